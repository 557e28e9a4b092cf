import { expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { canonicalPath, isReservedPath } from '../src/paths.ts';
import { SITE } from './support/feed-site.ts';
import { buildSiteLibrary } from './support/library.ts';
import { createSettings } from './support/settings.ts';

const settings = createSettings();

const paths = createApp(buildSiteLibrary(SITE), settings, Date.now)
  .routes.map((route) => route.path)
  .filter((path) => path !== '/*' && !path.startsWith('/articles/'));

test.each([
  ...new Set(paths),
  '/subscribe',
  '/tags/x',
  '/authors/x/rss.xml',
  '/archive',
  '/media/a.png',
])('%s is an address of the site itself', (path) =>
  expect(isReservedPath(path.replace(/:\w+(?:\{.*\})?/g, 'x'))).toBe(true),
);

test.each(['/subscribe/', '/tags/x/index.html', '/index.html', '/feeds.opml/'])(
  '%s is another spelling of one',
  (path) => expect(isReservedPath(path)).toBe(true),
);

test.each([
  ['/', '/'],
  ['/a/b', '/a/b'],
  ['/a/', '/a'],
  ['/a///', '/a'],
  ['/a/index.html', '/a'],
  ['/index.html', '/'],
  ['/a/xindex.html', '/a/xindex.html'],
  ['/a/index.html/', '/a/index.html'],
  ['/%c3%a4%2f', '/%C3%A4%2F'],
  ['/100%', '/100%'],
])('%s is spelled %s', (path, canonical) => expect(canonicalPath(path)).toBe(canonical));

test('a path of many slashes takes no time', () => {
  const start = performance.now();
  canonicalPath(`${'/'.repeat(200_000)}x`);
  expect(performance.now() - start).toBeLessThan(1000);
});

test.each(['/2021/06/kim.html', '/feed.php', '/taggy', '/RSS.XML', '/style.css', '/articles/x'])(
  '%s is free',
  (path) => expect(isReservedPath(path)).toBe(false),
);
