import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../model/problem.ts';
import { EMPTY_LOCK, LOCK_FILE, type Lock, lockFile } from './lock.ts';
import { mergeLocks } from './merge-locks.ts';

/** A lock, or what is wrong with it. */
export type LockReading = { readonly lock: Lock } | { readonly problem: Problem };

/** A line that holds one entry. Its key is an id or a URL, so it contains a colon. */
const ENTRY_LINE = /^\s*("[^"]+:[^"]+"\s*:\s*\{.*\})\s*,?\s*$/;

const RESTORE = 'restore the file from version control';

/** Where a text stops being JSON. JSON is also YAML, and the YAML parser reports the position. */
function findFault(json: string): Problem {
  const lines = new LineCounter();
  const [fault] = parseDocument(json, { lineCounter: lines, prettyErrors: false }).errors;
  const { line, col } = lines.linePos(fault?.pos[0] ?? 0);
  return { file: LOCK_FILE, line, column: col, message: `this is not valid JSON; ${RESTORE}` };
}

function parse(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

/** The section of an entry, wherever a merge left it. Only articles have a file or a slug. */
const sectionOf = (entry: unknown): 'sites' | 'articles' =>
  /"(?:file|slug)":/.test(JSON.stringify(entry)) ? 'articles' : 'sites';

/** @param line of the value, from 1 */
function check(value: unknown, line: number): LockReading {
  const read = lockFile.safeParse(value);
  if (read.success) return { lock: read.data };
  const where = read.error.issues[0]?.path.join(' › ') || 'the top level';
  const message = `the lock is damaged at ${where}; ${RESTORE}`;
  return { problem: { file: LOCK_FILE, line, column: 1, message } };
}

function readLines(text: string): LockReading {
  const lines = text.split('\n').map((line) => {
    const entry = ENTRY_LINE.exec(line)?.[1];
    return { line, entry: entry === undefined ? undefined : parse(`{${entry}}`) };
  });
  const rest = lines.map(({ line, entry }) => (entry ? '' : line)).join('\n');
  const parsed = parse(rest);
  if (!parsed) return { problem: findFault(rest) };
  const readings = [
    check(parsed.value, 1),
    ...lines.flatMap(({ entry }, index) =>
      entry ? [check({ ...EMPTY_LOCK, [sectionOf(entry.value)]: entry.value }, index + 1)] : [],
    ),
  ];
  return (
    readings.find((reading) => 'problem' in reading) ?? {
      lock: mergeLocks(readings.flatMap((reading) => ('lock' in reading ? [reading.lock] : []))),
    }
  );
}

/**
 * Reads a lock in any layout. A line that holds an entry is parsed by itself, so that after a merge entries
 * may be in any order, appear twice, or have a comma too few or too many between them.
 */
export function readLockText(text: string): LockReading {
  try {
    return readLines(text);
  } catch (error) {
    // Brackets nested deeper than the stack allows.
    if (!(error instanceof RangeError)) throw error;
    const message = `the lock is damaged; ${RESTORE}`;
    return { problem: { file: LOCK_FILE, line: 1, column: 1, message } };
  }
}
