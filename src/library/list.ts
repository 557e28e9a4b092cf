import type { Instant } from '../article/article.ts';
import type { Appeared } from './appeared.ts';
import { cutList, type ListSource } from './cut.ts';
import type { ArticleList } from './edition.ts';
import type { Shelf } from './shelf.ts';

/** What the lists of an edition have in common. */
export interface Surroundings {
  readonly shelf: Shelf;
  readonly appeared: Appeared;
  /** When any of these things last happened, or one that concerns all documents. */
  readonly findLastChange: (instants: readonly Instant[]) => Instant;
}

/** A list whose beginning is at hand, and the rest on the shelf. */
export function createArticleList(
  { shelf, appeared: { settle, findEvent }, findLastChange }: Surroundings,
  source: ListSource,
): ArticleList {
  const { list, appeared, readNewest } = source;
  const count = appeared.length + list.count;

  const cut = (from: number, to: number) => cutList(shelf, source, from, to);

  return {
    count,
    async latest(limit) {
      const newest = [...appeared, ...(await readNewest())].slice(0, limit);
      const articles = newest.map(settle);
      const { changed } = await cut(0, limit);
      return {
        articles,
        removed: list.removed
          .map((gone) => ({ ...gone, place: gone.place + appeared.length }))
          .filter(({ place }) => place < limit)
          .slice(0, limit),
        lastModified: findLastChange([list.left, changed, ...articles.map(findEvent)]),
      };
    },
    async page(number, size) {
      const end = number * size;
      if (number > 1 && count <= end - size) return undefined;
      // With the next one, which is why there are older ones; without a look at texts, which no page
      // of a list shows.
      const { articles, changed } = await cut(end - size, end + 1);
      return {
        articles: articles.slice(0, size),
        hasOlder: count > end,
        lastModified: findLastChange([list.left, changed]),
      };
    },
    listings: async (limit) => (await cut(0, limit)).articles,
  };
}
