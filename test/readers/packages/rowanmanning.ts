import { parseFeed } from '@rowanmanning/feed-parser';
import type { Read } from '../read-item.ts';

const read: Read = (document) =>
  parseFeed(document).items.map((item) => ({
    id: item.id,
    link: item.url,
    title: item.title,
    authors: item.authors.map(({ name }) => name),
    published: item.published,
    updated: item.updated,
    summary: item.description,
    content: item.content,
    tags: item.categories.map(({ term }) => term),
    files: item.media
      .filter(({ type }) => type !== 'image')
      .map(({ url, mimeType, length }) => ({ url, type: mimeType, length })),
    picture: item.image?.url,
  }));

export const [readRss, readAtom] = [read, read];
