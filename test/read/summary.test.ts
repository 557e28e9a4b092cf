import { expect, test } from 'vitest';
import { buildSummary } from '../../src/read/summary.ts';

const LONG = `Many ${'words '.repeat(60).trim()}.`;

test.each([
  ['a paragraph that fits', 'One sentence. Another one.', 'One sentence. Another one.'],
  [
    'never inside initials',
    `He met the U.S. President today. ${LONG}`,
    'He met the U.S. President today.',
  ],
  ['never after a month', `It was Jan. 6 when they came. ${LONG}`, 'It was Jan. 6 when they came.'],
  ['never after a title', `They asked Dr. Ortiz to stay. ${LONG}`, 'They asked Dr. Ortiz to stay.'],
  [
    'never inside p.m.',
    `At 5 p.m. Friday the talks ended. ${LONG}`,
    'At 5 p.m. Friday the talks ended.',
  ],
])('cuts at sentences: %s', (_, paragraph, summary) => {
  expect(buildSummary(paragraph, 'en')).toBe(summary);
});

test('knows the sentences of other languages', () => {
  const sentence = '政府は金曜日に発表した。';
  expect(buildSummary(sentence.repeat(40), 'ja')).toBe(sentence.repeat(25));
});

test.each([
  ['words', 'word '.repeat(6560), 'en', `${'word '.repeat(59)}word…`],
  [
    'words and signs',
    `${'word '.repeat(58)}word, (${'word '.repeat(9)}`,
    'en',
    `${'word '.repeat(58)}word…`,
  ],
  ['a word that never ends', 'x'.repeat(1000), 'en', `${'x'.repeat(299)}…`],
  ['a long word behind a short one', `see ${'x'.repeat(1000)}`, 'en', `see ${'x'.repeat(295)}…`],
  ['signs of several characters', '👨‍👩‍👧'.repeat(200), 'en', `${'👨‍👩‍👧'.repeat(37)}…`],
])('a sentence that is too long is cut between %s', (_, paragraph, language, summary) => {
  expect(buildSummary(paragraph, language)).toBe(summary);
});

test.each([
  ['th', 'กรุงเทพมหานคร', 'เป็น', 'เมืองหลวง'],
  ['ja', '政府', 'は', '金曜日', 'に', '発表', 'した'],
  ['zh', '我们', '今天', '在', '北京', '开会'],
])('a long sentence without blanks is cut between its words: %s', (language, ...words) => {
  const sentence = words.join('');
  const summary = buildSummary(sentence.repeat(80), language);
  expect(summary.length).toBeLessThanOrEqual(300);
  expect(summary.length).toBeGreaterThan(280);
  const rest = summary.slice(0, -1).split(sentence).at(-1);
  expect(words.map((_, count) => words.slice(0, count).join(''))).toContain(rest);
});
