import type { Article, Instant } from '../article/article.ts';
import { toInstant } from '../article/instant.ts';

const TWO_DAYS = 2 * 24 * 3600 * 1000;

/** What Google takes for news: what was first published here, in the last two days. */
interface News {
  readonly articles: readonly Article[];
  /** When the last one grew too old; empty where none ever did. */
  readonly lastModified: Instant;
  /** When the next one does, in milliseconds since 1970. */
  readonly until: number | undefined;
}

/** @param now milliseconds since 1970 */
export function findNews(all: readonly Article[], now: number): News {
  const articles = all.filter(({ canonical }) => canonical === undefined);
  const start = toInstant(now - TWO_DAYS);
  const dates = articles.flatMap(({ published }) => published ?? []).toSorted();
  const next = dates.find((published) => published > start);
  const last = dates.findLast((published) => published <= start);
  return {
    articles: articles.filter(({ published = '' }) => published > start),
    lastModified: last === undefined ? '' : toInstant(Date.parse(last) + TWO_DAYS),
    until: next === undefined ? undefined : Date.parse(next) + TWO_DAYS,
  };
}
