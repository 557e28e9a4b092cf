import { extractFromJson } from '@extractus/feed-extractor';
import { parseFeed as parseWithRowan } from '@rowanmanning/feed-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { SaxesParser } from 'saxes';

/** What a reader takes from an item, in one shape for all readers. */
export interface ReadItem {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  /** As plain text. */
  readonly summary?: string | undefined;
  /** As HTML. */
  readonly content?: string | undefined;
  /** Milliseconds since 1970. */
  readonly published?: number | undefined;
  readonly updated?: number | undefined;
  /** Of the item, or who stands for the feed. */
  readonly authors?: readonly (string | null | undefined)[];
  readonly tags?: readonly (string | undefined)[];
  readonly language?: string | undefined;
}

type Reader = (document: string) => Promise<readonly ReadItem[]>;

/** HTML of which only text came as text again. */
const htmlToText = (html: string | undefined): string | undefined =>
  html?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const toTime = (date: string | Date | null | undefined): number | undefined =>
  date ? new Date(date).getTime() : undefined;

const rssParser = new RssParser<unknown, Record<string, unknown>>({
  customFields: {
    item: [
      ['dc:creator', 'creators', { keepArray: true }],
      ['atom:updated', 'changed'],
      ['published', 'since'],
      ['updated', 'changed'],
    ],
  },
});

const rowan: Reader = async (document) =>
  parseWithRowan(document).items.map((item) => ({
    id: item.id ?? undefined,
    url: item.url ?? undefined,
    title: item.title ?? undefined,
    summary: item.description ?? undefined,
    published: toTime(item.published),
    authors: item.authors.map(({ name }) => name),
    tags: item.categories.map(({ term }) => term),
  }));

/** Independent readers of each format, from npm. */
export const READERS: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  rss: {
    feedsmith: async (document) =>
      (parseRssFeed(document).items ?? []).map((item) => ({
        id: item.guid?.value,
        url: item.link,
        title: item.title,
        summary: htmlToText(item.description),
        content: item.content?.encoded,
        published: toTime(item.pubDate),
        updated: toTime(item.atom?.updated),
        authors: item.dc?.creators ?? [],
        tags: (item.categories ?? []).map(({ name }) => name),
      })),
    'rss-parser': async (document) =>
      (await rssParser.parseString(document)).items.map((item) => ({
        id: item.guid,
        url: item.link,
        title: item.title,
        summary: htmlToText(item.content),
        content: item['content:encoded'] as string,
        published: toTime(item.isoDate),
        updated: toTime(item.changed as string),
        authors: (item.creators as string[] | undefined) ?? [],
        tags: item.categories ?? [],
      })),
    rowan,
  },
  atom: {
    feedsmith: async (document) => {
      const feed = parseAtomFeed(document);
      return (feed.entries ?? []).map((entry) => ({
        id: entry.id,
        url: entry.links?.[0]?.href,
        title: htmlToText(entry.title?.value),
        summary: htmlToText(entry.summary?.value),
        content: entry.content?.value,
        published: toTime(entry.published),
        updated: toTime(entry.updated),
        authors: (entry.authors ?? feed.authors ?? []).map(({ name }) => name),
        tags: (entry.categories ?? []).map(({ term }) => term),
        language: entry.xml?.lang,
      }));
    },
    'rss-parser': async (document) =>
      (await rssParser.parseString(document)).items.map((item) => ({
        id: item.id as string,
        url: item.link,
        title: htmlToText(item.title),
        summary: htmlToText(item.summary),
        content: item.content,
        published: toTime(item.since as string),
        updated: toTime(item.changed as string),
      })),
    rowan,
    saxes: async (document) => {
      const languages: (string | undefined)[] = [];
      const parser = new SaxesParser();
      parser.on('opentag', ({ name, attributes }) => {
        if (name === 'entry') languages.push(attributes['xml:lang']);
      });
      parser.write(document).close();
      return languages.map((language) => ({ language }));
    },
  },
  json: {
    feedsmith: async (document) => {
      const feed = parseJsonFeed(document);
      return (feed.items ?? []).map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        summary: item.summary,
        content: item.content_html,
        published: toTime(item.date_published),
        updated: toTime(item.date_modified),
        authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name),
        tags: item.tags ?? [],
        language: item.language,
      }));
    },
    'feed-extractor': async (document) => {
      const feed = extractFromJson(JSON.parse(document), { normalization: false });
      const { items, authors } = feed as { items: Record<string, never>[]; authors: never };
      const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name);
      return items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        summary: item.summary,
        content: item.content_html,
        published: toTime(item.date_published),
        updated: toTime(item.date_modified),
        authors: namesOf(item.authors ?? authors),
        tags: item.tags ?? [],
        language: item.language,
      }));
    },
  },
};
