import type { Problem } from '../../model/problem.ts';
import { REDIRECT_STATUSES, type RedirectStatus } from '../../model/redirect.ts';
import { explainSource } from './rule-source.ts';
import { explainTarget } from './rule-target.ts';

/** The file of the redirects, in the format of Cloudflare and Netlify. */
export const RULES_FILE = 'seeds/_redirects';

/** A line of the file. */
export interface WrittenRule {
  /** From 1. */
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly status?: RedirectStatus | undefined;
}

/** In characters, as Cloudflare has it. */
const LONGEST_LINE = 2000;

const STATUS = /^(?<code>\d{3})(?<force>!?)$/;

const CONDITION = /^[A-Za-z]+=/;

const isRedirectStatus = (code: number): code is RedirectStatus =>
  REDIRECT_STATUSES.some((status) => status === code);

/** What is wrong with what stands behind the two addresses. */
function explainRest([status, ...others]: readonly string[]): string | undefined {
  const [first] = others;
  if (status === undefined) return undefined;
  const condition = [status, ...others].find((word) => CONDITION.test(word));
  if (condition !== undefined) {
    return `"${condition}" is a condition, and here every reader gets the same; remove it, or the rule`;
  }
  const { code, force } = STATUS.exec(status)?.groups ?? {};
  const odd = code === undefined ? status : first;
  if (odd !== undefined) return `"${odd}" is neither a status nor a comment; remove it`;
  if (code === '200') {
    return 'a rule with 200 shows another page at the old address, and here each has one; use 301, or remove it';
  }
  if (!isRedirectStatus(Number(code))) {
    return `${code} is not the status of a redirect; use 301, 302, 303, 307 or 308, or remove it`;
  }
  return force === '!'
    ? `"${status}" replaces what is there, and here a rule counts only where nothing is; write ${code}`
    : undefined;
}

/** The words of a line up to its comment. */
function splitWords(line: string): readonly string[] {
  const words = line.trim().split(/\s+/);
  const comment = words.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).filter((word) => word !== '');
}

function explainRule([from = '', to, ...rest]: readonly string[]): string | undefined {
  if (to === undefined) {
    return 'a rule has two addresses, such as "/old /new"; add the one that it leads to';
  }
  // Netlify has the query of the old address in words of its own.
  return (
    explainSource(CONDITION.test(to) ? `${from}?${to}` : from) ??
    explainTarget(from, to) ??
    explainRest(rest)
  );
}

/** Reads the rules, or says what is wrong with them, line by line. */
export function parseRules(text: string): {
  readonly rules: readonly WrittenRule[];
  readonly problems: readonly Problem[];
} {
  const rules: WrittenRule[] = [];
  const problems: Problem[] = [];
  for (const [at, content] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const words = splitWords(content);
    if (words.length === 0) continue;
    const message =
      content.length > LONGEST_LINE
        ? 'this line is longer than 2,000 characters; shorten it'
        : explainRule(words);
    const [from = '', to = '', code] = words;
    const status = Number(code);
    if (message !== undefined) {
      const column = content.search(/\S/) + 1;
      problems.push({ file: RULES_FILE, line: at + 1, column, message });
    } else {
      rules.push({
        line: at + 1,
        from,
        to,
        ...(isRedirectStatus(status) && status !== 301 && { status }),
      });
    }
  }
  return { rules, problems };
}
