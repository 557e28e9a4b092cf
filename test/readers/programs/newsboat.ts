import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ITEMS, type Read } from '../read-item.ts';
import { run } from '../run.ts';

/** It keeps what it reads in a database of its own. */
const QUERY = `SELECT guid AS id, url AS link, title, author, pubDate, content, enclosure_url, enclosure_type
  FROM rss_item`;

export const read: Read = async (document) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-newsboat-'));
  const inFolder = (name: string): string => path.join(folder, name);
  const [feed, urls] = [inFolder('feed.xml'), inFolder('urls')];
  const [config, cache] = [inFolder('config'), inFolder('cache.db')];
  await writeFile(feed, document);
  await writeFile(urls, `file://${feed}\n`);
  await writeFile(config, '');
  await run('newsboat', ['-u', urls, '-C', config, '-c', cache, '-x', 'reload']);
  const database = new DatabaseSync(cache);
  const rows = database.prepare(QUERY).all();
  database.close();
  await rm(folder, { recursive: true });
  return ITEMS.parse(
    rows.map(({ author, pubDate, enclosure_url, enclosure_type, ...item }) => ({
      ...item,
      authors: [author],
      published: Number(pubDate) * 1000,
      files: enclosure_url ? [{ url: enclosure_url, type: enclosure_type }] : [],
    })),
  );
};
