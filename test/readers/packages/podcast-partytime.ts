import { parseFeed } from 'podcast-partytime';
import type { Read } from '../read-item.ts';

export const readRss: Read = (document) =>
  (parseFeed(document)?.items ?? []).map((item) => ({
    id: item.guid,
    link: item.link,
    title: item.title,
    authors: [item.author].flatMap((name) => name ?? []),
    published: item.pubDate,
    summary: item.description,
    content: item.content,
    files: [item.enclosure],
    picture: item.itunesImage,
    duration: item.duration || undefined,
  }));
