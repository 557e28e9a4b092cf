import type { Article, Instant, Listing } from '../article/article.ts';
import { findOwnEvent } from '../article/calendar.ts';
import { BLOCK, blockKey, type Entry, type List } from '../article/catalogue.ts';
import { findLast } from '../article/instant.ts';
import type { TopicKey } from '../article/topic.ts';
import type { Shelf } from './shelf.ts';

/** A list as it was compiled, and what has appeared since, which stands before all. */
export interface ListSource {
  /** Whose list it is; all articles where none is said. */
  readonly topic: TopicKey | undefined;
  readonly list: List;
  readonly appeared: readonly Article[];
  /** The newest that were there when it was compiled, whole. */
  readonly readNewest: () => Promise<readonly Article[]>;
}

/** Some articles of a list. */
interface Cut {
  readonly articles: readonly Listing[];
  /** When something last changed from the beginning of the list to the end of this. */
  readonly changed: Instant;
}

const articleOf = <T extends Listing>({ article }: Entry<T>): T => article;
const changeOf = ({ changed }: Entry<Listing>): Instant => changed;

const cutNewest = ({ newest }: List, start: number, end: number): Cut => ({
  articles: newest.slice(start, end).map(articleOf),
  changed: findLast(newest.slice(0, end).map(changeOf)),
});

/** The same from the blocks, which are counted from the end of the list. */
async function cutBlocks(
  shelf: Shelf,
  { topic, list: { count, blocks } }: ListSource,
  start: number,
  end: number,
): Promise<Cut> {
  const first = Math.ceil((count - start) / BLOCK) - 1;
  const last = Math.floor((count - Math.min(end, count)) / BLOCK);
  const read = await Promise.all(
    Array.from({ length: first - last + 1 }, (_, at) =>
      shelf.read('block', blockKey(topic, first - at)),
    ),
  );
  const entries = read.flatMap((block) => block ?? []);
  const before = Math.max(0, count - (first + 1) * BLOCK);
  return {
    articles: entries.slice(start - before, end - before).map(articleOf),
    changed: findLast([
      ...blocks.slice(first + 1),
      ...entries.slice(0, end - before).map(changeOf),
    ]),
  };
}

/**
 * The articles from one place of a list to before another.
 * @param from of an article that there is, or 0
 */
export async function cutList(
  shelf: Shelf,
  source: ListSource,
  from: number,
  to: number,
): Promise<Cut> {
  const { list, appeared } = source;
  const start = Math.max(0, from - appeared.length);
  const end = Math.max(0, to - appeared.length);
  const isAtHand = Math.min(end, list.count) <= list.newest.length;
  const older = isAtHand ? cutNewest(list, start, end) : await cutBlocks(shelf, source, start, end);
  return {
    articles: [...appeared.slice(from, to), ...older.articles],
    changed: findLast([
      ...appeared.slice(0, to).map(findOwnEvent),
      older.changed,
      end > list.count ? list.end : '',
    ]),
  };
}
