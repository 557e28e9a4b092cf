import type { Article, RemovedArticle } from '../../model/article.ts';
import type { Released } from './released.ts';
import type { Latest } from './snapshot.ts';

/** The articles of a feed, and the removed ones that would be among them. */
interface FeedList {
  readonly articles: readonly Article[];
  readonly removed: readonly RemovedArticle[];
}

/**
 * The newest articles of a list; those released since the compile come first.
 * @param released articles of the same list
 */
export const takeLatest = (
  released: readonly Article[],
  { articles, removed }: FeedList,
  limit: number,
  { read }: Released,
): Latest => ({
  articles: [...released, ...articles].slice(0, limit).map(read),
  removed: removed.filter(({ place }) => released.length + place < limit),
});
