import { expect, test } from 'vitest';
import { directionOf } from '../../src/model/direction.ts';

const RIGHT_TO_LEFT = new Set([
  ...['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'],
]);

const byIntl = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

/** Canonical, as fields and settings are. */
const LANGUAGES = PAIRS.filter((language) => Intl.getCanonicalLocales(language)[0] === language);

/** What Unicode has no name for says nothing about how a language is written. */
const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const COUNTRIES = PAIRS.map((country) => country.toUpperCase()).filter((country) =>
  NAMES.of(country),
);

test.each(LANGUAGES)('%s is written as Unicode has it, in every country', (language) => {
  const tags = [language, ...COUNTRIES.map((country) => `${language}-${country}`)];
  expect(tags.filter((tag) => directionOf(tag) !== byIntl(tag))).toEqual([]);
});

test.each([
  ...['ckb', 'arz', 'ary', 'azb', 'mzn', 'nqo', 'syr', 'skr', 'lah', 'haz', 'rhg'],
  ...['fil', 'ceb', 'haw', 'gsw', 'yue', 'tok', 'en-Latn-US', 'he-IL-u-ca-hebrew', 'ku-Latn'],
  ...['pa-Arab', 'pa-Guru-PK', 'az-Cyrl', 'ff-Adlm', 'uz-Arab-AF', 'yi-Latn', 'en-Hebr', 'zh-Hant'],
])('%s is written as Unicode has it', (tag) => {
  expect(directionOf(tag)).toBe(byIntl(tag));
});
