import { expect, test } from 'vitest';
import { buildSlug } from '../../src/lock/build-slug.ts';
import { isSlug } from '../../src/model/slug.ts';

test.each([
  ['a title', ['Kim vows to be “ready” for the U.S.'], 'kim-vows-to-be-ready-for-the-u-s'],
  ['raised digits', ['10⁶ km', 'b'], '10-6-km'],
  ['raised digits behind letters', ['50 m² of CO₂'], '50-m2-of-co2'],
  ['letters with marks', ['Über Öl'], 'ueber-oel'],
  ['the sound of Chinese', ['北京大学 RubyGems入门'], 'bei-jing-da-xue-rubygems-ru-men'],
  ['the sound of Korean', ['한국어 블로그'], 'han-gug-eo-beul-lo-geu'],
  ['letters without vowels', ['שלום עולם'], 'slvm-vlm'],
  ['the next text, where the first is Japanese', ['東京の話', 'tokyo'], 'tokyo'],
  ['the next text, rather than a scrap of the first', ['RubyGemsの話', 'gems'], 'gems'],
  ['the next text, where the first has no letters', ['🚀…', 'A trip'], 'a-trip'],
  ['a word for any article, where none has one', ['見出しの', '—'], 'article'],
])('the address of an article is made of %s', (_, texts, slug) => {
  expect(buildSlug({ texts, language: 'en' })).toBe(slug);
  expect(isSlug(slug)).toBe(true);
});

test('Chinese characters in a Japanese article have no sound of their own: its day stands for it', () => {
  const published = '2024-05-06T10:00:00Z';
  expect(buildSlug({ texts: ['東京'], language: 'ja-JP', published })).toBe('article-2024-05-06');
  expect(buildSlug({ texts: ['東京'], language: 'zh-TW', published })).toBe('dong-jing');
});

test('a long title ends at a word', () => {
  const slug = buildSlug({ texts: ['several words '.repeat(20)], language: 'en' });
  expect(slug).toMatch(/-(several|words)$/);
  expect(slug.length).toBeLessThanOrEqual(80);
});
