import { type RemovedArticle, type Site, withoutTexts } from '../../article/article.ts';
import { type ListedTopic, listsOf } from '../../article/listed-topics.ts';
import type { TopicKey } from '../../article/topic.ts';
import { buildList, toListing } from './lists.ts';
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

/**
 * The list of each topic that there is, and of each that is soon to be.
 * @param removed with their places among all articles
 * @param size how many articles are in a feed
 */
export function buildTopics(
  topics: readonly ListedTopic[],
  soon: ReadonlySet<TopicKey>,
  { articles, removed, changes }: Pick<Site, 'articles' | 'removed' | 'changes'>,
  size: number,
): readonly ShelfRecord[] {
  const places = groupByTopic([...articles.keys()], (place) => {
    const article = articles[place];
    return article ? listsOf(article) : [];
  });
  const gone = groupByTopic(removed, (each) => each.topics);
  const listed = new Map(topics.map((topic) => [topic.key, topic]));
  return [...new Set([...listed.keys(), ...soon])].flatMap((key) => {
    const own = places.get(key) ?? [];
    const read = () => own.flatMap((place) => articles[place] ?? []);
    const build = () => {
      const taken = (gone.get(key) ?? []).map(
        (each): RemovedArticle => ({ ...each, place: countBelow(own, each.place) }),
      );
      const left = changes.topics[key] ?? '';
      return buildList({ topic: key, articles: read(), removed: taken, left, size }, toListing);
    };
    return [
      createRecord('topic', key, () => ({ topic: listed.get(key), list: build().list })),
      createRecord('feed', key, () => read().slice(0, size).map(withoutTexts)),
      ...(own.length > size ? build().blocks : []),
    ];
  });
}
