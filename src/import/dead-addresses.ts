import { createLeads } from '../compile/leads.ts';
import { publish } from '../compile/publication.ts';
import type { Sources } from '../compile/sources.ts';
import type { Match } from './match-items.ts';

/** An item whose article is here, and whose address leads nowhere. */
export interface DeadAddress {
  readonly link: string;
  readonly file: string;
}

const hostOf = (link: string): string => (URL.parse(link)?.host ?? '').replace(/^www\./, '');

/** The host of most links: items may also link to what they are about. */
function findHost(links: readonly string[]): string | undefined {
  const hosts = Map.groupBy(links, hostOf);
  hosts.delete('');
  return [...hosts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/**
 * Finds the items whose old address will be not found here. Where the articles are is as a compile would have it.
 * @param now milliseconds since 1970
 */
export function findDeadAddresses(
  matches: readonly Match[],
  sources: Sources,
  now: number,
): readonly DeadAddress[] {
  const host = findHost(matches.flatMap(({ item }) => item.links.slice(0, 1)));
  const leads = createLeads(publish(sources, { now, drafts: false }).site);
  return matches.flatMap((match) => {
    if (match.by === undefined) return [];
    const own = match.item.links.filter((link) => hostOf(link) === host);
    const [link] = own;
    const isHere = own.some((each) => {
      const { pathname, search } = new URL(each);
      return leads(pathname + search);
    });
    return link === undefined || isHere ? [] : [{ link, file: match.article.file }];
  });
}
