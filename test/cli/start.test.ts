import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createProject, type Project, type Run } from '../support/project.ts';

const PATIENCE = { timeout: 60_000, interval: 100 };

const MISTAKE = '---\npubished: 2021-06-18\n---\n# A mistake\n\nText.\n';

let project: Project;
let run: Run;
let site = '';
/** What was printed before the first mistake was fixed. */
let beginning = '';

const save = (name: string, text: string): Promise<void> =>
  writeFile(path.join(project.root, 'seeds', name), text);

beforeAll(async () => {
  project = await createProject();
  await save('late.md', MISTAKE);
  const port = await getPort({ host: '127.0.0.1' });
  site = `http://127.0.0.1:${port}`;
  run = project.run(
    'start',
    '--port',
    `${port}`,
    '--var',
    'SITE_URL:http://x.test',
    '--var',
    `SITE_URL:${site}`,
  );
  await vi.waitFor(
    () => expect(run.output()).toContain('Waiting for a change in seeds/'),
    PATIENCE,
  );
  beginning = run.output();
  await save('late.md', '# Good now\n\nA paragraph.\n');
  await vi.waitFor(() => expect(run.output()).toContain('Press Ctrl-C to stop.\n\n'), PATIENCE);
}, 2 * PATIENCE.timeout);

afterAll(async () => {
  await run.end();
  await project.remove();
});

/** As editors save: in one step, for wrangler ends when it reads half a wrangler.toml. */
async function saveConfiguration(text: string): Promise<void> {
  await writeFile(path.join(project.root, 'wrangler.toml.new'), text);
  await rename(
    path.join(project.root, 'wrangler.toml.new'),
    path.join(project.root, 'wrangler.toml'),
  );
}

const fetchFeed = async (): Promise<string> => (await fetch(`${site}/rss.xml`)).text();

test('the terminal says what was compiled and where it is served', () => {
  expect(run.output()).toContain(`Absolute URLs start with ${site}.`);
  expect(run.output()).toContain('✓ 4 articles compiled');
  expect(run.output()).toContain('North Korea’s Kim vows to be ready');
  for (const path of ['/', '/rss.xml', '/atom.xml', '/feed.json', '/articles/north-koreas-kim']) {
    expect(run.output()).toContain(site.replace('127.0.0.1', 'localhost') + path);
  }
});

test('an article that is wrong from the start is told, and served as soon as it is right', async () => {
  expect(beginning).toContain('seeds/late.md:2:1 there is no field "pubished"');
  expect(await fetchFeed()).toContain('Good now');
});

test('the last --var given makes every absolute URL', async () => {
  const documents = await Promise.all(
    ['/', '/rss.xml', '/atom.xml', '/feed.json'].map(async (at) => (await fetch(site + at)).text()),
  );
  for (const document of documents) {
    expect(document).toContain(`${site}/`);
    expect(document).not.toMatch(/x\.test|tidings\.example\/|localhost/);
  }
});

test('a port that is taken is said at once, and nothing is announced', async () => {
  const second = project.run('start', '--port', new URL(site).port);
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/^error: port \d+ is in use; stop the other program, or/);
});

test(
  'a setting that goes wrong while it runs is told, and mended without a restart',
  async () => {
    const good = await readFile(path.join(project.root, 'wrangler.toml'), 'utf8');
    await saveConfiguration(good.replace('SITE_LANGUAGE = "en"', 'SITE_LANGUAGE = "e_n"'));
    await vi.waitFor(
      () => expect(run.output()).toContain('SITE_LANGUAGE: "e_n" is not a language tag'),
      PATIENCE,
    );
    await saveConfiguration(good);
    await vi.waitFor(
      async () => expect((await fetch(`${site}/rss.xml`)).status).toBe(200),
      PATIENCE,
    );
  },
  2 * PATIENCE.timeout,
);

test(
  'what is saved appears; a mistake is told while the last good build stays',
  async () => {
    await cp(
      path.join(import.meta.dirname, '../fixtures/media/photo.jpg'),
      path.join(project.root, 'seeds/photo.jpg'),
    );
    await save('harbour.md', '# Harbour\n\nA quay.\n\n![The quay](photo.jpg)\n');
    await save('index.html', '<!doctype html><title>Saved</title><p>A saved page.');
    await save('saved.md', '---\nattachments: index.html\n---\n# Kept\n\nA page.\n');
    await save('new.txt', 'A fresh headline\n\nIt has just been saved.\n');
    await vi.waitFor(async () => {
      const feed = await fetchFeed();
      for (const title of ['A fresh headline', 'Harbour', 'Kept']) expect(feed).toContain(title);
    }, PATIENCE);

    await save('bad.md', MISTAKE);
    await vi.waitFor(
      () => expect(run.output()).toContain('seeds/bad.md:2:1 there is no field "pubished"'),
      PATIENCE,
    );
    expect(run.output()).not.toMatch(/\n\s+at /);
    expect(await fetchFeed()).toContain('A fresh headline');

    await rm(path.join(project.root, 'seeds/bad.md'));
    await save('new.txt', 'A mended headline\n\nIt has just been saved.\n');
    await vi.waitFor(
      async () => expect(await fetchFeed()).toContain('A mended headline'),
      PATIENCE,
    );
  },
  3 * PATIENCE.timeout,
);

test('a picture beside an article is served under its content, for ever', async () => {
  const [, url = ''] = /<img[^>]* src="([^"]+)"/.exec(await fetchFeed()) ?? [];
  expect(url).toMatch(new RegExp(`^${site}/media/photo-[0-9a-f]{12}\\.jpg$`));
  // wrangler takes in new assets a moment after the Worker.
  await vi.waitFor(async () => expect((await fetch(url)).status).toBe(200), PATIENCE);
  const { headers } = await fetch(url);
  expect(headers.get('content-type')).toBe('image/jpeg');
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  const again = await fetch(url, { headers: { 'If-None-Match': headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  expect(again.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  expect((await fetch(url.replace('.jpg', '.png'))).status).toBe(404);
}, 60_000);

test('a page that is attached is served at its own address', async () => {
  const [url = ''] = new RegExp(`${site}/media/[^"]*\\.html`).exec(await fetchFeed()) ?? [];
  await vi.waitFor(async () => expect((await fetch(url)).status).toBe(200), PATIENCE);
  const response = await fetch(url, { redirect: 'manual' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  expect(await response.text()).toContain('A saved page.');
  expect((await fetch(url.replace('.html', ''), { redirect: 'manual' })).status).toBe(404);
}, 60_000);
