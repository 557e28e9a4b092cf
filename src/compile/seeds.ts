import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';
import { type Seed, SOURCE_KINDS, type SourceFile, type SourceKind } from '../read/seed.ts';
import { readInput } from './input.ts';
import { isSkipped, listFiles } from './list-files.ts';

/** What lies in `seeds/`. */
export interface Seeds {
  /** In the order of their paths. */
  readonly seeds: readonly Seed[];
  /** Every other file: articles may show or offer them. */
  readonly others: ReadonlySet<string>;
  /** Where every file is on the disk, by its path. */
  readonly onDisk: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

export const SEEDS = 'seeds';

const SIDECAR = '.yaml';

const endingOf = (file: string): string => path.posix.extname(file).toLowerCase();
const stemOf = (file: string): string =>
  file.slice(0, file.length - path.posix.extname(file).length);

const kindOf = (file: string): SourceKind | undefined => {
  const ending = endingOf(file);
  return ending in SOURCE_KINDS ? SOURCE_KINDS[ending as keyof typeof SOURCE_KINDS] : undefined;
};

/** What is wrong with a sidecar that stands alone. */
function explainSidecar(file: string, articles: ReadonlyMap<string, string>): Problem | undefined {
  const name = path.posix.basename(stemOf(file));
  const isBeside = articles.has(stemOf(file));
  if (path.posix.extname(file) === SIDECAR && isBeside) return undefined;
  return atStart(
    file,
    isBeside
      ? `a sidecar has to end in ${SIDECAR}; rename it to ${name}${SIDECAR}`
      : `there is no ${name}.txt, ${name}.md or ${name}.html next to this sidecar; rename it, or remove it`,
  );
}

/** Two articles with one name would share a sidecar. */
function checkSharedSidecars(
  articles: readonly string[],
  files: ReadonlySet<string>,
): readonly Problem[] {
  return [...Map.groupBy(articles, stemOf)].flatMap(([stem, [first, ...more]]) =>
    first !== undefined && files.has(stem + SIDECAR)
      ? more.map((file) => atStart(file, `${first} has the same sidecar; rename one of them`))
      : [],
  );
}

/** More than any article has, in bytes, with pictures that are written into its HTML. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Reads files, and tells of those that cannot be read. */
function readAll(
  root: string,
  files: readonly string[],
  onDisk: ReadonlyMap<string, string>,
): { readonly read: ReadonlyMap<string, SourceFile>; readonly problems: readonly Problem[] } {
  const read = new Map<string, SourceFile>();
  const problems: Problem[] = [];
  for (const file of files) {
    const input = readInput(root, onDisk.get(file) ?? file, MOST_BYTES);
    if (input.kind === 'bytes') read.set(file, { file, bytes: input.bytes });
    else if (input.kind === 'unreadable') problems.push({ ...input.problem, file });
    else problems.push(atStart(file, 'this was deleted during the compile; compile again'));
  }
  return { read, problems };
}

/** Every article of `seeds/` in the order of the names, and what is wrong with the other files. */
export async function readSeeds(root: string): Promise<Seeds> {
  const listed = await listFiles(root, SEEDS).catch(() => undefined);
  if (listed === undefined) {
    const message = 'no such folder; create it, and add articles';
    return { seeds: [], others: new Set(), onDisk: new Map(), problems: [atStart(SEEDS, message)] };
  }
  const onDisk = listed.files;
  const files = new Set([...onDisk.keys()].toSorted());
  const articles = [...files].filter((file) => kindOf(file) !== undefined);
  const byStem = new Map(articles.map((file) => [stemOf(file), file]));
  const sidecars = new Set([...files].filter((file) => /^\.ya?ml$/.test(endingOf(file))));
  // The sidecar of what a link leads to, which may say that it is a draft, is not that of the link.
  const linked = articles
    .filter((file) => listed.links.has(file))
    .map((file) => atStart(file, 'an article cannot be a link; replace it with the file itself'));
  const lone = [...sidecars].flatMap((file) => explainSidecar(file, byStem) ?? []);
  const beside = articles.map((file) => stemOf(file) + SIDECAR).filter((file) => files.has(file));
  const { read, problems } = readAll(root, [...articles, ...beside], onDisk);
  return {
    seeds: articles.flatMap((file) => {
      const source = read.get(file);
      const kind = kindOf(file);
      return source && kind ? [{ kind, source, sidecar: read.get(stemOf(file) + SIDECAR) }] : [];
    }),
    others: new Set([...files].filter((file) => kindOf(file) === undefined && !sidecars.has(file))),
    onDisk,
    problems: [
      ...listed.problems,
      ...linked,
      ...lone,
      ...checkSharedSidecars(articles, files),
      ...problems,
    ],
  };
}

/** Why there is nothing at a path of `seeds/` that an article could show or offer. */
export function explainUnlisted(file: string): string {
  if (isSkipped(file)) return `${file} is skipped because of its name; rename it`;
  if (kindOf(file) === undefined && endingOf(file) !== SIDECAR) {
    return `there is no file ${file}; add it, or fix the path`;
  }
  return `${file} does not exist, or is a sidecar or the source of an unpublished article; add it, or use a file of another kind`;
}
