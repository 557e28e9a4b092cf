import { type Author, Feed } from 'feed';
import type { Person } from '../article/article.ts';
import { escapeAttribute, textToHtml } from '../article/html.ts';
import { type Channel, enclosuresOf, type Item } from './channel.ts';
import { completeMarkup, protectHtml, protectText } from './protect.ts';

/** RFC 4287 §3.2: an Atom person. */
const formatPerson = ({ name, email, url }: Person): Author => ({
  name: protectText(name),
  ...(email && { email: protectText(email) }),
  ...(url && { link: url }),
});

const formatLanguage = (language: string | undefined): string =>
  language ? ` xml:lang="${language}"` : '';

const formatLink = (attributes: Readonly<Record<string, string | number | undefined>>): string =>
  `<link${Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('')}/>`;

/** RFC 4287 §4.2.7.2: what belongs to an entry, where it is from and what it points to. */
const formatLinks = (item: Item): string =>
  [
    ...enclosuresOf(item).map(({ url, mediaType, byteLength, title }) => ({
      rel: 'enclosure',
      href: url,
      type: mediaType,
      length: byteLength,
      title,
    })),
    ...(item.canonical ? [{ rel: 'via', href: item.canonical }] : []),
    ...(item.externalUrl ? [{ rel: 'related', href: item.externalUrl }] : []),
  ]
    .map(formatLink)
    .join('');

/**
 * The channel as Atom 1.0 (RFC 4287). `feed` declares the titles and summaries as HTML (§3.1.1.2),
 * so that is what they are given as. It knows no `xml:lang` (§2): the feed says its language, and
 * an entry where it differs. It would spell an id anew as a URL, but ids are compared
 * character by character (§4.2.6.1): so the pass at the end writes them.
 */
export function renderAtom(channel: Channel): string {
  const feed = new Feed({
    id: protectText(channel.homeUrl),
    title: protectText(channel.title),
    description: protectText(channel.description),
    link: channel.homeUrl,
    updated: new Date(channel.updated),
    feed: channel.feedUrls.atom,
    generator: 'Tidings',
    favicon: protectText(channel.faviconUrl),
    author: formatPerson(channel.author),
    ...(channel.hubUrl && { hub: channel.hubUrl }),
    ...(channel.iconUrl && { image: protectText(channel.iconUrl) }),
    ...(channel.copyright && { copyright: protectText(channel.copyright) }),
  });
  for (const item of channel.items) {
    feed.addItem({
      title: textToHtml(item.title),
      id: item.url,
      link: item.url,
      date: new Date(item.updated),
      description: textToHtml(item.summary),
      content: protectHtml(item.contentHtml),
      author: item.authors.map(formatPerson),
      category: item.tags.map((tag) => ({ term: tag })),
      ...(item.rights && { copyright: protectText(item.rights) }),
      ...(item.published && { published: new Date(item.published) }),
    });
  }

  const items = channel.items.values();
  let item: Item | undefined;
  return completeMarkup(feed.atom1(), (name) => {
    if (name === 'feed') return { attributes: formatLanguage(channel.language) };
    if (name === 'id') return { before: item && formatLinks(item), text: item?.id };
    if (name !== 'entry') return undefined;
    item = items.next().value;
    return item?.language !== channel.language
      ? { attributes: formatLanguage(item?.language) }
      : undefined;
  });
}
