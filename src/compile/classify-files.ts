import path from 'node:path';
import { SOURCE_KINDS, type SourceKind } from '../read/seed.ts';
import { findConfigured, isTemplate } from './configured-roots.ts';

/** What the files of `seeds/` are. Every other file is one that articles may show or offer. */
export interface ClassifiedFiles {
  readonly articles: ReadonlyMap<string, SourceKind>;
  /** Files that end in `.yaml` or `.yml`, by their path without that ending. */
  readonly sidecars: ReadonlyMap<string, readonly string[]>;
}

/**
 * The ending of a name, in lower case and with the dot.
 * @example endingOf('seeds/Kim.MD') // → '.md'
 */
export const endingOf = (file: string): string => path.posix.extname(file).toLowerCase();

/**
 * A path without the ending.
 * @example stemOf('seeds/kim.md') // → 'seeds/kim'
 */
export const stemOf = (file: string): string =>
  file.slice(0, file.length - path.posix.extname(file).length);

/** The kind of source that an ending promises. */
function promisedKind(file: string): SourceKind | undefined {
  const ending = endingOf(file);
  return ending in SOURCE_KINDS ? SOURCE_KINDS[ending as keyof typeof SOURCE_KINDS] : undefined;
}

/** What sites have for machines, and for whoever is lost. */
const FOR_MACHINES =
  /\/(?:404\.\w+|(?:robots|humans|(?:app-)?ads|security|llms(?:-full)?|requirements)\.txt|google[\da-f]{16}\.html)$/i;

/** The page of a folder whose other files belong to it (Hugo, Zola), in any language: `index.fr.md`. */
const BUNDLE_PAGE = /\/_?index(?:\.[\w-]+)?\.(?:md|mdx|markdown)$/i;

const LEAF_PAGE = /\/index(?:\.[\w-]+)?\.(?:md|mdx|markdown)$/i;

/** The page of a list in Hugo and Zola. There, Markdown beside an `index.md` is a part of it. */
const LIST_PAGE = /\/_index(?:\.[\w-]+)?\.(?:md|markdown)$/i;

/** Templates of pages, which Hugo has beside the folder of its articles. */
const LAYOUT = /\/layouts\/.+\.html$/;

/** Where generators have files that are served as they are. */
const STATIC = /\/(?:static|public|assets)\//;

/**
 * Sorts out the articles. A text or a page in a folder of static files, or beside the `index.md` of its folder, is a
 * file, unless it has fields; so is Markdown there, in a folder of Hugo, and all that is in the theme of a generator.
 * @param files in the order of their names
 * @param skipped what was skipped because of its name
 * @param hasFrontMatter reads the beginning of a file
 */
export function classifyFiles(
  files: readonly string[],
  skipped: readonly string[],
  hasFrontMatter: (file: string) => boolean,
): ClassifiedFiles {
  const sidecars = Map.groupBy(
    files.filter((file) => /^\.ya?ml$/.test(endingOf(file))),
    stemOf,
  );
  const [root] = files[0]?.split('/') ?? [];
  const bundles = new Set(
    [...files, ...skipped].filter((file) => BUNDLE_PAGE.test(file)).map(path.posix.dirname),
  );
  const configured = findConfigured([...files, ...skipped]);
  const hasLists = [...files, ...skipped].some((file) => LIST_PAGE.test(file));
  const leaves = new Set(
    hasLists ? files.filter((file) => LEAF_PAGE.test(file)).map(path.posix.dirname) : [],
  );
  const isFile = (file: string, kind: SourceKind): boolean => {
    if (FOR_MACHINES.test(file) || isTemplate(file, configured)) return true;
    if (sidecars.has(stemOf(file))) return false;
    const folder = path.posix.dirname(file);
    if (kind === 'markdown' || kind === 'mdx')
      return leaves.has(folder) && !LEAF_PAGE.test(file) && !hasFrontMatter(file);
    const isBeside = folder !== root && bundles.has(folder);
    // A raw text has no front matter.
    return (
      (isBeside || STATIC.test(file) || LAYOUT.test(file)) &&
      (kind === 'text' || !hasFrontMatter(file))
    );
  };
  const articles = files.flatMap((file): (readonly [string, SourceKind])[] => {
    const kind = promisedKind(file);
    return kind === undefined || isFile(file, kind) ? [] : [[file, kind]];
  });
  return { articles: new Map(articles), sidecars };
}
