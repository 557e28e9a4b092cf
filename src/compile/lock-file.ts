import { EMPTY_LOCK, LOCK_ENTRY_KEYS, type Lock } from '../article/lock.ts';
import { uniteLocks } from '../article/unite-locks.ts';
import { readConflict } from './conflict.ts';
import { readInput } from './input.ts';
import { type LockReading, readLockText } from './lock-text.ts';
import { LOCK_FILE } from './seeds.ts';

/**
 * The lock as it lies in `seeds/`, an empty one where there is none, or what is wrong with it.
 * Where a merge left both sides, it is everything that either of them knows.
 */
export async function readLock(root: string): Promise<LockReading> {
  const input = readInput(root, LOCK_FILE);
  if (input.kind === 'missing') return { lock: EMPTY_LOCK };
  if (input.kind === 'unreadable') return input;

  const text = new TextDecoder().decode(input.bytes);
  const conflict = readConflict(text);
  if (!conflict) return readLockText(text);
  const [ours, theirs] = [readLockText(conflict.ours), readLockText(conflict.theirs)];
  if ('lock' in ours && 'lock' in theirs) return { lock: uniteLocks([ours.lock, theirs.lock]) };
  const message = 'a merge left both sides here; keep the entries of both, without the marks';
  return { problem: { file: LOCK_FILE, line: conflict.line, column: 1, message } };
}

/** An entry a line in the order of the keys, so that branches merge line by line. */
const renderSection = (name: string, section: Readonly<Record<string, object>>): string => {
  const lines = Object.entries(section)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, entry]) =>
        `    ${JSON.stringify(key)}: ${JSON.stringify(entry, [...LOCK_ENTRY_KEYS])}`,
    );
  return `  "${name}": {\n${lines.join(',\n')}\n  }`;
};

/** The lock as it lies in `seeds/`. */
export const renderLock = ({ version, sites, articles }: Lock): string =>
  `{\n  "version": ${version},\n${renderSection('sites', sites)},\n${renderSection('articles', articles)}\n}\n`;
