import type { Channel, ListedFeed } from '../feed/channel.ts';
import { FEED_FORMATS, type FeedFormat, FORMATS } from '../feed/formats.ts';
import type { Link } from '../http/link.ts';

/** Links from a page to a feed in each format (RFC 8288). */
export const buildAlternates = ({ title, feedUrls }: ListedFeed): readonly Link[] =>
  FORMATS.map((format) => ({
    href: feedUrls[format],
    rel: 'alternate',
    type: FEED_FORMATS[format].mediaType,
    title: `${title} (${FEED_FORMATS[format].name})`,
  }));

/** Links from a feed to itself, to its hub (WebSub §4), and to its other documents (RFC 5005 §4). */
export function buildFeedLinks(
  { feedUrls, paging, hubUrl }: Channel,
  format: FeedFormat,
): readonly Link[] {
  const { current, previous, next } = paging;
  const links: readonly (readonly [rel: string, href: string | undefined])[] = [
    ['self', feedUrls[format]],
    ['hub', hubUrl],
    ['current', current?.[format]],
    ['prev-archive', previous?.[format]],
    ['next-archive', next?.[format]],
  ];
  return links.flatMap(([rel, href]) => (href ? [{ rel, href }] : []));
}
