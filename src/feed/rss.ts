import { type Extension, Feed } from 'feed';
import type { MediaFile, Person } from '../article/article.ts';
import { textToHtml } from '../article/html.ts';
import { type Channel, enclosuresOf, type Item } from './channel.ts';
import { completeMarkup, protectHtml, protectText } from './protect.ts';

/** What the channel was made to; https://www.rssboard.org/rss-specification */
const DOCS = 'https://www.rssboard.org/rss-specification';

/** Elements of one name with a text each; in an item they replace what `feed` would write. */
const elements = (name: string, ...texts: readonly string[]): Extension => ({
  name,
  // `feed` hands this to xml-js as it is, and xml-js takes a list of nodes where it takes one.
  objects: texts.map((text) => ({ _text: protectText(text) })) as unknown as Extension['objects'],
});

/** RSS Advisory Board profile, managingEditor: an address, then the name. */
const formatEditor = ({ name, email }: Person): readonly string[] =>
  email === undefined ? [] : [`${email} (${name})`];

/** RSS 2.0 knows one file an item; the length of a file elsewhere is not known, which 0 says. */
const formatEnclosure = (file: MediaFile | undefined): Extension[] =>
  file === undefined
    ? []
    : [
        {
          name: 'enclosure',
          objects: {
            _attributes: {
              url: protectText(file.url),
              length: String(file.byteLength ?? 0),
              type: file.mediaType,
            },
          },
        },
      ];

const toUtc = (instant: string): string => new Date(instant).toUTCString();

/**
 * What `feed` has no field for or writes otherwise: the title and the description outside of CDATA,
 * which can be broken out of, and the description as the HTML that RSS 2.0 takes it for; the
 * authors, or who stands for the channel, as `dc:creator`, since `author` has to be an e-mail
 * address; no date where none is known; and the last change, for which RSS has no element.
 */
const completeItem = (item: Item, { author }: Channel): Extension[] => [
  elements('title', item.title),
  elements('pubDate', ...(item.published ? [toUtc(item.published)] : [])),
  elements('description', textToHtml(item.summary)),
  elements(
    'dc:creator',
    ...(item.authors.length > 0 ? item.authors : [author]).map(({ name }) => name),
  ),
  elements('atom:updated', item.updated),
  ...formatEnclosure(enclosuresOf(item)[0]),
];

/** The channel as RSS 2.0. */
export function renderRss(channel: Channel): string {
  const feed = new Feed({
    title: protectText(channel.title),
    description: protectText(channel.description),
    link: channel.homeUrl,
    language: channel.language,
    updated: new Date(channel.updated),
    feed: channel.feedUrls.rss,
    docs: DOCS,
    generator: 'Tidings',
    // RSS counts in minutes.
    ttl: Math.ceil(channel.maxAge / 60),
    ...(channel.hubUrl && { hub: channel.hubUrl }),
    ...(channel.iconUrl && { image: protectText(channel.iconUrl) }),
    ...(channel.copyright && { copyright: protectText(channel.copyright) }),
  });
  feed.addExtension(elements('managingEditor', ...formatEditor(channel.author)));
  for (const item of channel.items) {
    feed.addItem({
      title: item.title,
      link: item.url,
      guid: protectText(item.id),
      date: new Date(item.updated),
      description: item.summary,
      content: protectHtml(item.contentHtml),
      category: item.tags.map((tag) => ({ name: protectText(tag) })),
      extensions: completeItem(item, channel),
    });
  }
  return completeMarkup(feed.rss2(), () => undefined);
}
