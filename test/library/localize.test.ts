import { expect, test } from 'vitest';
import { createLocalizer } from '../../src/library/build/localize.ts';

const UPDATED = '2021-06-18T23:59:59Z';

test.each([
  ['en', 'June 18, 2021'],
  ['en-GB', '18 June 2021'],
  ['de', '18. Juni 2021'],
  ['ja', '2021年6月18日'],
])('a day in %s is %s, whatever the time of day in UTC', (language, day) => {
  const published = '2021-06-18T00:00:00Z';
  expect(createLocalizer(language, 'UTC')({ authors: [], published, updated: UPDATED })).toEqual({
    byline: undefined,
    publishedDay: day,
    updatedDay: day,
  });
});

test.each([
  ['en', ['Ada'], undefined],
  ['en', ['Ada', 'Bo', 'Cy'], [0, ', ', 1, ', and ', 2]],
  ['de', ['Ada', 'Bo'], [0, ' und ', 1]],
])('authors in %s: %j', (language, names, byline) => {
  const authors = names.map((name) => ({ name, slug: name.toLowerCase() }));
  expect(createLocalizer(language, 'UTC')({ authors, updated: UPDATED }).byline).toEqual(byline);
});
