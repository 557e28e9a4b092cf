import { type Channel, enclosuresOf, type Item } from '../../src/feed/channel.ts';
import type { FeedFormat } from '../../src/feed/formats.ts';
import { isPodcast } from '../../src/feed/podcast.ts';
import { buildShowNotes } from '../../src/feed/show-notes.ts';
import type { Field, ReadItem } from './read-item.ts';

/** Where each thing that a reader can take from an item stands; nothing where the format has no place. */
export const PLACES: Readonly<Record<Field, Partial<Readonly<Record<FeedFormat, string>>>>> = {
  id: { rss: 'guid', atom: 'id', json: 'id' },
  link: { rss: 'link', atom: 'link', json: 'url' },
  title: { rss: 'title', atom: 'title', json: 'title' },
  authors: { rss: 'dc:creator', atom: 'author', json: 'authors' },
  published: { rss: 'pubDate', atom: 'published', json: 'date_published' },
  updated: { rss: 'dcterms:modified', atom: 'updated', json: 'date_modified' },
  summary: { rss: 'description', atom: 'summary', json: 'summary' },
  content: { rss: 'content:encoded', atom: 'content', json: 'content_html' },
  tags: { rss: 'category', atom: 'category', json: 'tags' },
  files: { rss: 'enclosure', atom: 'link', json: 'attachments' },
  picture: { rss: 'media:content', atom: 'media:content', json: 'image' },
  language: { rss: 'dc:language', atom: 'xml:lang', json: 'language' },
  rights: { rss: 'dc:rights', atom: 'rights' },
  related: { rss: 'atom:link', atom: 'link', json: 'external_url' },
  origin: { atom: 'link' },
  duration: { rss: 'itunes:duration', json: 'duration_in_seconds' },
  text: { json: 'content_text' },
  markdown: { rss: 'source:markdown' },
};

/** What is known of an item, in whatever format; a summary is plain text. */
function describe(item: Item, channel: Channel, format: FeedFormat): ReadItem {
  const { author, language } = channel;
  // In RSS, an episode of a show has its notes there.
  const isEpisode = format === 'rss' && isPodcast(channel) && item.audio !== undefined;
  const files = enclosuresOf(item);
  return {
    id: format === 'atom' ? item.id : (item.guid ?? item.id),
    link: item.url,
    title: item.title,
    authors: (item.authors.length > 0 ? item.authors : [author]).map(({ name }) => name),
    published: item.published,
    updated: item.updated,
    summary: (isEpisode ? buildShowNotes(item.contentHtml) : undefined) ?? item.summary,
    content: item.contentHtml,
    tags: item.tags.map(({ name }) => name),
    files: files.map(({ url, mediaType, byteLength }) => ({
      url,
      type: mediaType,
      length: byteLength,
    })),
    picture: item.image?.url,
    language: item.language === language ? undefined : item.language,
    rights: item.rights,
    related: item.externalUrl,
    origin: item.canonical,
    // RSS says it of episodes.
    duration: (format === 'rss' ? item.audio : files[0])?.duration,
    text: item.contentText,
    markdown: item.contentMarkdown,
  };
}

const isField = (name: string): name is Field => name in PLACES;

export const FIELDS: readonly Field[] = Object.keys(PLACES).filter(isField);

/** What any reader should find of an item in a document of that format. */
export const expectItem = (item: Item, channel: Channel, format: FeedFormat): ReadItem => ({
  ...describe(item, channel, format),
  ...Object.fromEntries(
    FIELDS.filter((field) => !PLACES[field][format]).map((field) => [field, undefined]),
  ),
});
