import { expect, test } from 'vitest';
import type { Article, Site } from '../../src/model/article.ts';
import { SITE } from '../support/feed-site.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { makeArticle } from '../support/many.ts';

test('the main tags are those with the most articles that have been released', async () => {
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
