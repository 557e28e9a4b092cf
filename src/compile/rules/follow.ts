import { type Destination, isOnSite, pathOf, type Redirect } from '../../model/redirect.ts';
import { applyRule } from '../../model/redirect-pattern.ts';
import { canonicalPath, FEED_ALIASES, FEED_PATHS, homePathOf } from '../../paths.ts';
import type { PreparedRule } from './find-unreachable.ts';
import type { SiteAddresses } from './site-addresses.ts';

/** What rules lead to, and past. */
export interface Surroundings {
  readonly siteUrl: string;
  readonly addresses: SiteAddresses;
  /** Where aliases and former slugs lead. */
  readonly aliases: readonly Redirect[];
  readonly formerSlugs: readonly Redirect[];
}

/** A path that grows with each hop is a loop too, and nobody has as many redirects in a row. */
const MOST_HOPS = 100;

/** Other addresses of feeds, which lead there before any rule. */
export const FEEDS = new Map<string, Destination>(
  Object.entries(FEED_ALIASES).map(([from, format]) => [from, { to: FEED_PATHS[format] }]),
);

/** Redirects by their old addresses as requests spell them; of two, the later one counts. */
export const toMap = (redirects: readonly Redirect[]): ReadonlyMap<string, Destination> =>
  new Map(redirects.map(({ from, ...to }) => [canonicalPath(from), to]));

/** Where an address leads in the end; `nowhere` has the address where nothing is. */
type End =
  | { readonly kind: 'somewhere'; readonly destination: Destination }
  | { readonly kind: 'nowhere'; readonly path: string }
  | { readonly kind: 'loop' };

const isForNow = ({ status = 301 }: Destination): boolean => status !== 301 && status !== 308;

/** Finds where an address leads in the end. */
export type Follow = (first: Destination, from: string) => End;

/** Makes it of what the site has. */
export function createFollow(
  { addresses, aliases, formerSlugs }: Surroundings,
  exact: ReadonlyMap<string, Destination>,
  patterns: readonly PreparedRule[],
): Follow {
  const [byAlias, bySlug] = [toMap(aliases), toMap(formerSlugs)];
  const findPattern = (path: string): Destination | undefined => {
    for (const rule of patterns) {
      const to = applyRule(rule, path);
      if (to !== undefined) return { to, status: rule.status };
    }
    const home = homePathOf(path);
    return home === undefined ? undefined : { to: home };
  };
  /** In the order in which the Worker looks. */
  const findNext = (path: string): Destination | undefined =>
    FEEDS.get(path) ??
    byAlias.get(path) ??
    exact.get(path) ??
    bySlug.get(path) ??
    findPattern(path);

  return (first, from) => {
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
