import { atStart, type Problem } from '../model/problem.ts';
import type { Seed, SourceFile } from '../read/seed.ts';
import { classifyFiles, stemOf } from './classify-files.ts';
import { readInput } from './input.ts';
import { listFiles } from './list-files.ts';
import { listUnread } from './passed-over.ts';
import { isAuthorPage, listPeople, type People } from './people.ts';
import { findMisspelledSidecars, findSharedSidecars, listLoneSidecars } from './sidecars.ts';

/** The content of `seeds/`. */
export interface Seeds {
  /** In the order of their paths. */
  readonly seeds: readonly Seed[];
  /** Every other file but the sidecars; articles may show or offer them. */
  readonly others: ReadonlySet<string>;
  readonly people: People;
  /** What is skipped because of its name, where a folder ends in `/`, and YAML that is no sidecar. */
  readonly skipped: readonly string[];
  readonly onDisk: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The folder of the articles, relative to the project. */
export const SEEDS = 'seeds';

/** Larger than any article, even with pictures embedded in its HTML; in bytes. */
export const MOST_BYTES = 8 * 1024 * 1024;

/** How a file with fields of its own begins. */
export const FRONT_MATTER = /^(?:\ufeff)?(?:---|\+\+\+)[^\S\n]*\r?\n/;

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

const missingFolder = (): Seeds => ({
  seeds: [],
  others: new Set(),
  people: new Map(),
  skipped: [],
  onDisk: new Map(),
  problems: [atStart(SEEDS, 'no such folder; create it, and add articles')],
  warnings: [],
});

/** Reads every article of `seeds/`, in the order of their names, and reports what is wrong there. */
export async function readSeeds(root: string): Promise<Seeds> {
  const listed = await listFiles(root, SEEDS).catch(() => undefined);
  if (listed === undefined) return missingFolder();
  const onDisk = listed.files;
  const files = [...onDisk.keys()].toSorted();
  const textOf = (file: string): string => {
    const input = readInput(root, onDisk.get(file) ?? file, MOST_BYTES);
    return input.kind === 'bytes' ? new TextDecoder().decode(input.bytes) : '';
  };
  const classified = classifyFiles(files, listed.skipped, (file) =>
    FRONT_MATTER.test(textOf(file)),
  );
  const { sidecars } = classified;
  const authorPages = new Set(
    [...classified.articles.keys()].filter((file) => isAuthorPage(file, () => textOf(file))),
  );
  const articles = new Map([...classified.articles].filter(([file]) => !authorPages.has(file)));
  // A link does not share the sidecar of its target, which may say that the article is a draft.
  const linked = [...articles.keys()]
    .filter((file) => listed.links.has(file))
    .map((file) => atStart(file, 'an article cannot be a link; replace it with the file itself'));
  const sidecarOf = (file: string): string | undefined => sidecars.get(stemOf(file))?.[0];
  const beside = [...articles.keys()].flatMap((file) => sidecarOf(file) ?? []);
  const { read, problems } = readAll(root, [...articles.keys(), ...beside], onDisk);
  const isSidecar = new Set([...sidecars.values()].flat());
  const described = listPeople(root, [...files, ...listed.skipped]);
  const skipped = [...listed.skipped, ...authorPages, ...listLoneSidecars(classified)];
  return {
    seeds: [...articles].flatMap(([file, kind]) => {
      const source = read.get(file);
      return source && !listed.links.has(file)
        ? [{ kind, source, sidecar: read.get(sidecarOf(file) ?? '') }]
        : [];
    }),
    others: new Set(files.filter((file) => !classified.articles.has(file) && !isSidecar.has(file))),
    people: described.people,
    skipped: listUnread(root, skipped, described.files),
    onDisk,
    problems: [...listed.problems, ...linked, ...findSharedSidecars(classified), ...problems],
    warnings: [...listed.warnings, ...findMisspelledSidecars(classified), ...described.warnings],
  };
}
