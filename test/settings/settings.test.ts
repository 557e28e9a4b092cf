import { expect, test } from 'vitest';
import { readSettings } from '../../src/settings/settings.ts';

const REQUIRED = {
  SITE_URL: 'https://news.test',
  SITE_TITLE: 'T',
  SITE_DESCRIPTION: 'D',
  SITE_LANGUAGE: 'en',
};

const messages = (vars: Record<string, unknown>): readonly string[] => {
  const read = readSettings({ ...REQUIRED, ...vars });
  return 'problems' in read ? read.problems.map(({ message }) => message) : [];
};

test('a setting that is left out has its default, or none', () => {
  const read = readSettings({ ...REQUIRED, SITE_AUTHOR: '' });
  expect(read).toMatchObject({ settings: { FEED_LIMIT: 50, FEED_MAX_AGE: 900 } });
  expect('settings' in read && read.settings.SITE_AUTHOR).toBe(undefined);
});

test('values take their canonical form', () => {
  expect(
    readSettings({
      ...REQUIRED,
      SITE_URL: ' https://News.Test/ ',
      SITE_LANGUAGE: 'EN-us',
      FEED_LIMIT: 7,
    }),
  ).toMatchObject({
    settings: { SITE_URL: 'https://news.test', SITE_LANGUAGE: 'en-US', FEED_LIMIT: 7 },
  });
});

test('everything that is wrong is listed together', () => {
  expect(
    messages({
      SITE_URL: 'ftp://news.test',
      SITE_TITLE: 'a\nb',
      SITE_LANGUAGE: 'e',
      HUB_URL: '/hub',
    }),
  ).toEqual([
    'SITE_URL: "ftp://news.test" is not an absolute URL; write all of it, starting with https://',
    'SITE_TITLE: it has a line break or a control character, or nothing visible; write one line of text',
    'SITE_LANGUAGE: "e" is not a language tag (BCP 47); use one such as "en" or "pt-BR"',
    'HUB_URL: "/hub" is not an absolute URL; write all of it, starting with https://',
  ]);
});

test.each([
  ['News', true],
  ['Society & Culture > Documentary', true],
  ['Documentary', false],
  ['news', false],
])('a category is one that podcast directories know: %s', (category, isKnown) => {
  const read = readSettings({ ...REQUIRED, SITE_CATEGORY: category });
  expect('settings' in read).toBe(isKnown);
});
