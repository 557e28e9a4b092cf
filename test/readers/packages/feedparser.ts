import FeedParser from 'feedparser';
import type { Read } from '../read-item.ts';

const read: Read = async (document) => {
  const parser = new FeedParser({});
  parser.end(document);
  const items: FeedParser.Item[] = [];
  for await (const item of parser) items.push(item);
  return items.map((item) => ({
    id: item.guid,
    link: item.link,
    title: item.title,
    authors: [item.author],
    published: item.pubdate,
    updated: item.date,
    summary: item.summary,
    content: item.description,
    tags: item.categories,
    files: item.enclosures.map(({ url, type, length }) => ({ url, type, length })),
    picture: item.image.url,
  }));
};

export const [readRss, readAtom] = [read, read];
