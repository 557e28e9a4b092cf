import { expect, test } from 'vitest';
import { buildSlug, isSlug } from '../../src/article/slug.ts';

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
