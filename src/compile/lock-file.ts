import { readConflict } from '../lock/conflict.ts';
import { EMPTY_LOCK, LOCK_ENTRY_KEYS, LOCK_FILE, type Lock } from '../lock/lock.ts';
import { diffLocks } from '../lock/lock-changes.ts';
import { type LockReading, readLockText } from '../lock/lock-text.ts';
import { mergeLocks } from '../lock/merge-locks.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { readInput } from './input.ts';
import { checkLostLock } from './lost-lock.ts';

/** A file that is empty, or holds an empty object. */
const BLANK = /^\s*(?:\{\s*\})?\s*$/;

function readText(text: string): LockReading {
  const conflict = readConflict(text);
  if (!conflict) return BLANK.test(text) ? { lock: EMPTY_LOCK } : readLockText(text);
  const [ours, theirs] = [readLockText(conflict.ours), readLockText(conflict.theirs)];
  if ('lock' in ours && 'lock' in theirs) return { lock: mergeLocks([ours.lock, theirs.lock]) };
  const message =
    'unresolved merge conflict; keep the entries of both sides, and remove the markers';
  return { problem: { file: LOCK_FILE, line: conflict.line, column: 1, message } };
}

/**
 * Reads the lock in `seeds/`. A missing file is an empty lock. If a merge left both sides in the
 * file, the lock is everything that either of them knows.
 * @param isNew accept a lock without articles even if an earlier one had some
 * @returns the lock, or what is wrong with it
 */
export async function readLock(root: string, isNew = false): Promise<LockReading> {
  const input = readInput(root, LOCK_FILE);
  if (input.kind === 'unreadable') return input;

  const reading = readText(input.kind === 'missing' ? '' : new TextDecoder().decode(input.bytes));
  const isEmpty = 'lock' in reading && Object.keys(reading.lock.articles).length === 0;
  const problem = isEmpty && !isNew ? checkLostLock(root) : undefined;
  return problem ? { problem } : reading;
}

const renderEntry = (entry: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.fromEntries(LOCK_ENTRY_KEYS.map((key) => [key, entry[key]])));

/** One entry per line, with its keys in a fixed order, so that branches merge line by line. */
const renderSection = (
  name: string,
  section: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): string => {
  const lines = Object.entries(section)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => `    ${JSON.stringify(key)}: ${renderEntry(entry)}`);
  return `  "${name}": {\n${lines.join(',\n')}\n  }`;
};

/** The text of the lock's file. */
export const renderLock = ({ version, sites, articles }: Lock): string =>
  `{\n  "version": ${version},\n${renderSection('sites', sites)},\n${renderSection('articles', articles)}\n}\n`;

function isReadBack(lock: Lock): boolean {
  const text = renderLock(lock);
  const reading = readText(text);
  return 'lock' in reading && renderLock(reading.lock) === text;
}

/**
 * Reports entries that could not be read back once written, which would stop every later compile.
 * Each entry is a line that is read by itself, so unchanged ones need not be checked again.
 */
export function checkReadable(before: Lock, after: Lock): readonly Problem[] {
  const changed = diffLocks(before, after);
  if (isReadBack(changed)) return [];
  const message = 'could not be read back from the lock; change its date, id or slug';
  const problems = Object.entries(changed.articles)
    .filter(([id, entry]) => !isReadBack({ ...EMPTY_LOCK, articles: { [id]: entry } }))
    .map(([id, { file }]) => atStart(file, `the article "${id}" ${message}`));
  return problems.length > 0 ? problems : [atStart(LOCK_FILE, `the site ${message}`)];
}
