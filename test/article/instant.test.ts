import { expect, test } from 'vitest';
import { readInstant } from '../../src/article/instant.ts';

test.each([
  ['2021-06-18', '2021-06-18T00:00:00Z'],
  ['2021-06-18T17:01:00-04:00', '2021-06-18T21:01:00Z'],
  ['2021-06-18 17:01Z', '2021-06-18T17:01:00Z'],
  ['2021-06-18T17:01:02.987z', '2021-06-18T17:01:02Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
])('%s is %s', (text, value) => {
  expect(readInstant(text)).toEqual({ value });
});

test.each([
  ['2021-02-30', 'the calendar has no day 2021-02-30'],
  [
    '2021-06-18T17:01',
    '"2021-06-18T17:01" has no time zone; add Z or an offset, as in 2021-06-18T17:01Z',
  ],
  ['2021-06-18T27:01Z', '"2021-06-18T27:01Z" has no such time of day'],
  ['2021-06-18T24:00Z', '"2021-06-18T24:00Z" has no such time of day'],
  [
    '18 June 2021',
    '"18 June 2021" is no date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
  ],
  ['', '"" is no date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00'],
])('%s is refused', (text, problem) => {
  expect(readInstant(text)).toEqual({ problem });
});
