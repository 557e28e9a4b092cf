import { Feed } from 'feed';
import type { MediaFile, Person } from '../model/article.ts';
import { type Channel, enclosuresOf, type Item } from './channel.ts';
import { formatDescription, formatEpisode } from './episode.ts';
import { GENERATOR } from './generator.ts';
import { formatMedia } from './media.ts';
import { formatPaging } from './paging.ts';
import { categoriesOf, isPodcast, linkOf, type Podcast } from './podcast.ts';
import { protectText } from './protect.ts';
import { formatShow } from './show.ts';
import { type Elements, splitDocument } from './split-document.ts';
import { formatElement, formatHtml, formatText, toHexReferences } from './xml.ts';

/** The specification, which the channel's `docs` also links to. */
const DOCS = 'https://www.rssboard.org/rss-specification';

/** `ttl` counts in minutes. */
const toMinutes = (seconds: number): number => Math.ceil(seconds / 60);

function renderByFeed(channel: Channel): string {
  const feed = new Feed({
    title: protectText(channel.title),
    description: protectText(channel.description),
    link: linkOf(channel),
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
  for (const category of categoriesOf(channel)) feed.addCategory(protectText(category.join('/')));
  for (const { id, guid = id, url, published, updated, tags } of channel.items) {
    feed.addItem({
      title: '',
      link: url,
      guid: protectText(guid),
      date: new Date(published ?? updated),
      category: tags.map(({ name }) => ({ name: protectText(name) })),
    });
  }
  return feed.rss2();
}

/** An element with plain text; most others of RSS hold HTML, or nothing to escape. */
const formatPlain = (name: string, text: string | undefined): string =>
  toHexReferences(formatText(name, text));

/** RSS Advisory Board profile, managingEditor: an address, then the name. */
const formatEditor = ({ name, email }: Person): string =>
  formatPlain('managingEditor', email && `${email} (${name})`);

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

/** The head, in document order. Some readers take its first `atom:link` for the feed's own address. */
const formatHead = (channel: Channel, written: Elements, podcast?: Podcast) => [
  toHexReferences(written('title')),
  written('link'),
  toHexReferences(written('description')),
  written('lastBuildDate'),
  written('docs'),
  formatEditor(channel.author),
  formatUpdatePeriod(channel.maxAge),
  ...(podcast ? formatShow(podcast) : []),
  written('generator'),
  written('language'),
  written('ttl'),
  channel.iconUrl ? toHexReferences(written('image')) : '',
  channel.copyright ? toHexReferences(written('copyright')) : '',
  channel.category ? toHexReferences(written('category')) : '',
  written('atom:link'),
  ...formatPaging(channel.paging, 'rss', 'atom:link'),
];

/** `author` has to be an e-mail address, so the authors, or else the channel's, are creators. */
const formatCreators = ({ authors }: Item, { author }: Channel): string =>
  (authors.length > 0 ? authors : [author])
    .map(({ name }) => formatPlain('dc:creator', name))
    .join('');

/** RSS Advisory Board profile, enclosure: length 0 if it is not known. */
const formatEnclosure = ({ url, byteLength: length = 0, mediaType: type }: MediaFile): string =>
  formatElement('enclosure', { url, length, type });

/**
 * An item, in document order. Its title is plain text, its description HTML, as RSS 2.0 has it. What RSS itself has
 * comes first: some readers take any `description`, `content` or `link` for the item's, whatever its vocabulary.
 */
function formatItem(
  item: Item,
  written: Elements,
  channel: Channel,
  podcast?: Podcast,
): readonly string[] {
  const files = enclosuresOf(item);
  // RSS Advisory Board profile, enclosure: one per item.
  const [enclosure] = files;
  return [
    '<item>',
    formatPlain('title', item.title),
    ...formatDescription(item, podcast),
    written('link'),
    written('guid'),
    item.published ? written('pubDate') : '',
    item.tags.length > 0 ? toHexReferences(written('category')) : '',
    enclosure ? formatEnclosure(enclosure) : '',
    ...formatHtml('content:encoded', item.contentHtml),
    formatCreators(item, channel),
    // RSS has no elements for a language that differs, the rights, and the last change.
    formatText('dc:language', item.language === channel.language ? undefined : item.language),
    formatPlain('dc:rights', item.rights),
    formatText('dcterms:modified', item.updated),
    item.externalUrl ? formatElement('atom:link', { rel: 'related', href: item.externalUrl }) : '',
    formatMedia(item, files.slice(1), files.slice(0, 1)),
    ...(podcast ? formatEpisode(item, podcast) : []),
    formatText('source:markdown', item.contentMarkdown),
    '</item>',
  ];
}

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
