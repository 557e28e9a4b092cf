import type { Article, Author } from '../model/article.ts';
import { TOPIC_KINDS, type Topic, type TopicKey, type TopicKind, topicKey } from '../model/term.ts';

/** What articles are listed by, and how many there are. */
export interface ListedTopic extends Topic {
  readonly key: TopicKey;
  readonly count: number;
  /** Of an author, where the newest article says it. */
  readonly url?: string | undefined;
}

const topicsOf = (article: Article, kind: TopicKind): readonly (Topic & Pick<Author, 'url'>)[] =>
  article[kind];

/** The lists of tags and authors that an article is on. */
export const listsOf = (article: Article): readonly TopicKey[] =>
  TOPIC_KINDS.flatMap((kind) => topicsOf(article, kind).map((topic) => topicKey(kind, topic)));

/**
 * Topics of a kind with how many articles each has, named as the newest of them does: those known, and
 * those of articles that are newer.
 * @param articles the newest first
 * @returns by name, as the language sorts them
 */
export function addTopics(
  known: readonly ListedTopic[],
  kind: TopicKind,
  articles: readonly Article[],
  language: string,
): readonly ListedTopic[] {
  const topics = new Map(known.map((topic) => [topic.key, topic]));
  for (const article of articles.toReversed()) {
    for (const topic of topicsOf(article, kind)) {
      const { name, slug, url } = topic;
      const key = topicKey(kind, topic);
      topics.set(key, { key, name, slug, url, count: (topics.get(key)?.count ?? 0) + 1 });
    }
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...topics.values()].toSorted((a, b) => compare(a.name, b.name));
}

/** So many with the most articles, in the order in which they came. */
export function findLargest(topics: readonly ListedTopic[], most: number): readonly ListedTopic[] {
  const largest = new Set(topics.toSorted((a, b) => b.count - a.count).slice(0, most));
  return topics.filter((topic) => largest.has(topic));
}
