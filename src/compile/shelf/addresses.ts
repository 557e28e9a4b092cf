import { type Article, articlePath, type Site } from '../../article/article.ts';
import { PART } from '../../article/catalogue.ts';
import { createRecord, type ShelfRecord } from './records.ts';

/** Where each path leads at which no article stands. */
export function buildPaths({
  removed,
  redirects,
}: Pick<Site, 'removed' | 'redirects'>): readonly ShelfRecord[] {
  const gone = new Set(removed.flatMap(({ slugs }) => slugs.map(articlePath)));
  const ways = Map.groupBy(redirects, ({ from }) => from);
  return [...new Set([...gone, ...ways.keys()])].map((path) =>
    createRecord('path', path, () => ({
      to: (ways.get(path) ?? []).map(({ to }) => to),
      gone: gone.has(path),
    })),
  );
}

/** The addresses of all articles in parts, but for those first published elsewhere: they are listed there. */
export function buildParts(articles: readonly Article[]): readonly ShelfRecord[] {
  const addresses = articles
    .filter(({ canonical }) => canonical === undefined)
    .map(({ slug, updated }) => ({ slug, updated }))
    .toReversed();
  return Array.from({ length: Math.ceil(addresses.length / PART) }, (_, at) =>
    createRecord('part', at + 1, () => addresses.slice(at * PART, (at + 1) * PART).toReversed()),
  );
}
