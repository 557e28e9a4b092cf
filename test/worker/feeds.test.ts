import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';

const SITE = 'https://news.tidings.test';

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  exports.default.fetch(new Request(SITE + path, { method, headers, redirect: 'manual' }));

const FEEDS = [
  ['/rss.xml', 'application/rss+xml; charset=utf-8'],
  ['/atom.xml', 'application/atom+xml; charset=utf-8'],
  ['/feed.json', 'application/feed+json; charset=utf-8'],
] as const;

describe.each(FEEDS)('%s', (path, contentType) => {
  test('is served with exactly these headers', async () => {
    const response = await get(path);
    const bytes = await response.arrayBuffer();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Last-Modified, Link',
      'cache-control': 'public, max-age=900',
      'cache-tag': 'site,feed',
      'cloudflare-cdn-cache-control':
        'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400',
      'content-length': String(bytes.byteLength),
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': contentType,
      etag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
      'last-modified': 'Fri, 01 Mar 2024 10:00:00 GMT',
      link: `<${SITE}${path}>; rel="self", <https://hub.tidings.test/>; rel="hub"`,
      'x-content-type-options': 'nosniff',
    });
  });

  test('is a 304 with the same headers for a client that has it', async () => {
    const full = await get(path);
    const etag = full.headers.get('etag') ?? '';
    const response = await get(path, { 'If-None-Match': `"other", ${etag}` });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    const {
      'content-type': _,
      'content-length': __,
      ...lasting
    } = Object.fromEntries(full.headers);
    expect(Object.fromEntries(response.headers)).toEqual(lasting);
  });

  test('answers HEAD with the headers of GET and no body', async () => {
    const full = await get(path);
    const head = await get(path, {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(full.headers));
    const unchanged = await get(path, { 'If-None-Match': full.headers.get('etag') ?? '' }, 'HEAD');
    expect(unchanged.status).toBe(304);
  });

  test('lets a script of another site send validators', async () => {
    const response = await get(
      path,
      { Origin: 'https://elsewhere.test', 'Access-Control-Request-Method': 'GET' },
      'OPTIONS',
    );
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'If-None-Match, If-Modified-Since, If-Range, Range',
    );
  });
});

test.each([
  ['/feed', '/rss.xml'],
  ['/feed/', '/rss.xml'],
  ['/rss', '/rss.xml'],
  ['/rss/', '/rss.xml'],
  ['/index.xml', '/rss.xml'],
  ['/feed.xml', '/rss.xml'],
  ['/feed.rss', '/rss.xml'],
  ['/atom', '/atom.xml'],
  ['/atom/', '/atom.xml'],
  ['/feed/json', '/feed.json'],
  ['/index.json', '/feed.json'],
])('%s leads to %s in one hop', async (from, to) => {
  const response = await get(from);
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe(to);
  expect(response.headers.get('cache-control')).toBe('public, max-age=86400');
});
