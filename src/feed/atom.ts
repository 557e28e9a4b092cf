import { type Author, Feed } from 'feed';
import type { MediaFile, Person, RemovedArticle } from '../model/article.ts';
import { textToHtml } from '../model/escape-html.ts';
import type { Term } from '../model/term.ts';
import { termsPath } from '../paths.ts';
import { type Channel, enclosuresOf, type Item } from './channel.ts';
import { formatSimpleChapters } from './episode.ts';
import { GENERATOR } from './generator.ts';
import { formatMedia } from './media.ts';
import { formatPaging } from './paging.ts';
import { categoriesOf, linkOf } from './podcast.ts';
import { protectText } from './protect.ts';
import { type Elements, splitDocument } from './split-document.ts';
import { formatAttributes, formatElement, formatHtml, formatText } from './xml.ts';

/** What readers would take for markup in a text, whatever its type. */
const LIKE_MARKUP = /<|&#?\w+;/;

/** An Atom person (RFC 4287 §3.2). */
const formatPerson = ({ name, email, url }: Person): Author => ({
  name: protectText(name),
  ...(email && { email: protectText(email) }),
  ...(url && { link: url }),
});

/** The channel as `feed` writes it. It declares summaries as HTML (RFC 4287 §3.1.1.2), so they are passed as HTML. */
function renderByFeed(channel: Channel): string {
  const feed = new Feed({
    id: protectText(channel.homeUrl),
    title: protectText(channel.title),
    description: protectText(channel.description),
    link: linkOf(channel),
    updated: new Date(channel.updated),
    feed: channel.feedUrls.atom,
    generator: false,
    favicon: protectText(channel.faviconUrl),
    author: formatPerson(channel.author),
    ...(channel.iconUrl && { image: protectText(channel.iconUrl) }),
    ...(channel.copyright && { copyright: protectText(channel.copyright) }),
  });
  for (const item of channel.items) {
    feed.addItem({
      title: '',
      link: item.url,
      date: new Date(item.updated),
      description: textToHtml(item.summary),
      author: item.authors.map(formatPerson),
      ...(item.rights && { copyright: protectText(item.rights) }),
      ...(item.published && { published: new Date(item.published) }),
    });
  }
  return feed.atom1();
}

/** A removed article, which readers may forget (RFC 6721 §3). It precedes entries (RFC 4287 §4.1.1). */
const formatTombstone = ({ id, removed }: RemovedArticle): string =>
  formatElement('at:deleted-entry', { ref: id, when: removed });

const formatLink = (rel: string, href: string | undefined, type?: string): string =>
  href === undefined ? '' : formatElement('link', { rel, type, href });

/**
 * The head, in document order. Some readers take the first link for the feed's own address, and others the last
 * one that is not declared as HTML for the site's.
 */
const formatHead = (channel: Channel, written: Elements) => [
  written('id'),
  written('title'),
  written('updated'),
  formatLink('alternate', linkOf(channel), 'text/html'),
  formatLink('self', channel.feedUrls.atom),
  formatLink('hub', channel.hubUrl),
  ...formatPaging(channel.paging, 'atom', 'link'),
  ...channel.removed.map(formatTombstone),
  formatText('generator', GENERATOR.name, { version: GENERATOR.version }),
  written('author'),
  channel.description ? written('subtitle') : '',
  channel.iconUrl ? written('logo') : '',
  written('icon'),
  channel.copyright ? written('rights') : '',
  ...categoriesOf(channel).map((names) => formatElement('category', { term: names.join('/') })),
];

/** `feed` does not know `xml:lang` (RFC 4287 §2). */
const formatLanguage = (language: string | undefined): string =>
  formatAttributes({ 'xml:lang': language });

/** RFC 4287 §4.2.2. `feed` writes these too, but takes a sixth of the document's whole time for it. */
const formatCategory = ({ name }: Term, scheme: string): string =>
  formatElement('category', { label: name, scheme, term: name });

const formatEnclosure = ({ url: href, mediaType: type, byteLength: length, title }: MediaFile) =>
  formatElement('link', { rel: 'enclosure', href, type, length, title });

/**
 * Text, since many readers show HTML as it is spelled (`AT&amp;T`). But of a text that looks like markup others take
 * the markup away.
 */
const formatTitle = (title: string): readonly string[] =>
  LIKE_MARKUP.test(title)
    ? formatHtml('title', textToHtml(title), { type: 'html' })
    : [formatText('title', title)];

/** Most readers look for an author in the entry only. The address of the site's stays in the head. */
const formatSiteAuthor = ({ name }: Person): string =>
  formatElement('author', {}, formatText('name', name));

/** An entry, in document order. */
const formatEntry = (item: Item, written: Elements, channel: Channel, scheme: string) => [
  `<entry${formatLanguage(item.language === channel.language ? undefined : item.language)}>`,
  ...formatTitle(item.title),
  // RFC 4287 §4.2.6.1: ids are compared character by character, so `feed` must not respell them.
  formatText('id', item.id),
  formatLink('alternate', item.url),
  written('updated'),
  item.summary ? written('summary') : '',
  item.authors.length > 0 ? written('author') : formatSiteAuthor(channel.author),
  item.published ? written('published') : '',
  item.rights ? written('rights') : '',
  ...formatHtml('content', item.contentHtml, { type: 'html' }),
  ...item.tags.map((tag) => formatCategory(tag, scheme)),
  // RFC 4287 §4.2.7.2: what belongs to an entry, where it was first published, what it points to.
  ...enclosuresOf(item).map(formatEnclosure),
  formatLink('via', item.canonical),
  formatLink('related', item.externalUrl),
  // What an enclosure names is not named again.
  formatMedia(item, [], enclosuresOf(item)),
  // All that apps read of an episode in Atom: gPodder and AntennaPod do.
  item.audio ? formatSimpleChapters(item.episode?.chapters) : '',
  '</entry>',
];

/**
 * The channel as Atom 1.0.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function renderAtom(channel: Channel): string {
  const scheme = new URL(`${termsPath('tags')}/`, channel.homeUrl).href;
  const { head, items, assemble } = splitDocument(renderByFeed(channel), channel.items);
  const elements = [
    ...formatHead(channel, head),
    ...items.flatMap(([item, written]) => formatEntry(item, written, channel, scheme)),
  ];
  return assemble(elements, formatLanguage(channel.language));
}
