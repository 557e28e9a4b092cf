import { type Article, type Site, withoutTexts } from '../../article/article.ts';
import { findLast } from '../../article/instant.ts';
import { createRecord, type ShelfRecord } from './records.ts';

/** The number of the last archive that is full, be it that all of it was taken away since. */
export const findLastFull = ({ articles, removed }: Pick<Site, 'articles' | 'removed'>): number =>
  [
    ...articles.map(({ archive }) => archive?.number ?? 0),
    ...removed.map(({ archive = 0 }) => archive),
  ].reduce((most, number) => Math.max(most, number), 0);

/**
 * The archives: the full ones by their numbers, and behind them the open one, with what is in none.
 * @param newest how many articles travel with the Worker, and need not stand in the open one
 */
export function buildArchives(
  { articles, removed }: Pick<Site, 'articles' | 'removed'>,
  full: number,
  newest: number,
): readonly ShelfRecord[] {
  const numberOf = ({ archive }: Article): number => archive?.number ?? full + 1;
  const within = Map.groupBy(articles.entries(), ([, article]) => numberOf(article));
  const gone = Map.groupBy(removed, ({ archive = full + 1 }) => archive);
  return Array.from({ length: full + 1 }, (_, at) => at + 1).map((number) =>
    createRecord('archive', number, () => {
      const entries = (within.get(number) ?? []).filter(
        ([place]) => number <= full || place >= newest,
      );
      return {
        articles: entries.map(([, article]) => withoutTexts(article)),
        changed: findLast([
          ...(gone.get(number) ?? []).map((each) => each.removed),
          ...entries.map(([, { archive }]) => archive?.since ?? ''),
        ]),
      };
    }),
  );
}
