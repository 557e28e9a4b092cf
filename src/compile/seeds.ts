import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';
import { type Seed, SOURCE_KINDS, type SourceFile, type SourceKind } from '../read/seed.ts';
import { readInput } from './input.ts';
import { isSkipped, listFiles } from './list-files.ts';

/** The content of `seeds/`. */
export interface Seeds {
  /** In the order of their paths. */
  readonly seeds: readonly Seed[];
  /** Every other file but the sidecars; articles may show or offer them. */
  readonly others: ReadonlySet<string>;
  readonly onDisk: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** The folder of the articles, relative to the project. */
export const SEEDS = 'seeds';

const SIDECAR = '.yaml';

const endingOf = (file: string): string => path.posix.extname(file).toLowerCase();
const stemOf = (file: string): string =>
  file.slice(0, file.length - path.posix.extname(file).length);

const kindOf = (file: string): SourceKind | undefined => {
  const ending = endingOf(file);
  return ending in SOURCE_KINDS ? SOURCE_KINDS[ending as keyof typeof SOURCE_KINDS] : undefined;
};

/** What is wrong with a sidecar: no article has its name, or its ending is not `.yaml`. */
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

/** Reports articles that would share a sidecar: `kim.md` and `kim.txt` next to `kim.yaml`. */
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

/** Larger than any article, even with pictures embedded in its HTML; in bytes. */
const MOST_BYTES = 8 * 1024 * 1024;

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

/** Reads every article of `seeds/`, in the order of their names, and reports what is wrong there. */
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
  // A link does not share the sidecar of its target, which may say that the article is a draft.
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

/** Why a path in `seeds/` holds nothing that an article could show or offer. */
export function explainUnlisted(file: string): string {
  if (isSkipped(file)) return `${file} is skipped because of its name; rename it`;
  if (kindOf(file) === undefined && endingOf(file) !== SIDECAR) {
    return `there is no file ${file}; add it, or fix the path`;
  }
  return `${file} does not exist, or is a sidecar or the source of an unpublished article; add it, or use a file of another kind`;
}
