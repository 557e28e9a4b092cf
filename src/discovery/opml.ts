import type { ListedFeed, SiteInfo } from '../feed/channel.ts';
import { formatElement, formatText } from '../feed/xml.ts';

/** Feeds under a heading of their own. */
export interface FeedGroup {
  readonly name: string;
  readonly feeds: readonly ListedFeed[];
}

/** RSS alone, which every reader takes: with all three formats, each item would arrive three times. */
const formatFeed = ({ title, show, homeUrl, feedUrls }: ListedFeed): string =>
  formatElement('outline', {
    type: 'rss',
    text: show?.title ?? title,
    title: show?.title ?? title,
    xmlUrl: feedUrls.rss,
    htmlUrl: homeUrl,
  });

const formatGroup = ({ name, feeds }: FeedGroup): string =>
  feeds.length > 0 ? formatElement('outline', { text: name }, feeds.map(formatFeed).join('')) : '';

/**
 * Every feed of the site as OPML 2.0, which feed readers import.
 * @see http://opml.org/spec2.opml
 */
export function renderOpml(
  siteInfo: SiteInfo & Pick<ListedFeed, 'show'>,
  groups: readonly FeedGroup[],
): string {
  const head =
    formatText('title', siteInfo.title) +
    formatText('ownerName', siteInfo.author.name) +
    formatText('ownerEmail', siteInfo.author.email);
  const body = formatFeed(siteInfo) + groups.map(formatGroup).join('');
  const opml = formatElement('head', {}, head) + formatElement('body', {}, body);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${formatElement('opml', { version: '2.0' }, opml)}\n`;
}
