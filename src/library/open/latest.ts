import type { Article, RemovedArticle } from '../../model/article.ts';
import type { Released } from './released.ts';
import type { Latest } from './snapshot.ts';

/** A list as a feed has it: articles, and what would be among them. */
interface FeedList {
  readonly articles: readonly Article[];
  readonly removed: readonly RemovedArticle[];
}

/**
 * The newest of a list, with what was released since the compile before all others.
 * @param released those of the list
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
