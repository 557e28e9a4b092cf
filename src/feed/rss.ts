import { type Extension, Feed } from 'feed';
import type { MediaFile, Person } from '../article/article.ts';
import { textToHtml } from '../article/html.ts';
import { type Channel, enclosuresOf, type Item } from './channel.ts';
import { GENERATOR } from './generator.ts';
import { formatMedia } from './media.ts';
import { declareNamespaces } from './namespaces.ts';
import { formatPaging } from './paging.ts';
import { formatEpisode, formatShow, isPodcast, type Podcast } from './podcast.ts';
import { completeMarkup, protectText } from './protect.ts';
import { formatElement, formatHtml, formatText } from './xml.ts';

/** What the channel was made to; https://www.rssboard.org/rss-specification */
const DOCS = 'https://www.rssboard.org/rss-specification';

/** `feed` writes a date in any case; in the place of an element it takes a list of them. */
const NO_PUB_DATE: Extension = {
  name: 'pubDate',
  objects: [] as unknown as Extension['objects'],
};

/** RSS counts in minutes. */
const toMinutes = (seconds: number): number => Math.ceil(seconds / 60);

const PERIODS = { hourly: 60, daily: 1440 } as const;

/**
 * The same as `ttl` says, for readers that go by this; in whole times an hour, else a day.
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

/** RSS Advisory Board profile, managingEditor: an address, then the name. */
const formatEditor = ({ name, email }: Person): string =>
  formatText('managingEditor', email && `${email} (${name})`);

const formatHead = (channel: Channel, podcast: Podcast | undefined): string =>
  formatPaging(channel.paging, 'rss', 'atom:link') +
  formatEditor(channel.author) +
  formatUpdatePeriod(channel.maxAge) +
  (podcast ? formatShow(podcast) : '');

/**
 * A title is plain text, and the description HTML, which is what RSS 2.0 takes it for. Both stand
 * outside of CDATA, which can be broken out of.
 */
const formatTexts = ({ title, summary }: Item): string =>
  formatText('title', title) + formatText('description', textToHtml(summary));

/** `author` has to be an e-mail address, so who wrote it, or stands for the channel, is a creator. */
const formatCreators = ({ authors }: Item, { author }: Channel): string =>
  (authors.length > 0 ? authors : [author])
    .map(({ name }) => formatText('dc:creator', name))
    .join('');

/** What RSS has no element for: the last change, the language where it differs, the rights. */
const formatTerms = ({ updated, language, rights }: Item, channel: Channel): string =>
  formatText('dcterms:modified', updated) +
  formatText('dc:language', language === channel.language ? undefined : language) +
  formatText('dc:rights', rights);

/** Where it was first published, and what it points to. */
const formatOrigin = ({ canonical, externalUrl }: Item): string =>
  (canonical ? formatText('source', new URL(canonical).hostname, { url: canonical }) : '') +
  (externalUrl ? formatElement('atom:link', { rel: 'related', href: externalUrl }) : '');

/** RSS Advisory Board profile, enclosure: one an item, and length 0 where it is not known. */
const formatEnclosure = (file: MediaFile | undefined): string =>
  file
    ? formatElement('enclosure', {
        url: file.url,
        length: file.byteLength ?? 0,
        type: file.mediaType,
      })
    : '';

const completeItem = (item: Item, channel: Channel, podcast: Podcast | undefined): string =>
  formatTexts(item) +
  formatCreators(item, channel) +
  formatTerms(item, channel) +
  formatOrigin(item) +
  formatEnclosure(enclosuresOf(item)[0]) +
  formatMedia(item) +
  (podcast ? formatEpisode(item, podcast) : '') +
  formatText('source:markdown', item.contentMarkdown);

/** What `feed` writes of the channel. */
function renderFrame(channel: Channel): string {
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
      ...(published === undefined && { extensions: [NO_PUB_DATE] }),
    });
  }
  return feed.rss2();
}

const CONTENT = 'content:encoded';

/** An item's elements, and its whole text, which `feed` would copy three times on its way. */
interface Completed {
  readonly elements: string;
  readonly content: string;
}

/** The channel as RSS 2.0. */
export function renderRss(channel: Channel): string {
  const podcast = isPodcast(channel) ? channel : undefined;
  const head = formatHead(channel, podcast);
  const items = channel.items.map(
    (item): Completed => ({
      elements: completeItem(item, channel, podcast),
      content: formatHtml(CONTENT, item.contentHtml),
    }),
  );
  const hasContent = items.some(({ content }) => content !== '');
  const namespaces = declareNamespaces([
    head,
    ...items.map(({ elements }) => elements),
    hasContent ? `<${CONTENT}>` : '',
  ]);
  const rest = items.values();
  let item: Completed | undefined;
  return completeMarkup(renderFrame(channel), (name) => {
    switch (name) {
      case 'rss':
        return { attributes: namespaces };
      case 'generator':
        return { before: head };
      case 'item':
        item = rest.next().value;
        return { after: item?.elements };
      case '/item':
        return { before: item?.content };
      default:
        return undefined;
    }
  });
}
