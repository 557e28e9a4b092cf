import { expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { isReservedPath } from '../src/paths.ts';
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

test.each(['/2021/06/kim.html', '/feed.php', '/taggy', '/RSS.XML', '/style.css', '/articles/x'])(
  '%s is free',
  (path) => expect(isReservedPath(path)).toBe(false),
);
