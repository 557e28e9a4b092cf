import type { Instant } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import { NEWS_AGE, type NewsArticle, takeNews } from '../model/news.ts';

/** The most articles that Google takes. */
const MOST = 1000;

/**
 * What Google takes for news: articles first published here, in the last two days.
 * @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
 */
interface News {
  readonly articles: readonly NewsArticle[];
  /** When the last one became too old. */
  readonly changed: Instant | undefined;
  /** When the next one will, in milliseconds since 1970. */
  readonly until: number | undefined;
}

/** When an article becomes too old, in milliseconds since 1970. */
const endOf = ({ published }: NewsArticle): number => Date.parse(published) + NEWS_AGE;

/**
 * The articles that are news now.
 * @param articles newest first
 * @param now milliseconds since 1970
 */
export function takeCurrentNews(articles: readonly NewsArticle[], now: number): News {
  const taken = takeNews(articles, now);
  const news = taken.filter((article) => endOf(article) > now);
  const [old, next] = [taken[news.length], news.at(-1)];
  return {
    articles: news.slice(0, MOST),
    changed: old && toInstant(endOf(old)),
    until: next && endOf(next),
  };
}
