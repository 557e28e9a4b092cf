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
  ['a long first sentence whole', `${LONG} And more.`, LONG],
])('cuts at sentences: %s', (_, paragraph, summary) => {
  expect(buildSummary(paragraph, 'en')).toBe(summary);
});

test('knows the sentences of other languages', () => {
  const sentence = '政府は金曜日に発表した。';
  expect(buildSummary(sentence.repeat(40), 'ja')).toBe(sentence.repeat(25));
});
