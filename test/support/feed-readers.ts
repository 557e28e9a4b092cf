import { extractFromJson } from '@extractus/feed-extractor';
import { parseFeed as parseWithRowan } from '@rowanmanning/feed-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** A file of an item. */
interface ReadFile {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly length?: number | undefined;
}

/** What a reader takes from an item, in one shape for all readers. */
export interface ReadItem {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  /** As plain text. */
  readonly summary?: string | undefined;
  /** As HTML. */
  readonly content?: string | undefined;
  readonly text?: string | undefined;
  readonly markdown?: string | undefined;
  /** Milliseconds since 1970. */
  readonly published?: number | undefined;
  readonly updated?: number | undefined;
  /** Of the item, or who stands for the feed. */
  readonly authors?: readonly (string | null | undefined)[];
  readonly tags?: readonly (string | undefined)[];
  readonly language?: string | undefined;
  readonly rights?: string | undefined;
  /** What a link post points to. */
  readonly related?: string | undefined;
  /** Where it was first published. */
  readonly origin?: string | undefined;
  readonly image?: string | undefined;
  /** What a reader can fetch: every file where the format has place for it, else the first. */
  readonly files?: readonly ReadFile[];
  /** In seconds, of the first file. */
  readonly duration?: number | undefined;
}

type Reader = (document: string) => Promise<readonly ReadItem[]>;

/** HTML of which only text came as text again. */
const htmlToText = <T extends string | undefined>(html: T): T | string =>
  html?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') ?? html;

/** A title of Atom, by its declared type. */
const readTitle = (title: string | undefined, type: string | undefined): string | undefined =>
  type === 'html' ? htmlToText(title) : title;

const toTime = (date: string | Date | null | undefined): number | undefined =>
  date ? new Date(date).getTime() : undefined;

/** A file whose length is not known is said to have none in RSS. */
const readFile = (
  file: { url?: string; type?: string; length?: string | number } | undefined,
): readonly ReadFile[] =>
  file ? [{ url: file.url, type: file.type, length: Number(file.length) || undefined }] : [];

const rssParser = new RssParser<unknown, Record<string, unknown>>({
  customFields: {
    item: [
      ['dc:creator', 'creators', { keepArray: true }],
      ['dcterms:modified', 'changed'],
      ['dc:language', 'language'],
      ['dc:rights', 'dcRights'],
      ['source:markdown', 'markdown'],
      ['published', 'since'],
      ['updated', 'changed'],
    ],
  },
});

/** It reads the titles and tags of RSS as HTML, which they are not. */
const createRowan =
  (isRss: boolean): Reader =>
  async (document) => {
    const { items, categories } = parseWithRowan(document);
    // It gives the feed's own categories to an item that has none.
    const own = new Set(categories.map(({ term }) => term));
    return items.map((item) => ({
      id: item.id ?? undefined,
      url: item.url ?? undefined,
      summary: item.description ?? undefined,
      published: toTime(item.published),
      authors: item.authors.map(({ name }) => name),
      ...(!isRss && {
        title: item.title ?? undefined,
        tags: item.categories.map(({ term }) => term).filter((term) => !own.has(term)),
      }),
    }));
  };

/** Everything in the items or entries, by a strict XML reader that knows no feed. */
const createSaxes =
  (
    entryName: string,
    read: (found: readonly SaxesTagPlain[], texts: Map<string, string>) => ReadItem,
  ): Reader =>
  async (document) => {
    const items: ReadItem[] = [];
    let tags: SaxesTagPlain[] = [];
    let texts = new Map<string, string>();
    let text = '';
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', (tag) => {
      if (tag.name === entryName) [tags, texts] = [[], new Map()];
      tags.push(tag);
      text = '';
    });
    parser.on('text', (part) => {
      text += part;
    });
    parser.on('cdata', (part) => {
      text += part;
    });
    parser.on('closetag', ({ name }) => {
      if (name === entryName) items.push(read(tags, texts));
      else if (!texts.has(name)) texts.set(name, text);
      text = '';
    });
    parser.write(document).close();
    return items;
  };

const attributesOf = (
  tags: readonly SaxesTagPlain[],
  name: string,
  where: Readonly<Record<string, string>>,
): readonly Readonly<Record<string, string | undefined>>[] =>
  tags
    .filter((tag) => tag.name === name)
    .map(({ attributes }) => attributes)
    .filter((attributes) =>
      Object.entries(where).every(([key, value]) => attributes[key] === value),
    );

/** Media RSS, which is the same in both. */
const readPicture = (tags: readonly SaxesTagPlain[]): string | undefined =>
  attributesOf(tags, 'media:content', { medium: 'image' })[0]?.url;

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
        markdown: item.sourceNs?.markdown,
        published: toTime(item.pubDate),
        updated: toTime(item.dcterms?.modified?.[0]),
        authors: item.dc?.creators ?? [],
        tags: (item.categories ?? []).map(({ name }) => name),
        language: item.dc?.languages?.[0],
        rights: item.dc?.rights?.[0],
        related: item.atom?.links?.find(({ rel }) => rel === 'related')?.href,
        image: item.media?.contents?.find(({ medium }) => medium === 'image')?.url,
        files: readFile(item.enclosures?.[0]),
        duration: item.itunes?.duration,
      })),
    'rss-parser': async (document) =>
      (await rssParser.parseString(document)).items.map((item) => ({
        id: item.guid,
        url: item.link,
        title: item.title,
        summary: htmlToText(item.content),
        content: item['content:encoded'] as string,
        markdown: item.markdown as string | undefined,
        published: toTime(item.isoDate),
        updated: toTime(item.changed as string),
        authors: (item.creators as string[] | undefined) ?? [],
        tags: item.categories ?? [],
        language: item.language as string | undefined,
        rights: item.dcRights as string | undefined,
        files: readFile(item.enclosure),
      })),
    rowan: createRowan(true),
    saxes: createSaxes('item', (tags, texts) => ({
      id: texts.get('guid'),
      title: texts.get('title'),
      content: texts.get('content:encoded'),
      related: attributesOf(tags, 'atom:link', { rel: 'related' })[0]?.href,
      duration: Number(texts.get('itunes:duration')) || undefined,
      image: readPicture(tags),
    })),
  },
  atom: {
    feedsmith: async (document) => {
      const feed = parseAtomFeed(document);
      return (feed.entries ?? []).map((entry) => ({
        id: entry.id,
        url: entry.links?.find(({ rel }) => rel === 'alternate')?.href,
        title: readTitle(entry.title?.value, entry.title?.type),
        summary: htmlToText(entry.summary?.value),
        content: entry.content?.value,
        published: toTime(entry.published),
        updated: toTime(entry.updated),
        authors: (entry.authors ?? []).map(({ name }) => name),
        tags: (entry.categories ?? []).map(({ label }) => label),
        language: entry.xml?.lang,
        rights: entry.rights?.value,
        related: entry.links?.find(({ rel }) => rel === 'related')?.href,
        origin: entry.links?.find(({ rel }) => rel === 'via')?.href,
        image: entry.media?.contents?.find(({ medium }) => medium === 'image')?.url,
        files: (entry.links ?? [])
          .filter(({ rel }) => rel === 'enclosure')
          .map(({ href, type, length }) => ({ url: href, type, length })),
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
    rowan: createRowan(false),
    saxes: createSaxes('entry', (tags, texts) => ({
      id: texts.get('id'),
      title: readTitle(
        texts.get('title'),
        tags.find(({ name }) => name === 'title')?.attributes.type,
      ),
      content: texts.get('content'),
      language: tags[0]?.attributes['xml:lang'],
      image: readPicture(tags),
    })),
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
        text: item.content_text,
        published: toTime(item.date_published),
        updated: toTime(item.date_modified),
        authors: (item.authors ?? []).map(({ name }) => name),
        tags: item.tags ?? [],
        language: item.language,
        related: item.external_url,
        image: item.image,
        files: (item.attachments ?? []).map((file) => ({
          url: file.url,
          type: file.mime_type,
          length: file.size_in_bytes,
        })),
        duration: item.attachments?.[0]?.duration_in_seconds,
      }));
    },
    'feed-extractor': async (document) => {
      const feed = extractFromJson(JSON.parse(document), { normalization: false });
      const { items } = feed as { items: Record<string, never>[] };
      const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name);
      return items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        summary: item.summary,
        content: item.content_html,
        published: toTime(item.date_published),
        updated: toTime(item.date_modified),
        authors: namesOf(item.authors ?? []),
        tags: item.tags ?? [],
        language: item.language,
      }));
    },
  },
};
