import type { Read } from '../read-item.ts';
import { run, serveFile } from '../run.ts';

/** What it prints of an item. */
const ITEM =
  /^Title: (.*)\nLink: (.*)\nDescription: (.*)(?:\nPub\.date: (.*))?(?:\nAuthor: (.*))?$/gm;

export const read: Read = (document) =>
  serveFile(document, async (_, url) => {
    const printed = await run('rsstail', ['-1', '-l', '-d', '-p', '-a', '-u', url]);
    return Array.from(printed.matchAll(ITEM), ([, title, link, summary, published, author]) => ({
      title,
      link,
      summary,
      published,
      authors: author ? [author] : [],
    }));
  });
