import { writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { ITEMS, type Read } from '../read-item.ts';
import { run, serveFile } from '../run.ts';

/** It keeps what it reads in a database of its own. */
const QUERY = `SELECT guid AS id, url AS link, title, author, pubDate, content, enclosure_url, enclosure_type
  FROM rss_item`;

export const read: Read = (document) =>
  serveFile(document, async (folder, url) => {
    const [urls, config, cache] = [`${folder}/urls`, `${folder}/config`, `${folder}/cache.db`];
    await writeFile(urls, `${url}\n`);
    await writeFile(config, '');
    await run('newsboat', ['-u', urls, '-C', config, '-c', cache, '-x', 'reload']);
    const database = new DatabaseSync(cache);
    const rows = database.prepare(QUERY).all();
    database.close();
    return ITEMS.parse(
      rows.map(({ author, pubDate, enclosure_url, enclosure_type, ...item }) => ({
        ...item,
        authors: [author],
        published: Number(pubDate) * 1000,
        files: enclosure_url ? [{ url: enclosure_url, type: enclosure_type }] : [],
      })),
    );
  });
