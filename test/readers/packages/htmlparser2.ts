import { parseFeed } from 'htmlparser2';
import type { Read } from '../read-item.ts';

const read: Read = (document) =>
  (parseFeed(document)?.items ?? []).map((item) => ({
    id: item.id,
    link: item.link,
    title: item.title,
    published: item.pubDate,
    summary: item.description,
    picture: item.media.find(({ medium }) => medium === 'image')?.url,
  }));

export const [readRss, readAtom] = [read, read];
