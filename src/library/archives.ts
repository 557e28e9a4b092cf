import { type Article, withoutTexts } from '../article/article.ts';
import type { Catalogue } from '../article/catalogue.ts';
import type { ArticleList, Edition } from './edition.ts';
import type { Surroundings } from './list.ts';

/** What an edition says of its archives. */
export function createArchives(
  { shelf, appeared, findLastChange }: Surroundings,
  { full, changes, main: { newest } }: Catalogue,
  main: ArticleList,
): Pick<Edition, 'newestArchive' | 'archive'> {
  const { articles: fresh, settle, findEvent } = appeared;
  const atHand = [...fresh, ...newest.map(({ article }) => article)];

  /** What is at hand of an archive: of a full one whatever the feed lists, and else what is beyond the feed. */
  const findAtHand = (number: number, limit: number): readonly Article[] =>
    number <= full
      ? fresh.filter(({ archive }) => archive?.number === number)
      : atHand.slice(limit).filter(({ archive }) => archive === undefined);

  return {
    // Behind a full one stands the next from the start, so that the way there changes with it alone.
    newestArchive: (limit) => ({
      number: full > 0 || main.count > limit ? full + 1 : 0,
      lastModified: changes.archives,
    }),
    archive: async (number, limit) => {
      if (number > full + 1) return undefined;
      const isFull = number <= full;
      const compiled = await shelf.read('archive', number);
      const articles = [...findAtHand(number, limit), ...(compiled?.articles ?? [])]
        .map(settle)
        .map(withoutTexts);
      if (full === 0 && articles.length === 0) return undefined;
      return {
        articles,
        isFull,
        isFinal: isFull && !articles.some(({ awaitsLink }) => awaitsLink),
        lastModified: findLastChange([
          compiled?.changed ?? '',
          ...articles.map(findEvent),
          // Whatever comes to the newest pushes another one in here.
          ...(isFull ? [] : [changes.archives, (await main.latest(limit)).lastModified]),
        ]),
      };
    },
  };
}
