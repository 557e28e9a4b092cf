import RssParser from 'rss-parser';
import type { Read } from '../read-item.ts';

/** What it takes without being told of more. */
interface Item {
  readonly id?: string;
  readonly author?: string;
  readonly summary?: string;
  readonly 'content:encoded'?: string;
  readonly itunes?: { readonly duration?: string; readonly image?: string };
}

const parser = new RssParser<object, Item>();

const read: Read = async (document) =>
  (await parser.parseString(document)).items.map((item) => ({
    id: item.guid ?? item.id,
    link: item.link,
    title: item.title,
    authors: [item.creator ?? item.author].flatMap((name) => name ?? []),
    published: item.isoDate,
    summary: item.summary ?? (item['content:encoded'] && item.content),
    content: item['content:encoded'] ?? item.content,
    tags: item.categories,
    files: [item.enclosure].flatMap((file) => file ?? []),
    picture: item.itunes?.image,
    duration: item.itunes?.duration,
  }));

export const [readRss, readAtom] = [read, read];
