import type { Problem } from '../../model/problem.ts';
import type { Redirect } from '../../model/redirect.ts';
import { listPlaceholders, type RedirectRule, readPattern } from '../../model/redirect-pattern.ts';
import { canonicalPath } from '../../paths.ts';
import { blame, explainNowhere, LOOP } from './blame.ts';
import { findUnreachable, type PreparedRule } from './find-unreachable.ts';
import { createFollow, FEEDS, type Surroundings, toMap } from './follow.ts';
import type { WrittenRule } from './parse-rules.ts';
import { resolvePatterns } from './resolve-patterns.ts';
import { spellTarget } from './rule-target.ts';

/** The rules that count, and what is wrong with the others. */
export interface ResolvedRules {
  /** Each for one address, and leads on in one hop. */
  readonly redirects: readonly Redirect[];
  readonly rules: readonly RedirectRule[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const BASE = 'https://host.invalid';

const prepare = ({ line, from, to, status }: WrittenRule, siteUrl: string): PreparedRule => {
  const spelled = new URL(BASE + from).pathname;
  const path = canonicalPath(spelled);
  const target = spellTarget(to, siteUrl);
  const old = spelled.replace('*', ':splat');
  return {
    line,
    from: path,
    isRespelling: old !== target && canonicalPath(old) === canonicalPath(target),
    isPattern: listPlaceholders(path).length > 0,
    parts: readPattern(path),
    to: target,
    ...(status !== undefined && { status }),
  };
};

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.line - b.line);

/**
 * Checks where rules lead, and lets each lead there in one hop.
 * @param written in the order of the file
 */
export function resolveRules(
  written: readonly WrittenRule[],
  surroundings: Surroundings,
): ResolvedRules {
  const all = written.map((rule) => prepare(rule, surroundings.siteUrl));
  const aliases = toMap(surroundings.aliases);
  const unreachable = findUnreachable(all, surroundings.addresses, aliases, FEEDS);
  const reachable = all.filter((rule) => !unreachable.has(rule));
  const patterns = reachable.filter(({ isPattern }) => isPattern);
  const single = reachable.filter(({ isPattern }) => !isPattern);
  const exact = new Map(single.map((rule) => [rule.from, rule]));
  const follow = createFollow(surroundings, exact, patterns);
  const problems: Problem[] = [];
  const warnings: Problem[] = [...unreachable].flatMap(([rule, message]) =>
    message === undefined ? [] : [blame(rule, message)],
  );
  const redirects = single.flatMap((rule): readonly Redirect[] => {
    const end = follow(rule, rule.from);
    if (end.kind === 'somewhere') {
      const { to, status } = end.destination;
      return [{ from: rule.from, to, ...(status !== undefined && { status }) }];
    }
    if (end.kind === 'loop') problems.push(blame(rule, LOOP));
    else warnings.push(blame(rule, explainNowhere(end.path)));
    return [];
  });
  const known = [...aliases.keys(), ...exact.keys(), ...toMap(surroundings.formerSlugs).keys()];
  const many = resolvePatterns(patterns, known, surroundings, follow);
  return {
    redirects,
    rules: many.rules.map(({ parts, to, status }) => ({
      parts,
      to,
      ...(status !== undefined && { status }),
    })),
    problems: inOrder([...problems, ...many.problems]),
    warnings: inOrder([...warnings, ...many.warnings]),
  };
}
