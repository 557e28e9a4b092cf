import { parseFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readUpload, type Server, startServer } from './support/server.ts';

const PATIENCE = 60_000;

let running: Server;
let server: URL;

beforeAll(async () => {
  running = await startServer();
  server = running.url;
}, PATIENCE);

afterAll(() => running.stop());

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

test('of what pages say, the Worker has one language', async () => {
  const { script } = await readUpload();
  expect(script).toContain('Older articles');
  for (const other of ['Oudere artikelen', 'Starsze', 'Articole mai vechi']) {
    expect(script).not.toContain(other);
  }
});

test('a Worker with bad settings serves nothing, and lets caches go on with what they have', async () => {
  const closed = await startServer({ SITE_URL: '/news' });
  const response = await fetch(new URL('/rss.xml', closed.url));
  expect(response.status).toBe(503);
  expect(response.headers.get('cache-control')).toBe('no-store');
  await closed.stop();
});

test('the Worker starts without a module of Node, an XML reader or a name kept for a function', async () => {
  const { script } = await readUpload();
  expect(Array.from(script.matchAll(/^import .*$/gm), ([line]) => line)).toEqual([
    'import { env } from "cloudflare:workers";',
  ]);
  expect(script).not.toContain('SAXParser');
  expect(script).not.toContain('__name(');
});
