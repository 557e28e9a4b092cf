import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { run } from './readers/run.ts';
import { buildSiteLibrary } from './support/library.ts';
import { MANY } from './support/many.ts';
import { serveRoutes } from './support/node-server.ts';
import type { Server } from './support/server.ts';
import { createSettings } from './support/settings.ts';
import { canRun, requireTool } from './support/tools.ts';

const PATIENCE = 60_000;

const isInstalled = (program: string): boolean => canRun('sh', '-c', `command -v ${program}`);

const NEWSBOAT = requireTool('newsboat', isInstalled('newsboat'));
const SFEED = requireTool('sfeed', isInstalled('sfeed'));

let folder = '';
let site: Server;
let url = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-readers-'));
  let app: ReturnType<typeof createApp> | undefined;
  site = await serveRoutes((request) => app?.fetch(request) ?? new Response());
  url = site.url.origin;
  const settings = createSettings({
    SITE_URL: url,
    SITE_TITLE: 'Fish & <Chips>',
    FEED_LIMIT: '10',
  });
  app = createApp(buildSiteLibrary(MANY), settings, Date.now);
});

afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

const read = async (address: string): Promise<string> => (await fetch(address)).text();

describe.skipIf(SFEED.isMissing)(SFEED.entitle('sfeed'), () => {
  test('finds the feeds of every page by its address', async () => {
    const find = async (page: string) =>
      (await run('sfeed_web', [page], await read(page)))
        .split('\n')
        .map((line) => line.split('\t')[0]);
    expect(await find(`${url}/`)).toEqual([`${url}/rss.xml`, `${url}/atom.xml`, '']);
    expect((await find(`${url}/tags/c-sharp`)).slice(0, 2)).toEqual([
      `${url}/tags/c-sharp/rss.xml`,
      `${url}/tags/c-sharp/atom.xml`,
    ]);
  });

  test('reads every article once, from the feed back through the archives', async () => {
    const titles: (string | undefined)[] = [];
    let next: string | undefined = `${url}/rss.xml`;
    while (next !== undefined) {
      const document: string = await read(next);
      const lines = (await run('sfeed', [], document)).trimEnd().split('\n');
      titles.push(...lines.map((line) => line.split('\t')[1]));
      next = /<atom:link rel="prev-archive" href="([^"]+)"/.exec(document)?.[1];
    }
    expect(titles).toEqual(MANY.articles.map(({ title }) => title));
  });

  test('imports the list of feeds', async () => {
    const list = await run('sfeed_opml_import', [], await read(`${url}/feeds.opml`));
    expect(list).toContain(`feed 'Fish & <Chips>' '${url}/rss.xml'`);
    expect(list).toContain(`feed 'C++ – Fish & <Chips>' '${url}/tags/c-plus-plus/rss.xml'`);
  });
});

describe.skipIf(NEWSBOAT.isMissing)(NEWSBOAT.entitle('newsboat'), () => {
  test(
    'imports the list of feeds and gets what each of them has',
    async () => {
      const files = ['urls', 'config', 'cache.db'].map((name) => path.join(folder, name));
      const [urls = '', config = '', cache = ''] = files;
      await Promise.all([urls, config].map((file) => writeFile(file, '')));
      const options = ['-u', urls, '-C', config, '-c', cache];
      await writeFile(path.join(folder, 'feeds.opml'), await read(`${url}/feeds.opml`));
      await run('newsboat', [...options, '-i', path.join(folder, 'feeds.opml')]);
      const subscriptions = (await readFile(urls, 'utf8')).trim().split('\n');
      expect(subscriptions[0]).toBe(`${url}/rss.xml`);
      expect(subscriptions.length).toBeGreaterThan(10);
      const unread = await run('newsboat', [...options, '-x', 'reload', 'print-unread']);
      const listed = await Promise.all(
        subscriptions.map(async (line) => {
          const [feed = ''] = line.split(' ');
          return (await read(feed)).match(/<guid[^>]*>[^<]+/g) ?? [];
        }),
      );
      expect(Number.parseInt(unread, 10)).toBe(new Set(listed.flat()).size);
    },
    PATIENCE,
  );
});
