import { exports } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';

const SITE = 'https://news.tidings.test';
const ARTICLE = '/articles/north-koreas-kim-vows-to-be-ready-for-confrontation-with-u-s';

const get = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(new Request(SITE + path, { headers }));

describe('the front page', () => {
  test('names the site, its articles newest first, and its feeds', async () => {
    const response = await get('/');
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).toContain('<h1 class="p-name">The Daily Tidings</h1>');
    expect(
      [...page.matchAll(/<h2><a class="u-url p-name" href="([^"]+)"/g)].map(([, href]) => href),
    ).toEqual([
      '/articles/a-note-without-a-date-and-much-else-twice',
      '/articles/hochwasser-die-stadt-atmet-auf',
      ARTICLE,
    ]);
    for (const path of ['/rss.xml', '/atom.xml', '/feed.json']) {
      expect(page).toContain(`<a href="${path}">${SITE}${path}</a>`);
      expect(page).toMatch(
        new RegExp(`<link rel="alternate" type="[^"]+" title="[^"]+" href="${path}"/>`),
      );
    }
  });

  test('leaves out drafts', async () => {
    expect(await (await get('/')).text()).not.toContain('Not yet');
    expect((await get('/articles/not-yet')).status).toBe(404);
  });
});

describe('an article', () => {
  test('is whole on its page', async () => {
    const page = await (await get(ARTICLE)).text();
    expect(page).toContain(
      '<h1 class="p-name">North Korea’s Kim vows to be ready for confrontation with U.S.</h1>',
    );
    expect(page).toContain('<time class="dt-published" datetime="2021-06-18">June 18, 2021</time>');
    expect(page).toContain('<cite>KCNA | via Reuters</cite></figcaption></figure>');
    const [, text = ''] = /<div class="text e-content">(.*?)<\/div>/s.exec(page) ?? [];
    expect(text.match(/<p>/g)).toHaveLength(11);
    expect(text).toContain('Kim “stressed the need');
    expect(page).toContain(`<link rel="canonical" href="${SITE}${ARTICLE}"/>`);
  });

  test('in another language than the site says which', async () => {
    const page = await (await get('/articles/hochwasser-die-stadt-atmet-auf')).text();
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(page).toContain('<article class="h-entry" lang="de" dir="ltr">');
    expect(page.replace(/<\/?(?:a|bdi)\b[^>]*>/g, '')).toContain(
      '<span>Ada Müller and Bo &amp; Søn &lt;Press&gt;</span>',
    );
  });

  test('that was removed is gone (410)', async () => {
    const response = await get('/articles/taken-away');
    expect(response.status).toBe(410);
    expect(response.headers.get('cache-control')).toBe('public, max-age=86400');
  });
});

test.each(['/', ARTICLE])(
  '%s has a strict content security policy, and a second request gets 304',
  async (path) => {
    const response = await get(path);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' https:; media-src 'self' https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toMatch(
      /<script(?! type="application\/ld\+json">)|style=|\son\w+=/,
    );
    const again = await get(path, { 'If-None-Match': response.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  },
);

test.each(['/nothing', '/articles/nothing', '/articles/hochwasser-die-stadt-atmet%2Dauf'])(
  '%s is not found',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    expect(await response.text()).toContain('<h1>Page not found</h1>');
  },
);

test.each(['/RSS.XML', '//rss.xml', '/rss.xml/x.css', '/%72ss.xml', '/articles/nothing.json'])(
  '%s, where no file is, gets a sentence instead of a page',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
      'content-length': '23',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(await response.text()).toBe('There is nothing here.\n');
  },
);

test('the style sheet of the pages is immutable', async () => {
  const [, href = ''] =
    /<link rel="stylesheet" href="([^"]+)"/.exec(await (await get('/')).text()) ?? [];
  const response = await get(href);
  expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await response.text()).toContain(':root');
});

test.each([
  ['/favicon.svg', 'image/svg+xml; charset=utf-8', '<svg '],
  ['/robots.txt', 'text/plain; charset=utf-8', 'User-agent: *'],
])('%s is served', async (path, contentType, start) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(contentType);
  expect(await response.text()).toMatch(start);
});
