import { exports } from 'cloudflare:workers';
import { describe, expect, inject, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { createSettings } from '../support/settings.ts';

const site = inject('site');

const NOW = '/articles/hochwasser-die-stadt-atmet-auf';

const get = (path: string, method = 'GET') =>
  exports.default.fetch(
    new Request(`https://news.tidings.test${path}`, { method, redirect: 'manual' }),
  );

describe('an address that an article had before', () => {
  test.each(['GET', 'HEAD'])('leads to the one it has, for %s', async (method) => {
    const response = await get('/articles/flood-in-stillwater', method);
    expect(response.status).toBe(301);
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'public, max-age=86400',
      'content-length': '0',
      location: NOW,
    });
    expect(await response.text()).toBe('');
  });

  test.each(['/articles/flood/', '/articles/flood/index.html'])(
    'leads there in one hop from %s too',
    async (path) => expect((await get(path)).headers.get('location')).toBe(NOW),
  );

  test('leads there in one hop, without the query', async () => {
    const response = await get('/articles/flood?utm_source=x');
    expect(response.headers.get('location')).toBe(NOW);
    expect((await get(NOW)).status).toBe(200);
  });

  test.each(['/articles/taken-off', '/articles/taken-off/'])(
    'is gone (410) once the article is: %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(410);
      expect(response.headers.get('location')).toBe(null);
      expect(await response.text()).not.toBe('');
    },
  );
});

describe('a path with a slash or index.html at its end', () => {
  test.each([
    ['/index.html', '/'],
    ['//', '/'],
    ['/subscribe/', '/subscribe'],
    ['/subscribe/?a=b', '/subscribe'],
    ['/tags/', '/tags'],
    ['/authors/ada-mueller/', '/authors/ada-mueller'],
    ['/authors/ada-mueller//', '/authors/ada-mueller'],
    ['/authors/ada-mueller/index.html', '/authors/ada-mueller'],
    [`${NOW}/`, NOW],
    [`${NOW}/index.html`, NOW],
    ['/feeds.opml/', '/feeds.opml'],
    ['/feed/', '/rss.xml'],
    ['/feed/json/', '/feed.json'],
  ])('%s leads to %s', async (path, to) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await get(path, method);
      expect(response.status).toBe(301);
      expect(Object.fromEntries(response.headers)).toEqual({
        'cache-control': 'public, max-age=86400',
        'content-length': '0',
        location: to,
      });
    }
  });

  test.each(['/nothing/', '/articles/nothing/', '/tags/nothing/', '//evil.test/', '/subscribe/x/'])(
    '%s leads nowhere, as without it',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('location')).toBe(null);
      expect(await response.text()).not.toBe('');
    },
  );

  test('takes no other method', async () => {
    expect((await get('/subscribe/', 'POST')).status).toBe(405);
  });
});

describe('a query of WordPress', () => {
  const redirects = [{ from: '/?p=12', to: NOW }];
  const library = buildSiteLibrary({ ...site, redirects });
  const app = createApp(library, createSettings(), Date.now);
  const ask = (path: string, method = 'GET') =>
    app.request(`https://news.tidings.test${path}`, { method });

  test.each([
    ['/?feed=rss2', '/rss.xml'],
    ['/?feed=rss', '/rss.xml'],
    ['/?feed=feed&utm_source=x', '/rss.xml'],
    ['/?feed=atom', '/atom.xml'],
    ['/?feed=json', '/feed.json'],
    ['/index.php?feed=rss2', '/rss.xml'],
    ['/?p=12', NOW],
    ['/?x=y&p=12', NOW],
    ['/?page_id=12', NOW],
    ['/index.php?p=12', NOW],
  ])('leads from %s to %s in one hop', async (path, to) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await ask(path, method);
      expect(response.status).toBe(301);
      expect(Object.fromEntries(response.headers)).toEqual({
        'cache-control': 'public, max-age=86400',
        'content-length': '0',
        location: to,
      });
    }
  });

  test.each([
    '/?p=13',
    '/?p=',
    '/?p=12x',
    '/?p=12&feed=rss2',
    '/?feed=rss2&cat=3',
    '/?feed=comments-rss2',
    '/?feed=__proto__',
    '/?utm_source=p=12',
    '/?x',
    '/?%',
  ])('changes nothing if it is another: %s', async (path) => {
    const [plain, response] = [await ask('/'), await ask(path)];
    expect(response.status).toBe(200);
    expect([...response.headers]).toEqual([...plain.headers]);
    expect(await response.text()).toBe(await plain.text());
  });

  test.each(['/index.php', '/index.php?x=y', '/index.php?p=13', '/subscribe/x?feed=rss2'])(
    'leads nowhere from %s',
    async (path) => expect((await ask(path)).status).toBe(404),
  );

  test('counts at the front page alone', async () => {
    expect((await ask('/subscribe?feed=rss2')).status).toBe(200);
    expect((await ask('/?feed=rss2', 'POST')).status).toBe(405);
  });
});

describe('an alias', () => {
  const settings = createSettings();
  const aliases = [
    '/2021/06/kim.html',
    '/2021/06/kim/',
    '/caf%C3%A9',
    '/articles/a/b',
    '//x.test/y',
  ];
  const redirects = aliases.map((from) => ({ from, to: NOW }));
  const app = createApp(buildSiteLibrary({ ...site, redirects }), settings, Date.now);

  test.each([
    ...aliases,
    '/café',
    '/caf%c3%a9',
    '/caf%C3%A9/',
    '/2021/06/kim.html?p=%20',
    '/2021/06/kim.html/',
    '/2021/06/kim',
    '/2021/06/kim/index.html',
    '//x.test/y/',
  ])('%s leads to its article', async (path) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await app.request(`https://news.tidings.test${path}`, { method });
      expect(response.status).toBe(301);
      expect(response.headers.get('location')).toBe(NOW);
    }
  });

  test.each([
    '/2021/06/kim.htm',
    '/2021/06/KIM.html',
    '/2021/06/kim.html/x',
    '/caf%25C3%25A9',
    '/articles/a',
    '/x.test/y',
  ])('%s is none', async (path) => {
    expect((await app.request(`https://news.tidings.test${path}`)).status).toBe(404);
  });

  test('answers GET and HEAD only', async () => {
    expect((await app.request('/2021/06/kim.html', { method: 'POST' })).status).toBe(405);
  });
});

describe('a rule of seeds/_redirects', () => {
  test.each([
    ['/blog/feed.xml', 301, '/rss.xml', 86_400],
    ['/blog/feed.xml/?x=1', 301, '/rss.xml', 86_400],
    ['/blog/flood', 301, NOW, 86_400],
    ['/blog/hochwasser-die-stadt-atmet-auf/index.html', 301, NOW, 86_400],
    ['/shop/a/b?c', 302, 'https://shop.tidings.test/a/b', 60],
  ])('leads from %s in one hop', async (path, status, to, seconds) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await get(path, method);
      expect(response.status).toBe(status);
      expect(Object.fromEntries(response.headers)).toEqual({
        'cache-control': `public, max-age=${seconds}`,
        'content-length': '0',
        location: to,
      });
    }
  });

  test.each([
    ['/blog/none', 404],
    ['/blog//evil.test/', 404],
    ['/blog/taken-off', 410],
    ['/shop', 302],
    ['/rss.xml', 200],
  ])('lets %s answer %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test('takes no other method', async () => {
    expect((await get('/blog/feed.xml', 'POST')).status).toBe(405);
    expect((await get('/blog/feed.xml', 'OPTIONS')).status).toBe(204);
  });
});
