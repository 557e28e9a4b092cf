import { type Article, articlePath, type Instant } from '../article/article.ts';
import { findLinkedPaths, findOwnEvent, isDue, settleLinks } from '../article/calendar.ts';
import type { Catalogue } from '../article/catalogue.ts';
import { findLast } from '../article/instant.ts';

/** What the calendar has made of a site since it was compiled. */
export interface Appeared {
  /** What has appeared, the newest first: it is newer than everything that was there. */
  readonly articles: readonly Article[];
  /** When the next article appears. */
  readonly next: Instant | undefined;
  /** True for a path at which an article is still to come. */
  readonly isHidden: (path: string) => boolean;
  /** An article with links to what is there alone. */
  readonly settle: (article: Article) => Article;
  /** When an article last changed, its links included: what they lead to appears. */
  readonly findEvent: (article: Article) => Instant;
}

/** @param now what is due by then has appeared */
export function findAppeared({ ahead }: Pick<Catalogue, 'ahead'>, now: Instant): Appeared {
  const due = ahead.filter((article) => isDue(article, now));
  const waiting = ahead.filter((article) => !isDue(article, now));
  const hidden = new Set(waiting.map(({ slug }) => articlePath(slug)));
  const dates = new Map(due.map(({ slug, published = '' }) => [articlePath(slug), published]));
  const settle = (article: Article): Article =>
    hidden.size === 0 ? article : settleLinks(article, hidden);
  return {
    articles: due.map(settle),
    next: waiting.at(-1)?.published,
    isHidden: (path) => hidden.has(path),
    settle,
    findEvent: (article) => {
      const own = findLast([findOwnEvent(article), article.linked ?? '']);
      if (dates.size === 0) return own;
      const linked = findLinkedPaths(article.contentHtml).map((path) => dates.get(path) ?? '');
      return findLast([own, ...linked]);
    },
  };
}
