import { expect, test } from 'vitest';
import type { Article, Site } from '../../src/model/article.ts';
import { SITE } from '../support/feed-site.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { makeArticle } from '../support/many.ts';

const library = buildSiteLibrary(SITE).at(Date.now());

/** Published between the third and the fourth of the articles. */
const GONE = 'tag:rich.tidings.test,2024-01-01:gone';

test.each([
  [3, []],
  [4, [GONE]],
  [50, [GONE]],
])('of the newest %i, what was taken away is told where it would be among them', (limit, ids) => {
  const { articles, removed } = library.latest(limit);
  expect(articles).toHaveLength(Math.min(limit, SITE.articles.length));
  expect(removed.map(({ id }) => id)).toEqual(ids);
});

test('of two ways from one address, the later counts that leads to what is there', async () => {
  const [first, second] = SITE.articles;
  const redirects = [
    { from: '/x', to: `/articles/${first?.slug}` },
    { from: '/x', to: `/articles/${second?.slug}` },
  ];
  const snapshot = buildSiteLibrary({ ...SITE, redirects }).at(Date.now());
  expect(await snapshot.resolve('/x')).toEqual({ kind: 'moved', to: `/articles/${second?.slug}` });
});

test('the largest topics are those with the most articles, be it by one that has appeared', async () => {
  const tag = (number: number) => ({ name: `Tag ${number}`, slug: `tag-${number}` });
  const make = (slug: string, published: string, tags: readonly number[]): Article => ({
    ...makeArticle(0),
    id: `urn:x:${slug}`,
    slug,
    published,
    tags: tags.map(tag),
  });
  const all = Array.from({ length: 40 }, (_, number) => number);
  const site: Site = {
    ...SITE,
    articles: [
      make('d', '2024-05-01T00:00:00Z', [39]),
      make('c', '2024-05-01T00:00:00Z', [39]),
      make('b', '2024-01-02T00:00:00Z', all.slice(0, 30)),
      make('a', '2024-01-01T00:00:00Z', all),
    ],
  };
  const library = buildSiteLibrary(site);
  const names = (time: string) =>
    library
      .at(Date.parse(time))
      .mainTerms('tags')
      .map(({ name }) => name);
  expect(names('2024-04-01T00:00:00Z')).toEqual(all.slice(0, 30).map((each) => tag(each).name));
  expect(names('2024-05-01T00:00:00Z')).toContain('Tag 39');
  expect(names('2024-05-01T00:00:00Z')).toHaveLength(30);
});

test('each address of an article that was taken away is known as such', async () => {
  expect(await library.resolve('/articles/gone')).toEqual({ kind: 'gone' });
  expect(await library.resolve('/articles/going')).toEqual({ kind: 'gone' });
  expect(await library.resolve('/articles/went')).toEqual({ kind: 'unknown' });
});
