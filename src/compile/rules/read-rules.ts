import { atStart, type Problem } from '../../model/problem.ts';
import { readInput } from '../input.ts';
import { parseRules, RULES_FILE, type WrittenRule } from './parse-rules.ts';

/** Room for ten thousand rules and more; in bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

interface RulesReading {
  readonly rules: readonly WrittenRule[];
  readonly problems: readonly Problem[];
}

/** Warns of rules where others have them, such as `static/_redirects`: nothing reads them there. */
export const findStrayRules = (skipped: readonly string[]): readonly Problem[] =>
  skipped
    .filter((file) => file !== RULES_FILE && file.endsWith('/_redirects'))
    .map((file) => atStart(file, `rules are read from ${RULES_FILE} alone; move these there`));

/** Reads the redirects of the site; most have none. */
export function readRules(root: string): RulesReading {
  const input = readInput(root, RULES_FILE, MOST_BYTES);
  if (input.kind === 'missing') return { rules: [], problems: [] };
  if (input.kind === 'unreadable') return { rules: [], problems: [input.problem] };
  try {
    return parseRules(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(input.bytes),
    );
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const problem = atStart(RULES_FILE, 'this is not UTF-8; save the file as UTF-8');
    return { rules: [], problems: [problem] };
  }
}
