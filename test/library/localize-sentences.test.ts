import { expect, test } from 'vitest';
import { localizeSentences } from '../../src/library/build/localize-sentences.ts';
import { formatArticles } from '../../src/pages/say.tsx';

test.each([
  ['en', 0, '0 articles'],
  ['en', 1, '1 article'],
  ['en', 1234, '1234 articles'],
  ['fr', 0, '0 article'],
  ['fr', 2, '2 articles'],
  ['pl', 1, '1 artykuł'],
  ['pl', 4, '4 artykuły'],
  ['pl', 12, '12 artykułów'],
  ['pl', 22, '22 artykuły'],
  ['pl', 101, '101 artykułów'],
  ['pl', 1024, '1024 artykuły'],
  ['ru', 21, '21 статья'],
  ['ru', 111, '111 статей'],
  ['ru', 1121, '1121 статья'],
  ['ro', 19, '19 articole'],
  ['ro', 20, '20 de articole'],
  ['ro', 101, '101 articole'],
  ['ar', 1, 'مقال واحد'],
  ['ar', 2, 'مقالان'],
  ['ar', 5, '5 مقالات'],
  ['ar', 11, '11 مقالًا'],
  ['ar-EG', 103, '١٠٣ مقالات'],
  ['he', 2, 'שתי כתבות'],
  ['ja', 3, '3 件の記事'],
  ['fa', 1, '1 article'],
])('in %s, a tag of %i has %s', (language, count, text) => {
  expect(formatArticles(count, localizeSentences(language))).toBe(text);
});

test.each([
  'en',
  'ar',
  'pl',
  'ga',
  'cy',
  'lt',
  'sl',
  'lv',
  'mt',
  'br',
  'is',
  'mk',
  'gd',
  'gv',
  'si',
])('in %s, the last two digits of a number from 100 on tell its form', (language) => {
  const rules = new Intl.PluralRules(language);
  for (let number = 100; number < 3000; number += 1) {
    expect(rules.select(number)).toBe(rules.select(100 + (number % 100)));
  }
});
