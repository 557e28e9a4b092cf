import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { atStart, type Problem } from '../article/problem.ts';

/** A file of the publisher's. */
export interface SourceFile {
  /** From the project's folder on, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** An article's file, and the sidecar beside it. */
export interface Seed {
  readonly source: SourceFile;
  readonly sidecar?: SourceFile | undefined;
}

const SEEDS = 'seeds';
export const LOCK_FILE = `${SEEDS}/articles.lock.json`;

const ARTICLE = '.txt';
const SIDECAR = '.yaml';

/** What may lie in `seeds/` without being an article. */
const isPassedOver = (name: string): boolean =>
  /^[._]/.test(name) || name === 'README.md' || name === path.posix.basename(LOCK_FILE);

/** What is wrong with a file that is neither an article nor its sidecar. */
function explainStranger(name: string, isFolder: boolean, names: ReadonlySet<string>): string {
  if (isFolder) return 'folders are not read; put the articles into seeds/ itself';
  const base = path.posix.basename(name, path.posix.extname(name));
  if (/\.ya?ml$/.test(name)) {
    return names.has(base + ARTICLE)
      ? `a sidecar ends in ${SIDECAR}; rename it to ${base}${SIDECAR}`
      : `there is no ${base}${ARTICLE} beside this sidecar; rename it, or remove it`;
  }
  return `articles are ${ARTICLE} files; rename it, or put "_" before its name to have it passed over`;
}

/** Every article file of `seeds/` in the order of their names, and what else should not be there. */
export async function readSeeds(
  root: string,
): Promise<{ readonly seeds: readonly Seed[]; readonly problems: readonly Problem[] }> {
  const entries = (await readdir(path.join(root, SEEDS), { withFileTypes: true }))
    .filter(({ name }) => !isPassedOver(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
  const read = async (name: string): Promise<SourceFile> => ({
    file: `${SEEDS}/${name}`,
    bytes: await readFile(path.join(root, SEEDS, name)),
  });
  const isArticle = (name: string): boolean => names.has(name) && name.endsWith(ARTICLE);
  const isSidecar = (name: string): boolean =>
    names.has(name) && name.endsWith(SIDECAR) && names.has(name.replace(/\.yaml$/, ARTICLE));

  const seeds: Seed[] = [];
  for (const { name } of entries.filter((entry) => isArticle(entry.name))) {
    const sidecar = name.replace(/\.txt$/, SIDECAR);
    seeds.push({
      source: await read(name),
      sidecar: names.has(sidecar) ? await read(sidecar) : undefined,
    });
  }
  const problems = entries
    .filter(({ name }) => !isArticle(name) && !isSidecar(name))
    .map((entry) =>
      atStart(`${SEEDS}/${entry.name}`, explainStranger(entry.name, entry.isDirectory(), names)),
    );
  return { seeds, problems };
}
