import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { STYLE_PATH } from '../src/pages/style.ts';
import { FIELD_NAMES } from '../src/read/fields/fields.ts';
import { SETTING_NAMES } from '../src/settings/settings.ts';
import { SITE } from './support/feed-site.ts';
import { shelveSite } from './support/library.ts';
import { createSettings } from './support/settings.ts';

const root = path.join(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const contributing = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');

const settings = createSettings();
const { routes } = createApp(shelveSite(SITE), settings, Date.now);

test.each(SETTING_NAMES)('the README explains the setting %s', (name) => {
  expect(readme).toContain(`| \`${name}\` |`);
});

test.each([...FIELD_NAMES.keys()])('the README explains the field %s', (name) => {
  expect(readme).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|`, 'm'));
});

test.each(
  routes
    .map((route) =>
      route.path
        .replace(':slug', '{slug}')
        .replace(/:number\{.*\}/, '{n}')
        .replace(/sitemap-\d+/, 'sitemap-{n}')
        .replace(':topic', '{slug}'),
    )
    .filter((route) => route !== '/*' && route !== STYLE_PATH),
)('the README names the route %s', (route) => {
  expect(readme).toContain(`\`${route}\``);
});

test('all routes are found by one regular expression', async () => {
  const app = createApp(shelveSite(SITE), settings, Date.now);
  await app.request('/');
  expect(app.router.name).toBe('SmartRouter + RegExpRouter');
});

test('every dependency has its reason', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  for (const name of Object.keys({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  })) {
    expect(contributing).toContain(`\`${name}\``);
  }
});
