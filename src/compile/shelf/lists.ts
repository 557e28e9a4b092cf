import type { Article, Instant, Listing, RemovedArticle } from '../../article/article.ts';
import { findOwnEvent } from '../../article/calendar.ts';
import { BLOCK, blockKey, type Entry, type List } from '../../article/catalogue.ts';
import { findLast } from '../../article/instant.ts';
import type { TopicKey } from '../../article/topic.ts';
import { createRecord, type ShelfRecord } from './records.ts';

/** What a list is made of. */
export interface ListMaterial {
  /** Whose list it is; all articles where none is said. */
  readonly topic: TopicKey | undefined;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** What was taken away from it, with its place there. */
  readonly removed: readonly RemovedArticle[];
  /** When one last left it that is still there. */
  readonly left: Instant;
  /** How many of the newest are at hand. */
  readonly size: number;
}

/** A list as it is compiled. */
interface BuiltList<T extends Listing> {
  readonly list: List<T>;
  /** The whole list, where the newest are not all. */
  readonly blocks: readonly ShelfRecord[];
}

/** An article without its text. */
export const toListing = ({
  contentHtml,
  contentText,
  contentMarkdown,
  archive,
  awaitsLink,
  linked,
  ...listing
}: Article): Listing => listing;

/** When each place of a list last changed, and behind them the end of it. */
export function findChanges(
  articles: readonly Article[],
  removed: readonly RemovedArticle[],
): readonly Instant[] {
  const changes = [...articles.map(findOwnEvent), ''];
  for (const { place, removed: when } of removed) {
    changes[place] = findLast([changes[place] ?? '', when]);
  }
  return changes;
}

/** Where the blocks of a list begin and end, the one with the oldest articles first. */
const findBounds = (count: number): readonly { readonly start: number; readonly end: number }[] =>
  Array.from({ length: Math.ceil(count / BLOCK) }, (_, block) => ({
    start: Math.max(0, count - (block + 1) * BLOCK),
    end: count - block * BLOCK,
  }));

/**
 * Divides a list into what is needed often and what is not.
 * @param show what is kept of the newest
 */
export function buildList<T extends Listing>(
  { topic, articles, removed, left, size }: ListMaterial,
  show: (article: Article) => T,
): BuiltList<T> {
  const changes = findChanges(articles, removed);
  const enter = <U extends Listing>(article: U, place: number): Entry<U> => ({
    article,
    changed: changes[place] ?? '',
  });
  const newest = articles.slice(0, size).map((article, place) => enter(show(article), place));
  const bounds = articles.length > size ? findBounds(articles.length) : [];
  return {
    list: {
      newest,
      count: articles.length,
      removed: removed.filter(({ place }) => place <= newest.length).slice(0, size),
      end: changes[articles.length] ?? '',
      left,
      blocks: bounds.map(({ start, end }) => findLast(changes.slice(start, end))),
    },
    blocks: bounds.map(({ start, end }, number) =>
      createRecord('block', blockKey(topic, number), () =>
        articles.slice(start, end).map((article, at) => enter(toListing(article), start + at)),
      ),
    ),
  };
}
