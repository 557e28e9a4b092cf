import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Sentences } from '../../src/model/sentences.ts';
import { LANGUAGES } from '../../src/read/text/words/calendar.ts';
import { en } from '../../src/sentences/en.ts';
import { findSentences } from '../../src/sentences/find-sentences.ts';

/** The languages with a file of their own. */
const NAMES = readdirSync(path.join(import.meta.dirname, '../../src/sentences'))
  .map((file) => path.basename(file, '.ts'))
  .filter((name) => name !== 'find-sentences');

const namesOf = (sentence: unknown): readonly string[] =>
  Array.from(String(sentence).matchAll(/\{(\w+)\}/g), ([, name = '']) => name).toSorted();

/** Words that are the same in English, as publishers write them. */
const SHARED = new Set(['Tag', 'Tags', 'Pages', 'Page {number}', '{count} article']);

describe.each(NAMES)('the sentences of %s', (name) => {
  const { sentences, otherLanguage } = findSentences(name);
  const { articles, ...others } = sentences;

  test('are found by its name', () => expect(otherLanguage).toBeUndefined());

  test('have their places where the English ones have them, once', () => {
    for (const [key, sentence] of Object.entries(others)) {
      expect(namesOf(sentence), key).toEqual(
        namesOf(Object.entries(en).find(([k]) => k === key)?.[1]),
      );
    }
  });

  test('have a form for every whole number', () => {
    const rules = new Intl.PluralRules(name);
    for (let number = 0; number < 250; number += 1) {
      expect(articles[rules.select(number)], `${number}`).toBeTypeOf('string');
    }
  });

  test('are a text of one line that nothing in a page can take for markup', () => {
    for (const sentence of [...Object.values(others), ...Object.values(articles)]) {
      expect(sentence).toMatch(/^\S[^\n<>&"']*\S$/);
    }
  });

  test.skipIf(name === 'en')('are no English ones', () => {
    const english = new Set<unknown>(Object.values(en));
    const left = Object.values(others).filter((each) => english.has(each) && !SHARED.has(each));
    expect(left).toEqual([]);
  });
});

test.each(LANGUAGES.map((tag) => new Intl.Locale(tag).language))(
  'the pages speak %s, as the reader of raw texts does',
  (language) => expect(NAMES).toContain(language),
);

test.each([
  ['de-AT', 'Abonnieren'],
  ['pt-BR', 'Assinar'],
  ['pt-PT', 'Subscrever'],
  ['zh', '订阅'],
  ['zh-SG', '订阅'],
  ['zh-Hant', '訂閱'],
  ['zh-TW', '訂閱'],
  ['zh-Hant-HK', '訂閱'],
  ['nb-NO', 'Abonner'],
  ['iw', 'הרשמה'],
  ['ar-EG-u-nu-latn', 'اشترك'],
  ['en-GB', 'Subscribe'],
])('%s has the sentences of its language: %s', (tag, subscribe) => {
  const { sentences, otherLanguage } = findSentences(tag);
  expect(sentences.subscribe).toBe(subscribe);
  expect(otherLanguage).toBeUndefined();
});

test.each([
  ['nn', 'nb', 'Abonner'],
  ['no', 'nb', 'Abonner'],
  ['fa', 'en', 'Subscribe'],
  ['tlh', 'en', 'Subscribe'],
])('%s has those of %s', (tag, language, subscribe) => {
  const { sentences, otherLanguage } = findSentences(tag);
  expect([otherLanguage, sentences.subscribe]).toEqual([language, subscribe]);
});

test('a language that lacks a sentence, or a place in it, is an error of types', () => {
  const check = (sentences: Sentences) => sentences;
  const { skip, ...others } = en;
  // @ts-expect-error a sentence is missing
  expect(check(others)).toBe(others);
  // @ts-expect-error the place is missing
  expect(check({ ...en, page: 'Page' }).page).toBe('Page');
  // @ts-expect-error the form for all other numbers is missing
  expect(check({ ...en, articles: { one: '{count} article' } }).skip).toBe(skip);
});
