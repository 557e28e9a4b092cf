import type { Problem } from '../../model/problem.ts';
import { type Destination, isOnSite, pathOf, type Redirect } from '../../model/redirect.ts';
import {
  applyRule,
  listPlaceholders,
  type RedirectRule,
  readPattern,
} from '../../model/redirect-pattern.ts';
import { canonicalPath, FEED_ALIASES, FEED_PATHS } from '../../paths.ts';
import { findUnreachable, type PreparedRule } from './find-unreachable.ts';
import { RULES_FILE, type WrittenRule } from './parse-rules.ts';
import { spellTarget } from './rule-target.ts';
import type { SiteAddresses } from './site-addresses.ts';

/** What rules lead to, and past. */
export interface Surroundings {
  readonly siteUrl: string;
  readonly addresses: SiteAddresses;
  /** Where aliases and former slugs lead. */
  readonly aliases: readonly Redirect[];
  readonly formerSlugs: readonly Redirect[];
}

/** The rules that count, and what is wrong with the others. */
export interface ResolvedRules {
  /** Each for one address, and leads on in one hop. */
  readonly redirects: readonly Redirect[];
  readonly rules: readonly RedirectRule[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Rules with `*` or placeholders that are looked at for every address where nothing is. */
const MOST_PATTERNS = 1000;

/** A path that grows with each hop is a loop too, and nobody has as many redirects in a row. */
const MOST_HOPS = 100;

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

const FEEDS = new Map<string, Destination>(
  Object.entries(FEED_ALIASES).map(([from, format]) => [from, { to: FEED_PATHS[format] }]),
);

const toMap = (redirects: readonly Redirect[]): ReadonlyMap<string, Destination> =>
  new Map(redirects.map(({ from, ...to }) => [canonicalPath(from), to]));

/** Where an address leads in the end; `nowhere` has the address where nothing is. */
type End =
  | { readonly kind: 'somewhere'; readonly destination: Destination }
  | { readonly kind: 'nowhere'; readonly path: string }
  | { readonly kind: 'loop' };

const isForNow = ({ status = 301 }: Destination): boolean => status !== 301 && status !== 308;

/** Finds where addresses lead in the end. */
function createFollow(
  { addresses, aliases, formerSlugs }: Surroundings,
  exact: ReadonlyMap<string, Destination>,
  patterns: readonly PreparedRule[],
) {
  const [byAlias, bySlug] = [toMap(aliases), toMap(formerSlugs)];
  const findPattern = (path: string): Destination | undefined => {
    for (const rule of patterns) {
      const to = applyRule(rule, path);
      if (to !== undefined) return { to, status: rule.status };
    }
    return undefined;
  };
  /** In the order in which the Worker looks. */
  const findNext = (path: string): Destination | undefined =>
    FEEDS.get(path) ??
    byAlias.get(path) ??
    exact.get(path) ??
    bySlug.get(path) ??
    findPattern(path);

  return (first: Destination, from: string): End => {
    const seen = new Set([from]);
    let destination = first;
    while (isOnSite(destination.to)) {
      const path = canonicalPath(pathOf(destination.to));
      const added = destination.to.slice(pathOf(destination.to).length);
      if (addresses.isServed(path)) {
        return { kind: 'somewhere', destination: { ...destination, to: path + added } };
      }
      if (seen.has(path)) return { kind: 'loop' };
      seen.add(path);
      const next = findNext(path);
      if (!next) return { kind: 'nowhere', path };
      if (seen.size > MOST_HOPS) return { kind: 'loop' };
      const { status } = isForNow(next) && !isForNow(destination) ? next : destination;
      const to = next.to === pathOf(next.to) ? next.to + added : next.to;
      destination = { to, ...(status !== undefined && { status }) };
    }
    return { kind: 'somewhere', destination };
  };
}

/** The folder before the first placeholder: `/articles/` of `/articles/:slug`. */
const folderOf = (to: string): string =>
  pathOf(to)
    .replace(/:[A-Za-z].*$/s, '')
    .replace(/[^/]*$/, '');

const blame = ({ line }: PreparedRule, message: string): Problem => ({
  file: RULES_FILE,
  line,
  column: 1,
  message,
});

const LOOP = 'this rule leads back to itself; change where it leads';

/** What is wrong with where a rule for many addresses leads. */
function checkPattern(
  rule: PreparedRule,
  patterns: readonly PreparedRule[],
  { addresses }: Surroundings,
  known: readonly string[],
): 'loop' | 'nowhere' | undefined {
  const hasSomething = (folder: string): boolean =>
    addresses.hasFolder(folder) || known.some((path) => path.startsWith(folder));
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

const explainNowhere = (to: string): string =>
  `nothing is at "${to}"; change where this rule leads, or remove it (left out until then)`;

function resolvePatterns(
  patterns: readonly PreparedRule[],
  known: readonly string[],
  surroundings: Surroundings,
  follow: ReturnType<typeof createFollow>,
): Pick<ResolvedRules, 'problems' | 'warnings'> & { readonly rules: readonly PreparedRule[] } {
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
    else {
      const message = `nothing on this site is in "${folderOf(rule.to)}"; lead to a folder such as /articles/ (left out until then)`;
      warnings.push(blame(rule, message));
    }
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
