import type { ArticleLink, ArticleMeta, Instant } from './article.ts';
import { toInstant } from './instant.ts';

/** All that is said of an article as news. */
export interface NewsArticle extends ArticleLink {
  readonly published: Instant;
}

/** How long Google takes an article for news: two days, in milliseconds. */
export const NEWS_AGE = 2 * 24 * 3600 * 1000;

/** The articles that can be news: what was first published elsewhere is none of this site. */
export const listNews = (articles: readonly ArticleMeta[]): readonly NewsArticle[] =>
  articles.flatMap(({ slug, title, language, published, canonical }) =>
    published === undefined || canonical !== undefined
      ? []
      : [{ slug, title, language, published }],
  );

/**
 * Of articles, the newest first, those that are news at a time, and the one before them: the list last
 * changed when that became too old.
 * @param now milliseconds since 1970
 */
export function takeNews(articles: readonly NewsArticle[], now: number): readonly NewsArticle[] {
  const start = toInstant(now - NEWS_AGE);
  const end = articles.findIndex(({ published }) => published <= start);
  return end < 0 ? articles : articles.slice(0, end + 1);
}
