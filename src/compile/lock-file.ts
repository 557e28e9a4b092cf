import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { EMPTY_LOCK, type Lock, lockFile } from '../article/lock.ts';
import { atStart, type Problem } from '../article/problem.ts';
import { LOCK_FILE } from './seeds.ts';

const CONFLICT = /^(?:<{7}|={7}|>{7})/m;

/** The lock as it lies in `seeds/`, an empty one where there is none, or what is wrong with it. */
export async function readLock(
  root: string,
): Promise<{ readonly lock: Lock } | { readonly problem: Problem }> {
  const json = await readFile(path.join(root, LOCK_FILE), 'utf8').catch(() => undefined);
  if (json === undefined) return { lock: EMPTY_LOCK };

  const conflict = CONFLICT.exec(json);
  if (conflict) {
    const line = json.slice(0, conflict.index).split('\n').length;
    const message = 'a merge left both sides here; keep the entries of both, without the marks';
    return { problem: { file: LOCK_FILE, line, column: 1, message } };
  }
  // JSON is YAML too, and this parser says where it stopped.
  const lines = new LineCounter();
  const document = parseDocument(json, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    const message = `this is no JSON: ${fault.message}; restore the file from version control`;
    return { problem: { file: LOCK_FILE, line, column: col, message } };
  }
  const read = lockFile.safeParse(document.toJS());
  if (read.success) return { lock: read.data };
  const where = read.error.issues[0]?.path.join(' › ') || 'its top';
  const message = `the lock is damaged at ${where}; restore the file from version control`;
  return { problem: atStart(LOCK_FILE, message) };
}

/** One entry after the other in the order of their ids, so that branches merge line by line. */
export const renderLock = ({ version, articles }: Lock): string =>
  `${JSON.stringify(
    {
      version,
      articles: Object.fromEntries(Object.entries(articles).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    null,
    2,
  )}\n`;
