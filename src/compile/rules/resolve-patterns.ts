import type { Problem } from '../../model/problem.ts';
import { isOnSite, pathOf } from '../../model/redirect.ts';
import { applyRule, listPlaceholders } from '../../model/redirect-pattern.ts';
import { canonicalPath, homePathOf, MEDIA_FOLDER } from '../../paths.ts';
import { blame, explainNowhere, LOOP } from './blame.ts';
import type { PreparedRule } from './find-unreachable.ts';
import type { Follow, Surroundings } from './follow.ts';

/** Rules with `*` or placeholders that are looked at for every address where nothing is. */
const MOST_PATTERNS = 1000;

/** The rules that lead somewhere, and what is wrong with the others. */
interface CheckedPatterns {
  readonly rules: readonly PreparedRule[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The folder before the first placeholder: `/articles/` of `/articles/:slug`. */
const folderOf = (to: string): string =>
  pathOf(to)
    .replace(/:[A-Za-z].*$/s, '')
    .replace(/[^/]*$/, '');

/** What is wrong with where a rule for many addresses leads. */
function checkPattern(
  rule: PreparedRule,
  patterns: readonly PreparedRule[],
  { addresses }: Surroundings,
  known: readonly string[],
): 'loop' | 'nowhere' | undefined {
  const hasSomething = (folder: string): boolean =>
    addresses.hasFolder(folder) ||
    homePathOf(`${folder}name`) !== undefined ||
    known.some((path) => path.startsWith(folder));
  const seen = new Set<PreparedRule>();
  let current = rule;
  for (;;) {
    if (seen.has(current)) return 'loop';
    seen.add(current);
    const { to } = current;
    const folder = folderOf(to);
    if (!isOnSite(to) || (folder !== '/' && hasSomething(folder))) return undefined;
    const path = canonicalPath(pathOf(to));
    const next = patterns.find((each) => applyRule(each, path) !== undefined);
    if (!next) return folder === '/' ? undefined : 'nowhere';
    current = next;
  }
}

/** The names of files are made of their content, so that no rule can guess them. */
const explainFolder = (folder: string): string =>
  folder.startsWith(`${MEDIA_FOLDER}/`)
    ? `files have other names in "${folder}"; remove this rule, as the old address of a file in seeds/ leads there by itself, or lead to the folder that it has in seeds/ (left out until then)`
    : `nothing on this site is in "${folder}"; lead to a folder such as /articles/ (left out until then)`;

/** Checks where the rules for many addresses lead. */
export function resolvePatterns(
  patterns: readonly PreparedRule[],
  known: readonly string[],
  surroundings: Surroundings,
  follow: Follow,
): CheckedPatterns {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const rules = patterns.flatMap((rule): readonly PreparedRule[] => {
    if (listPlaceholders(rule.to).length === 0) {
      const end = follow(rule, '');
      if (end.kind === 'somewhere') return [{ ...rule, ...end.destination }];
      if (end.kind === 'loop') problems.push(blame(rule, LOOP));
      else warnings.push(blame(rule, explainNowhere(end.path)));
      return [];
    }
    const fault = checkPattern(rule, patterns, surroundings, known);
    if (fault === undefined) return [rule];
    if (fault === 'loop') problems.push(blame(rule, LOOP));
    else warnings.push(blame(rule, explainFolder(folderOf(rule.to))));
    return [];
  });
  const [extra] = patterns.slice(MOST_PATTERNS);
  if (extra) {
    const message =
      'there are more than 1,000 rules with * or placeholders; write what they have in common as one, or list addresses without them';
    problems.push(blame(extra, message));
  }
  return { rules, problems, warnings };
}
