import { atStart, type Problem } from '../../model/problem.ts';
import { readInput } from '../input.ts';
import { parseRules, RULES_FILE, type WrittenRule } from './parse-rules.ts';

/** Room for ten thousand rules and more; in bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

interface RulesReading {
  readonly rules: readonly WrittenRule[];
  readonly problems: readonly Problem[];
}

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
