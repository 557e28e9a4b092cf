import { LineCounter, parseDocument } from 'yaml';
import { EMPTY_LOCK, type Lock, lockFile } from '../article/lock.ts';
import { atStart, type Problem } from '../article/problem.ts';
import { readInput } from './input.ts';
import { LOCK_FILE } from './seeds.ts';

const CONFLICT = /^(?:<{7}|={7}|>{7})/m;
const RESTORE = 'restore the file from version control';

/** Where a text stops being JSON; the parser of YAML, which JSON is too, says the place. */
function findFault(json: string): Problem {
  const lines = new LineCounter();
  const [fault] = parseDocument(json, { lineCounter: lines, prettyErrors: false }).errors;
  const { line, col } = lines.linePos(fault?.pos[0] ?? 0);
  return { file: LOCK_FILE, line, column: col, message: `this is no JSON; ${RESTORE}` };
}

function parse(json: string): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return { problem: findFault(json) };
  }
}

/** The lock as it lies in `seeds/`, an empty one where there is none, or what is wrong with it. */
export async function readLock(
  root: string,
): Promise<{ readonly lock: Lock } | { readonly problem: Problem }> {
  const input = await readInput(root, LOCK_FILE);
  if (input.kind === 'missing') return { lock: EMPTY_LOCK };
  if (input.kind === 'unreadable') return input;

  const json = new TextDecoder().decode(input.bytes);
  const conflict = CONFLICT.exec(json);
  if (conflict) {
    const line = json.slice(0, conflict.index).split('\n').length;
    const message = 'a merge left both sides here; keep the entries of both, without the marks';
    return { problem: { file: LOCK_FILE, line, column: 1, message } };
  }
  const parsed = parse(json);
  if ('problem' in parsed) return parsed;
  const read = lockFile.safeParse(parsed.value);
  if (read.success) return { lock: read.data };
  const where = read.error.issues[0]?.path.join(' › ') || 'its top';
  return { problem: atStart(LOCK_FILE, `the lock is damaged at ${where}; ${RESTORE}`) };
}

/** One entry after the other in the order of their ids, so that branches merge line by line. */
export function renderLock({ version, articles }: Lock): string {
  const sorted = Object.entries(articles).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version, articles: Object.fromEntries(sorted) }, null, 2)}\n`;
}
