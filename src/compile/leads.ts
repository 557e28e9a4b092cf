import type { Site } from '../model/article.ts';
import { readQueryAddress } from '../model/query-address.ts';
import { isOnSite, pathOf } from '../model/redirect.ts';
import { applyRule } from '../model/redirect-pattern.ts';
import { canonicalPath, FEED_ALIASES, homePathOf } from '../paths.ts';
import { listAddresses } from './rules/site-addresses.ts';

/** More redirects in a row than anybody writes. */
const MOST_HOPS = 10;

/**
 * A function that tells whether anything answers at an address of the site, as the Worker will find it.
 * @example createLeads(site)('/2020/kim/?x=y') // → true if an article has the alias `/2020/kim`
 */
export function createLeads(site: Site): (address: string) => boolean {
  const { isServed } = listAddresses(site, new Set((site.files ?? []).map(({ path }) => path)));
  const redirects = new Map(site.redirects.map(({ from, to }) => [canonicalPath(from), to]));
  const findNext = (path: string): string | undefined => {
    const single = redirects.get(path);
    if (single !== undefined) return single;
    for (const rule of site.rules ?? []) {
      const to = applyRule(rule, path);
      if (to !== undefined) return to;
    }
    return homePathOf(path);
  };
  const leads = (address: string, hops: number): boolean => {
    if (!isOnSite(address)) return true;
    const path = canonicalPath(pathOf(address));
    if (isServed(path) || path in FEED_ALIASES) return true;
    const next = hops < MOST_HOPS ? findNext(path) : undefined;
    return next !== undefined && leads(next, hops + 1);
  };
  return (address) => {
    const query = /^\/(?:index\.php)?\?/.test(address) ? readQueryAddress(address) : undefined;
    if (query) return 'feed' in query || redirects.has(query.article);
    return leads(address, 0);
  };
}
