import type { Article, Instant } from '../../model/article.ts';
import { isReleased } from '../../model/released.ts';
import { articlePath } from '../../paths.ts';
import type { LibraryIndex } from '../format.ts';
import { readAt } from './read-at.ts';

/** What has changed by the calendar since the site was compiled. */
export interface Released {
  /** Released since the compile, newest first: all of them are newer than the compiled ones. */
  readonly articles: readonly Article[];
  /** When the next article will be released. */
  readonly next: Instant | undefined;
  /** True for the path of an article that is still scheduled. */
  readonly isHidden: (path: string) => boolean;
  /** An article as it reads now. */
  readonly read: (article: Article) => Article;
}

/** Tells released articles from waiting ones: those scheduled up to `now` have been released. */
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
