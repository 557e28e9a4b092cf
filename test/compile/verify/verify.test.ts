import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/compile/verify/verify.ts';
import { buildLibrary } from '../../../src/library/build/build-library.ts';
import type { Article, Site } from '../../../src/model/article.ts';
import { toInstant } from '../../../src/model/instant.ts';
import { asMarked } from '../../../src/model/site-mark.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { COMPILED } from '../../support/library.ts';
import { makeArticle } from '../../support/many.ts';

const read = readSettings({
  SITE_URL: 'https://news.test',
  SITE_TITLE: 'T',
  SITE_DESCRIPTION: 'D',
  SITE_LANGUAGE: 'en',
});
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const { settings } = read;

const siteOf = (articles: readonly Article[]): Site => ({
  articles,
  removed: [],
  redirects: [],
  archives: 0,
  changed: toInstant(COMPILED),
});

const check = (articles: readonly Article[], known: ReadonlySet<string> = new Set()) => {
  const site = siteOf(articles);
  const built = buildLibrary(site, toInstant(COMPILED), settings);
  return verify(site, built, { settings, now: COMPILED, version: '1' }, known);
};

const GOOD = Array.from({ length: 60 }, (_, number) => makeArticle(59 - number));

/** An article that something is wrong with, which no reader should have let in. */
const spoil = (change: Partial<Article>): Article => ({ ...makeArticle(30), ...change });

test('a valid site has no fault', async () => {
  expect((await check(GOOD)).faults).toEqual([]);
  expect((await check([])).faults).toEqual([]);
});

describe('a document that cannot be served is found, with the article that is at fault', () => {
  test.each<readonly [string, Partial<Article>, string]>([
    ['a title that XML cannot carry', { title: 'A\u000btitle' }, '/rss.xml'],
    ['an id that XML cannot carry', { id: 'tag:x\u0001' }, '/rss.xml'],
    ['text that XML cannot carry', { contentHtml: asMarked('<p>\ufffe</p>') }, '/rss.xml'],
    ['an address that is none', { canonical: 'http://[' }, '/articles/made-30'],
    ['a date that is none', { published: 'never' }, '/atom.xml'],
    ['the name of a tag', { tags: [{ name: 'A\u0002', slug: 'a' }] }, '/rss.xml'],
    ['the name of an author', { authors: [{ name: 'A\u0002', slug: 'a' }] }, '/rss.xml'],
    [
      'a file without an address',
      { attachments: [{ url: asMarked('nowhere'), mediaType: 'text/plain' }] },
      '/articles/made-30',
    ],
  ])('%s', async (_, change, path) => {
    const articles = GOOD.with(29, spoil(change));
    const { faults } = await check(articles);
    expect(faults).toEqual([{ path, id: articles[29]?.id, why: expect.any(String) }]);
  });

  test('however many there are', async () => {
    const { faults } = await check([
      ...GOOD.slice(0, 10),
      spoil({ slug: 'x', id: 'tag:x', title: '\u0001' }),
      ...GOOD.slice(11, 55),
      spoil({ slug: 'y', id: 'tag:y', canonical: '?' }),
    ]);
    expect(faults.map(({ id }) => id)).toEqual(['tag:x', 'tag:y']);
  });
});

test('what was rendered before is not rendered again, and what changed is', async () => {
  const { rendered } = await check(GOOD);
  const spoilt = GOOD.with(3, spoil({ canonical: '?' }));
  const [broken] = (await check(spoilt, rendered)).faults;
  expect(broken?.id).toBe(spoilt[3]?.id);
  // Were it rendered, it would be found.
  const known = (await check(spoilt)).rendered;
  expect((await check(spoilt, known)).faults).toEqual([]);
});

test('another version of the program, and other settings, render all of it again', async () => {
  const site = siteOf([spoil({ canonical: '?' })]);
  const built = buildLibrary(site, toInstant(COMPILED), settings);
  const surroundings = { settings, now: COMPILED, version: '1' };
  const { rendered } = await verify(site, built, surroundings, new Set());
  const others = [
    { ...surroundings, version: '2' },
    { ...surroundings, settings: { ...settings, SITE_TITLE: 'U' } },
  ];
  for (const other of others) {
    expect((await verify(site, built, other, rendered)).faults).toHaveLength(1);
  }
});
