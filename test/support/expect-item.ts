import { type Channel, enclosuresOf, type Item } from '../../src/feed/channel.ts';
import type { FeedFormat } from '../../src/feed/formats.ts';
import type { ReadItem } from './feed-readers.ts';

/** What any reader should find of an item in a document of that format. */
export function expectItem(
  item: Item,
  { author, language }: Channel,
  format: FeedFormat,
): ReadItem {
  const files = enclosuresOf(item).map(({ url, mediaType, byteLength }) => ({
    url,
    type: mediaType,
    length: byteLength,
  }));
  return {
    id: format === 'atom' ? item.id : (item.guid ?? item.id),
    url: item.url,
    title: item.title,
    summary: item.summary,
    content: item.contentHtml,
    // No text at all is as good as an empty one.
    text: item.contentText || undefined,
    markdown: item.contentMarkdown || undefined,
    published: item.published ? Date.parse(item.published) : undefined,
    updated: Date.parse(item.updated),
    authors: (item.authors.length > 0 ? item.authors : [author]).map(({ name }) => name),
    tags: item.tags.map(({ name }) => name),
    language: item.language === language ? undefined : item.language,
    rights: item.rights,
    related: item.externalUrl,
    origin: item.canonical,
    image: item.image?.url,
    // RSS 2.0 has one enclosure an item; Media RSS has the others.
    files: format === 'rss' ? files.slice(0, 1) : files,
    // RSS says it of episodes, Atom of none.
    duration: (format === 'rss' ? item.audio : enclosuresOf(item)[0])?.duration,
  };
}
