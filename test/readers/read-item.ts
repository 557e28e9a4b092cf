import { z } from 'zod';

const text = z.string().nullish();
const number = z.union([z.number(), z.string()]).nullish();

/** What a reader takes from an item, in one shape for all; nothing where it takes none. */
const ITEM = z.strictObject({
  id: text,
  link: text,
  title: text,
  /** `html` where the reader says that its title is HTML. */
  titleType: text,
  authors: z.array(text).nullish(),
  /** An instant of any form that `Date` knows. */
  published: z.union([z.string(), z.number(), z.date()]).nullish(),
  updated: z.union([z.string(), z.number(), z.date()]).nullish(),
  /** HTML; plain text of JSON Feed. */
  summary: text,
  content: text,
  tags: z.array(text).nullish(),
  files: z.array(z.strictObject({ url: text, type: text, length: number })).nullish(),
  picture: text,
  language: text,
  rights: text,
  /** What a link post points to. */
  related: text,
  /** Where it was first published. */
  origin: text,
  /** In seconds, of the first file. */
  duration: number,
  text,
  markdown: text,
});

export const ITEMS = z.array(ITEM);

export type ReadItem = z.infer<typeof ITEM>;

/** Any field but the one that says how to read another. */
export type Field = Exclude<keyof ReadItem, 'titleType'>;

/** What a reader finds in a document. */
export type Read = (document: string) => Promise<readonly ReadItem[]> | readonly ReadItem[];
