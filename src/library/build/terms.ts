import { ARCHIVE_SIZE, countArchives } from '../../model/archives.ts';
import {
  type Article,
  type FormerArticle,
  type Listing,
  type RemovedArticle,
  type Site,
  withoutTexts,
} from '../../model/article.ts';
import type { TopicKey } from '../../model/term.ts';
import { type ListedTopic, listsOf } from '../listed-terms.ts';
import { seal } from './archives.ts';
import type { FormatPeriod } from './localize.ts';
import { createRecord, type ShelfRecord } from './records.ts';

/** How many of some ascending numbers are less than one. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const groupByTopic = <T>(
  all: readonly T[],
  topicsOf: (each: T) => readonly TopicKey[],
): ReadonlyMap<TopicKey, readonly T[]> => {
  const groups = new Map<TopicKey, T[]>();
  for (const each of all) {
    for (const topic of topicsOf(each)) {
      const group = groups.get(topic);
      if (group) group.push(each);
      else groups.set(topic, [each]);
    }
  }
  return groups;
};

/** An article without its content. */
const toListing = (article: Article): Listing => {
  const { contentHtml, contentText, contentMarkdown, earlier, archive, ...listing } = article;
  return listing;
};

/**
 * What of that a feed of so many articles tells.
 * @param removed with their places among the articles of the feed
 */
export const findTombstones = (
  removed: readonly FormerArticle[],
  size: number,
): readonly RemovedArticle[] =>
  removed
    .filter(({ place }) => place < size)
    .slice(0, size)
    .map(({ id, removed: when, place }) => ({ id, removed: when, place }));

/**
 * The list of each topic that there is, and of each that is soon to be: what is newest, its feed, and its
 * archives, which are counted from the oldest article that it has now.
 * @param size how many articles are in a feed
 */
export function buildTopics(
  topics: readonly ListedTopic[],
  soon: ReadonlySet<TopicKey>,
  { articles, removed, changed }: Pick<Site, 'articles' | 'removed' | 'changed'>,
  size: number,
  format: FormatPeriod,
): readonly ShelfRecord[] {
  const places = groupByTopic([...articles.keys()], (place) => {
    const article = articles[place];
    return article ? listsOf(article) : [];
  });
  const gone = groupByTopic(removed, (each) => each.topics);
  const listed = new Map(topics.map((topic) => [topic.key, topic]));
  return [...new Set([...listed.keys(), ...soon])].flatMap((key) => {
    const own = places.get(key) ?? [];
    const read = (from: number, to: number) =>
      own.slice(from, to).flatMap((place) => articles[place] ?? []);
    // What has appeared by itself moves nothing into an archive before somebody changes the site.
    const isSettled = (place: number): boolean => (articles[place]?.published ?? '') <= changed;
    const archives = countArchives(own.filter(isSettled).length);
    const open = own.length - archives * ARCHIVE_SIZE;
    return [
      createRecord('topic', key, () => ({
        topic: listed.get(key),
        newest: read(0, open).map(toListing),
        archives,
      })),
      createRecord('feed', key, () => ({
        topic: listed.get(key),
        articles: read(0, size).map(withoutTexts),
        removed: findTombstones(
          (gone.get(key) ?? []).map((each) => ({ ...each, place: countBelow(own, each.place) })),
          size,
        ),
      })),
      ...Array.from({ length: archives }, (_, at) => {
        const start = own.length - (at + 1) * ARCHIVE_SIZE;
        return createRecord('topic-archive', `${key}/${at + 1}`, () =>
          seal(read(start, start + ARCHIVE_SIZE).map(toListing), format),
        );
      }),
    ];
  });
}
