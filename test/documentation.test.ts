import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { FOREIGN_FEEDS } from '../src/model/foreign-address.ts';
import { STYLE_PATH } from '../src/pages/style.ts';
import { FIELD_NAMES } from '../src/read/fields/field-names.ts';
import { SHOW_NAMES } from '../src/read/shows/show-names.ts';
import { SETTING_NAMES } from '../src/settings/settings.ts';
import { SITE } from './support/feed-site.ts';
import { buildSiteLibrary } from './support/library.ts';
import { createSettings } from './support/settings.ts';

const root = path.join(import.meta.dirname, '..');

/** What the first cells of the rows of a document's tables name: `` `a` `b` `` names a and b. */
function readNames(document: string, cells: number): ReadonlySet<string> {
  const text = readFileSync(path.join(root, document), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return new Set(
    rows
      .flatMap((row) => row.split('|').slice(1, 1 + cells))
      .flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = '']) => name)),
  );
}

const settings = createSettings();
const { routes } = createApp(buildSiteLibrary(SITE), settings, Date.now);

const documentedSettings = readNames('docs/deploying.md', 1);
const documentedFields = new Set([
  ...readNames('docs/articles.md', 2),
  ...readNames('docs/podcasts.md', 2),
]);
const documentedShows = readNames('docs/podcasts.md', 2);
const documentedRoutes = readNames('docs/feeds.md', 1);
const documentedPackages = readNames('CONTRIBUTING.md', 1);

test.each(SETTING_NAMES)('docs/deploying.md has a row for the setting %s', (name) => {
  expect(documentedSettings).toContain(name);
});

test.each([...FIELD_NAMES.keys()])(
  'docs/articles.md or docs/podcasts.md has a row for the field %s',
  (name) => {
    expect(documentedFields).toContain(name);
  },
);

test.each(Object.entries(SHOW_NAMES).flat(2))('docs/podcasts.md has a row for %s', (name) => {
  expect(documentedShows).toContain(name);
});

test.each(
  routes
    .map((route) =>
      route.path
        .replace(':slug', '{slug}')
        .replace(/:number\{.*\}/, '{n}')
        .replace(/sitemap-\d+/, 'sitemap-{n}')
        .replace(':term', '{slug}')
        .replace(':file', '{file}'),
    )
    .filter((route) => route !== '/*' && route !== STYLE_PATH),
)('docs/feeds.md has a row for the route %s', (route) => {
  expect(documentedRoutes).toContain(route);
});

test.each(FOREIGN_FEEDS)(
  'docs/feeds.md has a row for %s, where another system has a feed',
  (path) => {
    expect(documentedRoutes).toContain(path);
  },
);

test('all routes are found by one regular expression', async () => {
  const app = createApp(buildSiteLibrary(SITE), settings, Date.now);
  await app.request('/');
  expect(app.router.name).toBe('SmartRouter + RegExpRouter');
});

const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);

test.each(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }))(
  'CONTRIBUTING.md has a row with the reason for %s',
  (name) => {
    expect(documentedPackages).toContain(name);
  },
);
