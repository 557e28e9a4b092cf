import type { Article, Instant } from '../../model/article.ts';
import { articlePath } from '../../paths.ts';
import type { LibraryIndex } from '../format.ts';
import { isReleased, readAt } from '../scheduled.ts';

/** What the calendar has made of a site since it was compiled. */
export interface Released {
  /** What has appeared, the newest first: it is newer than everything that was there. */
  readonly articles: readonly Article[];
  /** When the next article appears. */
  readonly next: Instant | undefined;
  /** True for a path at which an article is still to come. */
  readonly isHidden: (path: string) => boolean;
  /** An article as it reads now. */
  readonly read: (article: Article) => Article;
}

/** @param now what is due by then has appeared */
export function computeReleased(
  { scheduled }: Pick<LibraryIndex, 'scheduled'>,
  now: Instant,
): Released {
  const read = (article: Article): Article => readAt(article, now);
  const waiting = scheduled.filter((article) => !isReleased(article, now));
  const hidden = new Set(waiting.map(({ slug }) => articlePath(slug)));
  return {
    articles: scheduled.filter((article) => isReleased(article, now)).map(read),
    next: waiting.at(-1)?.published,
    isHidden: (path) => hidden.has(path),
    read,
  };
}
