import { Feed } from 'feed';
import type { MediaFile, Person } from '../model/article.ts';
import { textToHtml } from '../model/escape-html.ts';
import { type Channel, enclosuresOf, type Item } from './channel.ts';
import { GENERATOR } from './generator.ts';
import { formatMedia } from './media.ts';
import { formatPaging } from './paging.ts';
import { formatEpisode, formatShow, isPodcast, type Podcast } from './podcast.ts';
import { protectText } from './protect.ts';
import { type Elements, splitDocument } from './split-document.ts';
import { formatElement, formatHtml, formatText } from './xml.ts';

/** The specification, which the channel's `docs` also links to. */
const DOCS = 'https://www.rssboard.org/rss-specification';

/** `ttl` counts in minutes. */
const toMinutes = (seconds: number): number => Math.ceil(seconds / 60);

function renderByFeed(channel: Channel): string {
  const feed = new Feed({
    title: protectText(channel.title),
    description: protectText(channel.description),
    link: channel.homeUrl,
    language: channel.language,
    updated: new Date(channel.updated),
    feed: channel.feedUrls.rss,
    docs: DOCS,
    generator: `${GENERATOR.name} ${GENERATOR.version}`,
    ttl: toMinutes(channel.maxAge),
    ...(channel.hubUrl && { hub: channel.hubUrl }),
    ...(channel.iconUrl && { image: protectText(channel.iconUrl) }),
    ...(channel.copyright && { copyright: protectText(channel.copyright) }),
  });
  // RSS 2.0, category: a place in a taxonomy, from the top down.
  if (channel.category) feed.addCategory(protectText(channel.category.join('/')));
  for (const { id, url, published, updated, tags } of channel.items) {
    feed.addItem({
      title: '',
      link: url,
      guid: protectText(id),
      date: new Date(published ?? updated),
      category: tags.map(({ name }) => ({ name: protectText(name) })),
    });
  }
  return feed.rss2();
}

/** RSS Advisory Board profile, managingEditor: an address, then the name. */
const formatEditor = ({ name, email }: Person): string =>
  formatText('managingEditor', email && `${email} (${name})`);

const PERIODS = { hourly: 60, daily: 1440 } as const;

/**
 * The same as `ttl`, for readers that use this instead: whole times an hour, or else a day.
 * @see https://web.resource.org/rss/1.0/modules/syndication/
 */
function formatUpdatePeriod(maxAge: number): string {
  const minutes = toMinutes(maxAge);
  const period = PERIODS.hourly % minutes === 0 ? 'hourly' : 'daily';
  return (
    formatText('sy:updatePeriod', period) +
    formatText('sy:updateFrequency', Math.max(1, Math.floor(PERIODS[period] / minutes)))
  );
}

/** The head, in document order. */
const formatHead = (channel: Channel, written: Elements, podcast?: Podcast) => [
  written('title'),
  written('link'),
  written('description'),
  written('lastBuildDate'),
  written('docs'),
  ...formatPaging(channel.paging, 'rss', 'atom:link'),
  formatEditor(channel.author),
  formatUpdatePeriod(channel.maxAge),
  ...(podcast ? formatShow(podcast) : []),
  written('generator'),
  written('language'),
  written('ttl'),
  channel.iconUrl ? written('image') : '',
  channel.copyright ? written('copyright') : '',
  channel.category ? written('category') : '',
  written('atom:link'),
];

/** `author` has to be an e-mail address, so the authors, or else the channel's, are creators. */
const formatCreators = ({ authors }: Item, { author }: Channel): string =>
  (authors.length > 0 ? authors : [author])
    .map(({ name }) => formatText('dc:creator', name))
    .join('');

/** Where it was first published. */
const formatSource = ({ canonical }: Item): string =>
  canonical ? formatText('source', new URL(canonical).hostname, { url: canonical }) : '';

/** RSS Advisory Board profile, enclosure: length 0 if it is not known. */
const formatEnclosure = ({ url, byteLength: length = 0, mediaType: type }: MediaFile): string =>
  formatElement('enclosure', { url, length, type });

/** An item, in document order. Its title is plain text, its description HTML, as RSS 2.0 has it. */
const formatItem = (item: Item, written: Elements, channel: Channel, podcast?: Podcast) => [
  '<item>',
  formatText('title', item.title),
  formatText('description', textToHtml(item.summary)),
  formatCreators(item, channel),
  // RSS has no elements for the last change, a language that differs, and the rights.
  formatText('dcterms:modified', item.updated),
  formatText('dc:language', item.language === channel.language ? undefined : item.language),
  formatText('dc:rights', item.rights),
  formatSource(item),
  item.externalUrl ? formatElement('atom:link', { rel: 'related', href: item.externalUrl }) : '',
  // RSS Advisory Board profile, enclosure: one per item.
  ...enclosuresOf(item).slice(0, 1).map(formatEnclosure),
  formatMedia(item),
  ...(podcast ? formatEpisode(item, podcast) : []),
  formatText('source:markdown', item.contentMarkdown),
  written('link'),
  written('guid'),
  item.published ? written('pubDate') : '',
  item.tags.length > 0 ? written('category') : '',
  ...formatHtml('content:encoded', item.contentHtml),
  '</item>',
];

/**
 * The channel as RSS 2.0.
 * @see https://www.rssboard.org/rss-specification
 */
export function renderRss(channel: Channel): string {
  const podcast = isPodcast(channel) ? channel : undefined;
  const { head, items, assemble } = splitDocument(renderByFeed(channel), channel.items);
  return assemble([
    ...formatHead(channel, head, podcast),
    ...items.flatMap(([item, written]) => formatItem(item, written, channel, podcast)),
  ]);
}
