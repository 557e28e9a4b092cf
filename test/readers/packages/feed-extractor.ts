import { extractFromJson, extractFromXml, type FeedData } from '@extractus/feed-extractor';
import type { Read } from '../read-item.ts';

/** What it makes of every format: a summary as plain text, here as HTML where the format has it. */
const toItems = ({ entries = [] }: FeedData, spell: (text?: string) => string | undefined) =>
  entries.map((entry) => ({
    id: entry.id,
    link: entry.link,
    title: entry.title,
    published: entry.published,
    summary: spell(entry.description),
  }));

/** Without it a summary is cut. */
const WHOLE = { descriptionMaxLen: 0 };

const read: Read = (document) =>
  toItems(extractFromXml(document, WHOLE), (text) =>
    text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );

export const [readRss, readAtom] = [read, read];

export const readJson: Read = (document) =>
  toItems(extractFromJson(JSON.parse(document), WHOLE), (text) => text);
