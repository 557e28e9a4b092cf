import { expect, test } from 'vitest';
import { createDayFormat } from '../../src/compile/day-format.ts';

test.each([
  ['en', 'June 18, 2021'],
  ['en-GB', '18 June 2021'],
  ['de', '18. Juni 2021'],
  ['ja', '2021年6月18日'],
])('a day in %s is %s, whatever the time of day in UTC', (language, day) => {
  const formatDay = createDayFormat(language);
  expect(formatDay('2021-06-18T00:00:00Z')).toBe(day);
  expect(formatDay('2021-06-18T23:59:59Z')).toBe(day);
});
