import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFeed } from 'feedsmith';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, type Project } from './cli/project.ts';

const SITE = 'https://news.tidings.test';
const PATIENCE = 60_000;

let project: Project;
let miniflare: Miniflare | undefined;
let server: URL;
let script = '';

/** The built Worker in workerd, with these settings, on a free port. */
const serve = (settings: Readonly<Record<string, string>>): Miniflare =>
  new Miniflare({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    handleStructuredLogs: () => {},
    workers: [
      {
        config: {
          name: 'tidings',
          compatibilityDate: '2026-10-23',
          env: Object.fromEntries(
            Object.entries(settings).map(([name, value]) => [name, { type: 'text', value }]),
          ),
          manifest: {
            mainModule: 'worker.js',
            modules: { 'worker.js': { type: 'esm', contents: script } },
          },
        },
      },
    ],
  });

beforeAll(async () => {
  project = await createProject(SITE);
  const run = project.run('deploy', '--dry-run', '--outdir', 'out');
  expect(await run.ended, run.output()).toBe(0);
  script = await readFile(path.join(project.root, 'out/worker.js'), 'utf8');
  miniflare = serve({
    SITE_URL: SITE,
    SITE_TITLE: 'Tidings',
    SITE_DESCRIPTION: 'News',
    SITE_LANGUAGE: 'en',
  });
  server = await miniflare.ready;
}, PATIENCE);

afterAll(async () => {
  await miniflare?.dispose();
  await project.remove();
});

test.each(['/rss.xml', '/atom.xml', '/feed.json'])(
  'the built Worker serves %s over HTTP, and answers a second poll with 304',
  async (feed) => {
    // Asked for compression, the edge and Miniflare compress, and the length is no longer known.
    const identity = { 'Accept-Encoding': 'identity' };
    const first = await fetch(new URL(feed, server), { headers: identity });
    const text = await first.text();
    expect(first.status).toBe(200);
    expect(Number(first.headers.get('content-length'))).toBe(Buffer.byteLength(text));
    const { feed: read } = parseFeed(text);
    const items = ('entries' in read ? read.entries : 'items' in read ? read.items : []) ?? [];
    expect(items).toHaveLength(3);
    expect(text).toContain('North Korea’s Kim vows to be ready for confrontation with U.S.');
    expect(text).not.toContain(server.host);

    const second = await fetch(new URL(feed, server), {
      headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
    });
    expect(second.status).toBe(304);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));

    const head = await fetch(new URL(feed, server), { method: 'HEAD', headers: identity });
    expect(head.headers.get('content-length')).toBe(first.headers.get('content-length'));
  },
);

test('every link of the front page leads to a page or a document', async () => {
  const page = await (await fetch(server)).text();
  const links = [...page.matchAll(/href="(\/[^"#]*)"/g)].map(([, href = '']) => href);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) {
    expect((await fetch(new URL(link, server))).status, link).toBe(200);
  }
});

test('a Worker with bad settings serves nothing, and lets caches go on with what they have', async () => {
  const closed = serve({ SITE_URL: '/news' });
  const response = await fetch(new URL('/rss.xml', await closed.ready));
  expect(response.status).toBe(503);
  expect(response.headers.get('cache-control')).toBe('no-store');
  await closed.dispose();
});
