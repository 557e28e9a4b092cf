import { describe, expect, test } from 'vitest';
import type { TermKey } from '../../src/model/term.ts';
import { useSiteFolder } from '../support/site-folder.ts';

const LIMIT = 2;

const { write, remove, run, problems, publish: publishAt } = useSiteFolder();

/** A seed with a date of publication and more fields. */
const put = (name: string, date: string, fields = '', text = `Of ${name}.`): Promise<void> =>
  write({ [`seeds/${name}.md`]: `---\ndate: ${date}\n${fields}\n---\n# ${name}\n\n${text}\n` });

const noon = (day: number): number => Date.UTC(2024, 0, day, 12);

/** Compiles at noon of a day of January 2024. */
const publish = async (day: number) => (await publishAt(`2024-01-0${day}`)).at(noon(day));

describe('names', () => {
  test('that differ in case, accents, spaces or punctuation are one, as the newest spells it', async () => {
    await put('a', '2023-01-01', 'tags: [cafe]\nauthors: [jose garcia]');
    await put('b', '2023-02-01', 'tags: [Café, CAFE]\nauthors: [José García]');
    const snapshot = await publish(1);
    expect(await snapshot.terms('tags')).toEqual([
      { key: 'tags/cafe', name: 'Café', slug: 'cafe', count: 2 },
    ]);
    expect((await snapshot.term('authors/jose-garcia'))?.term.name).toBe('José García');
    expect((await snapshot.find('b'))?.article.tags).toEqual([{ name: 'Café', slug: 'cafe' }]);
  });

  test('that have one address are one, as the newest spells it', async () => {
    await put('a', '2023-01-01', 'tags: [Müller]\nauthors: [Ann Öhm]');
    await put('b', '2023-02-01', 'tags: [x, Mueller]\nauthors: [Ann Oehm]');
    const snapshot = await publish(1);
    expect((await snapshot.term('tags/mueller'))?.term).toMatchObject({
      name: 'Mueller',
      count: 2,
    });
    expect((await snapshot.term('authors/ann-oehm'))?.term).toMatchObject({ name: 'Ann Oehm' });
  });

  test('of a tag and of an author may be alike', async () => {
    await put('a', '2023-01-01', 'tags: [Müller]\nauthors: [Mueller]');
    expect(await problems()).toEqual([]);
  });
});

test.each<[string, () => Promise<void>, readonly string[]]>([
  ['as it was', async () => {}, ['c', 'b']],
  ['when an article came', () => put('e', '2023-05-01', 'tags: [X]'), ['e', 'c']],
  ['when one got the tag', () => put('d', '2023-04-01', 'tags: [z, x]'), ['d', 'c']],
  ['when one lost the tag', () => put('c', '2023-03-01', 'tags: [w]'), ['b', 'a']],
  ['when one was taken away', () => remove('seeds/c.md'), ['b', 'a']],
])('the feed of a tag has its newest articles: %s', async (_, happen, slugs) => {
  await put('a', '2023-01-01', 'tags: [x]');
  await put('b', '2023-02-01', 'tags: [x, y]');
  await put('c', '2023-03-01', 'tags: [x]');
  await put('d', '2023-04-01', 'tags: [z]');
  await publish(1);
  await happen();
  const latest = await (await publish(2)).termLatest('tags/x', LIMIT);
  expect(latest?.articles.map(({ slug }) => slug)).toEqual(slugs);
  expect(await run('2024-01-03', { frozen: true })).not.toHaveProperty('problems');
});

test('only the feeds of its own tags say that an article was removed', async () => {
  await put('a', '2023-01-01', 'tags: [x]');
  await put('b', '2023-02-01', 'tags: [x, y]');
  await put('c', '2023-03-01', 'tags: [y]');
  await publish(1);
  await remove('seeds/c.md');
  const snapshot = await publish(2);
  const removed = async (term: TermKey) =>
    (await snapshot.termLatest(term, LIMIT))?.removed.map(({ id, place }) => [id, place]);
  expect(await removed('tags/y')).toEqual([['tag:news.test,2024-01-01:c', 0]]);
  expect(await removed('tags/x')).toEqual([]);
});

test('a tag that only scheduled articles have appears with the first of them', async () => {
  await put('a', '2023-01-01', 'tags: [x]');
  await put('s', '2024-01-05', 'tags: [Secret]');
  expect(await (await publish(1)).term('tags/secret')).toBeUndefined();
  expect(await (await publish(5)).term('tags/secret')).toMatchObject({
    articles: [{ slug: 's' }],
    term: { count: 1 },
  });
  expect(await (await publish(5)).terms('tags')).toHaveLength(2);
});

test('only the main feed has the plain text of an article, not that of its tag', async () => {
  await put('a', '2023-01-01', 'tags: [x]');
  const { articles = [] } = (await (await publish(1)).termLatest('tags/x', LIMIT)) ?? {};
  expect(articles).toHaveLength(1);
  expect(articles[0]).not.toHaveProperty('contentText');
  expect(articles[0]).not.toHaveProperty('contentMarkdown');
});

test('the archives of a tag grow by an edit, not by time', async () => {
  for (let number = 0; number < 99; number += 1) {
    await put(`n${number}`, new Date(Date.UTC(2020, 0, 1 + number)).toISOString(), 'tags: [x]');
  }
  await put('s', '2024-01-03', 'tags: [x]');
  const lengths = async (day: number, snapshot: Awaited<ReturnType<typeof publish>>) => {
    const part = await snapshot.term('tags/x');
    return [day, part?.articles.length, part?.archives];
  };
  expect(await lengths(1, await publish(1))).toEqual([1, 99, 0]);
  expect(await lengths(4, await publish(4))).toEqual([4, 100, 0]);
  await put('t', '2020-01-01', 'tags: [y]');
  expect(await lengths(5, await publish(5))).toEqual([5, 50, 1]);
});

test('a tag has archives of 50 articles from the oldest on, and a first page of 50 to 99', async () => {
  for (let number = 0; number < 102; number += 1) {
    const date = new Date(Date.UTC(2020, 0, 1 + number)).toISOString();
    await put(`n${number}`, date, `tags: [${number < 101 ? 'x, y' : 'x'}]`);
  }
  const snapshot = await publish(1);
  const names = (from: number, to: number): readonly string[] =>
    Array.from({ length: to - from }, (_, at) => `n${to - 1 - at}`);
  const read = async (key: TermKey) => {
    const part = await snapshot.term(key);
    const archives = await Promise.all([1, 2].map((number) => snapshot.termArchive(key, number)));
    return [part?.articles, ...archives.map((archive) => archive?.articles)].map((articles) =>
      articles?.map(({ slug }) => slug),
    );
  };
  expect(await read('tags/x')).toEqual([names(50, 102), names(0, 50), undefined]);
  expect(await read('tags/y')).toEqual([names(50, 101), names(0, 50), undefined]);
  expect((await snapshot.termArchive('tags/x', 1))?.period).toMatch(
    /^January 1\s–\sFebruary 19, 2020$/,
  );
});
