import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { atStart, type Problem } from '../article/problem.ts';
import { readInput } from './input.ts';

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

/** What may lie in `seeds/` without being an article: notes, and the files of editors and systems. */
const PASSED_OVER = /^[._#]|~$|^(?:README\.md|articles\.lock\.json|Thumbs\.db|desktop\.ini)$/;

const sidecarOf = (article: string): string => article.slice(0, -ARTICLE.length) + SIDECAR;

/** What is wrong with a file that is neither an article nor its sidecar. */
function explainStranger(entry: Dirent, names: ReadonlySet<string>): string {
  if (entry.isDirectory()) return 'folders are not read; put the articles into seeds/ itself';
  const { name } = entry;
  const base = path.posix.basename(name, path.posix.extname(name));
  if (!/\.ya?ml$/.test(name)) {
    return `articles are ${ARTICLE} files; rename it, or put "_" before its name to have it passed over`;
  }
  return names.has(base + ARTICLE)
    ? `a sidecar ends in ${SIDECAR}; rename it to ${base}${SIDECAR}`
    : `there is no ${base}${ARTICLE} beside this sidecar; rename it, or remove it`;
}

/** The entries of the folder by name, or why it cannot be read. */
async function listSeeds(root: string): Promise<readonly Dirent[] | Problem> {
  try {
    const entries = await readdir(path.join(root, SEEDS), { withFileTypes: true });
    return entries
      .filter(({ name }) => !PASSED_OVER.test(name))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return atStart(SEEDS, 'there is no such folder to be read; make it, and put articles into it');
  }
}

/** Every article of `seeds/` in the order of the names, and what is wrong with the other files. */
export async function readSeeds(
  root: string,
): Promise<{ readonly seeds: readonly Seed[]; readonly problems: readonly Problem[] }> {
  const entries = await listSeeds(root);
  if ('message' in entries) return { seeds: [], problems: [entries] };

  const names = new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
  const articles = [...names].filter((name) => name.endsWith(ARTICLE));
  const known = new Set([...articles, ...articles.map(sidecarOf)]);
  const problems = entries
    .filter((entry) => entry.isDirectory() || !known.has(entry.name))
    .map((entry) => atStart(`${SEEDS}/${entry.name}`, explainStranger(entry, names)));

  const read = async (name: string): Promise<SourceFile | undefined> => {
    const file = `${SEEDS}/${name}`;
    const input = await readInput(root, file);
    if (input.kind === 'bytes') return { file, bytes: input.bytes };
    problems.push(
      input.kind === 'unreadable' ? input.problem : atStart(file, 'this is gone; save it again'),
    );
    return undefined;
  };
  const seeds: Seed[] = [];
  for (const article of articles) {
    const source = await read(article);
    const sidecar = names.has(sidecarOf(article)) ? await read(sidecarOf(article)) : undefined;
    if (source) seeds.push({ source, sidecar });
  }
  return { seeds, problems };
}
