import type { ArticleLink, ArticleMeta, Instant } from './article.ts';
import { toInstant } from './instant.ts';

/** What is told about an article as news. */
export interface NewsArticle extends ArticleLink {
  readonly published: Instant;
}

/** How long Google counts an article as news: two days, in milliseconds. */
export const NEWS_AGE = 2 * 24 * 3600 * 1000;

/** Articles that can be news: not those first published elsewhere, nor those without a date. */
export const listNews = (articles: readonly ArticleMeta[]): readonly NewsArticle[] =>
  articles.flatMap(({ slug, title, language, published, canonical }) =>
    published === undefined || canonical !== undefined
      ? []
      : [{ slug, title, language, published }],
  );

/**
 * The articles that are news at a time, plus the next older one: when that got too old, the list last
 * changed.
 * @param articles the newest first
 * @param now milliseconds since 1970
 */
export function takeNews(articles: readonly NewsArticle[], now: number): readonly NewsArticle[] {
  const start = toInstant(now - NEWS_AGE);
  const end = articles.findIndex(({ published }) => published <= start);
  return end < 0 ? articles : articles.slice(0, end + 1);
}
