import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { readConfiguration } from '../../src/compile/configuration.ts';
import { LOCK_FILE } from '../../src/lock/lock.ts';
import { DAYS, WRANGLER } from '../fixtures/previous/history.ts';
import { withFolder } from '../support/made-folder.ts';

const PREVIOUS = path.join(import.meta.dirname, '../fixtures/previous');
const SITE = 'https://news.test';

/** Before the next article comes. */
const NOW = Date.UTC(2024, 0, 19);

interface Item {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly date_published?: string;
  readonly date_modified?: string;
}

/** What readers saw of the site of the previous version. */
interface Seen {
  readonly feed: readonly Item[];
  readonly archives: Readonly<Record<string, readonly string[]>>;
  /** The status of each path, and where it leads. */
  readonly statuses: Readonly<Record<string, readonly [number, string | null]>>;
  /** Ids with the times at which they were taken away. */
  readonly tombstones: readonly (readonly [string, string])[];
}

test('with the lock of the previous version, readers see what they saw', async () => {
  const seen: Seen = JSON.parse(await readFile(path.join(PREVIOUS, 'seen.json'), 'utf8'));
  await withFolder(async ({ root, write, readLock, compile }) => {
    await write('wrangler.toml', WRANGLER);
    for (const [file, text] of Object.entries(Object.assign({}, ...DAYS.map(([, day]) => day)))) {
      if (typeof text === 'string') await write(file, text);
    }
    await copyFile(path.join(PREVIOUS, 'articles.lock.json'), path.join(root, LOCK_FILE));
    expect(await compile(NOW)).not.toHaveProperty('problems');
    const configuration = await readConfiguration(root, undefined);
    if ('problems' in configuration) throw new Error('the settings of this test are wrong');
    const app = createApp(await readLibrary(root), configuration.settings, () => NOW);

    const items = new Map<string, Item>();
    for (let url: string | undefined = `${SITE}/feed.json`; url !== undefined; ) {
      const feed: { items: Item[]; next_url?: string } = await (await app.request(url)).json();
      for (const { id, url: link, title, date_published, date_modified } of feed.items) {
        items.set(id, {
          id,
          url: link,
          title,
          ...(date_published && { date_published }),
          ...(date_modified && { date_modified }),
        });
      }
      url = feed.next_url;
    }
    expect([...items.values()]).toEqual(seen.feed);

    const archive: { items: Item[] } = await (
      await app.request(`${SITE}/archive/1/feed.json`)
    ).json();
    expect(archive.items.map(({ id }) => id)).toEqual(seen.archives['/archive/1/feed.json']);
    for (const [url, [status, location]] of Object.entries(seen.statuses)) {
      const response = await app.request(SITE + url);
      expect([response.status, response.headers.get('location')], url).toEqual([status, location]);
    }
    const atom = await (await app.request(`${SITE}/atom.xml`)).text();
    const tombstones = atom.matchAll(/<at:deleted-entry ref="([^"]+)" when="([^"]+)"/g);
    expect(Array.from(tombstones, ([, id, when]) => [id, when])).toEqual(seen.tombstones);

    const lock = await readLock();
    expect(lock).not.toMatch(/"(?:moved|archived|topics|formerTopics|retagged)":/);
    // A day that a text said when it was still to come is believed no more when it has come.
    expect(await compile(Date.UTC(2026, 0, 1), { frozen: true })).not.toHaveProperty('problems');
    const later = createApp(await readLibrary(root), configuration.settings, Date.now);
    const page = await later.request(`${SITE}/articles/a-text-that-says-a-day-to-come`);
    expect(await page.text()).not.toContain('2025');
  });
});
