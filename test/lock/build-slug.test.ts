import { expect, test } from 'vitest';
import { buildArticleSlug, buildSlug } from '../../src/lock/build-slug.ts';
import { isSlug } from '../../src/model/slug.ts';

test.each([
  ['Kim vows to be “ready” for the U.S.', 'kim-vows-to-be-ready-for-the-u-s'],
  ['Über Öl', 'ueber-oel'],
  ['日本語の見出し', 'the-file'],
  ['NetNewsWire', 'netnewswire'],
])('%s → %s', (title, slug) => {
  expect(buildSlug(title, 'seeds/the-file.txt')).toBe(slug);
});

test('a long title ends at a word', () => {
  const slug = buildSlug('several words '.repeat(20), 'seeds/x.txt');
  expect(slug).toMatch(/-(several|words)$/);
  expect(slug.length).toBeLessThanOrEqual(80);
});

test('there is always a slug', () => {
  expect(isSlug(buildSlug('見出し', 'seeds/見出し.txt'))).toBe(true);
});

test.each([
  ['the title', 'A trip', 'seeds/norway/fjords.md', 'a-trip'],
  ['the folder of an index', 'A trip', 'seeds/2021/Norway/index.md', 'norway'],
  ['the title of the index at the top', 'A trip', 'seeds/index.md', 'a-trip'],
  ['the title where the folder has no letter of ASCII', 'A trip', 'seeds/旅/index.html', 'a-trip'],
  ['the file where the title has none, without its day', '旅', 'seeds/2021-06-18-kim.md', 'kim'],
])('an article is called after %s', (_, title, file, slug) => {
  expect(buildArticleSlug(title, file)).toBe(slug);
});
