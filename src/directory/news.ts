import type { Instant, Listing } from '../article/article.ts';
import { toInstant } from '../article/instant.ts';

const TWO_DAYS = 2 * 24 * 3600 * 1000;

/** As many as Google takes. */
const MOST = 1000;

/** Articles that are read at first; twice as many each time where these are not enough. */
const FEW = 50;

/**
 * What Google takes for news: what was first published here, in the last two days.
 * @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
interface News {
  readonly articles: readonly Listing[];
  /** When the last one grew too old; empty where none ever did. */
  readonly lastModified: Instant;
  /** When the next one does, in milliseconds since 1970. */
  readonly until: number | undefined;
}

/** The newest articles, as far as the first that is no news any more. */
async function readNewest(
  read: (limit: number) => Promise<readonly Listing[]>,
  start: Instant,
): Promise<readonly Listing[]> {
  for (let limit = FEW; ; limit *= 2) {
    const articles = await read(limit);
    const isEnough = articles.some(({ published = start }) => published < start);
    if (isEnough || articles.length < limit || limit > MOST) return articles;
  }
}

/**
 * @param read so many articles, the newest first
 * @param now milliseconds since 1970
 */
export async function findNews(
  read: (limit: number) => Promise<readonly Listing[]>,
  now: number,
): Promise<News> {
  const start = toInstant(now - TWO_DAYS);
  const articles = await readNewest(read, start);
  const dates = articles.flatMap(({ published }) => published ?? []).toSorted();
  const next = dates.find((published) => published > start);
  const last = dates.findLast((published) => published <= start);
  return {
    articles: articles
      // What was first published elsewhere is no news of this site.
      .filter(({ canonical, published = '' }) => canonical === undefined && published > start)
      .slice(0, MOST),
    lastModified: last === undefined ? '' : toInstant(Date.parse(last) + TWO_DAYS),
    until: next === undefined ? undefined : Date.parse(next) + TWO_DAYS,
  };
}
