import { expect, test } from 'vitest';
import { SITE } from '../feed/fixture.ts';
import { shelveSite } from '../shelved.ts';

const library = shelveSite(SITE).at(Date.now());

/** Published between the third and the fourth of the articles. */
const GONE = 'tag:rich.tidings.test,2024-01-01:gone';

test.each([
  [3, []],
  [4, [GONE]],
  [50, [GONE]],
])(
  'of the newest %i, what was taken away is told where it would be among them',
  async (limit, ids) => {
    const { articles, removed } = await library.main.latest(limit);
    expect(articles).toHaveLength(Math.min(limit, SITE.articles.length));
    expect(removed.map(({ id }) => id)).toEqual(ids);
  },
);

test('each address of an article that was taken away is known as such', async () => {
  expect(await library.trace('/articles/gone')).toEqual({ kind: 'gone' });
  expect(await library.trace('/articles/going')).toEqual({ kind: 'gone' });
  expect(await library.trace('/articles/went')).toEqual({ kind: 'unknown' });
});
