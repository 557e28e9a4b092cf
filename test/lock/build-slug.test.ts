import { expect, test } from 'vitest';
import { buildSlug } from '../../src/lock/build-slug.ts';
import { isSlug } from '../../src/model/slug.ts';

test.each([
  ['a title', ['Kim vows to be “ready” for the U.S.'], 'kim-vows-to-be-ready-for-the-u-s'],
  ['raised digits', ['10⁶ km', 'b'], '10-6-km'],
  ['raised digits behind letters', ['50 m² of CO₂'], '50-m2-of-co2'],
  ['letters with marks', ['Über Öl'], 'ueber-oel'],
  ['the next text, where the first has letters that ASCII has not', ['東京', 'tokyo'], 'tokyo'],
  ['the next text, rather than a scrap of the first', ['RubyGemsの話', 'gems'], 'gems'],
  ['the next text, where the first has no letters', ['…', 'A trip'], 'a-trip'],
  ['a word for any article, where none has one', ['見出し', '—'], 'article'],
])('the address of an article is made of %s', (_, texts, slug) => {
  expect(buildSlug(texts)).toBe(slug);
  expect(isSlug(slug)).toBe(true);
});

test('a long title ends at a word', () => {
  const slug = buildSlug(['several words '.repeat(20)]);
  expect(slug).toMatch(/-(several|words)$/);
  expect(slug.length).toBeLessThanOrEqual(80);
});
