import type { Article, RemovedArticle, Site } from '../article/article.ts';
import {
  TOPIC_KINDS,
  type Topic,
  type TopicKey,
  type TopicKind,
  topicKey,
} from '../article/topic.ts';

/** What articles are listed by now, and how many there are. */
export interface ListedTopic extends Topic {
  readonly key: TopicKey;
  readonly count: number;
  /** Of an author, where the newest article says it. */
  readonly url?: string | undefined;
}

/** A topic with the places of its articles among all of them. */
interface Entry {
  readonly topic: Topic & { readonly url?: string | undefined };
  readonly places: number[];
}

interface Topics {
  readonly find: (key: TopicKey) => ListedTopic | undefined;
  readonly ofKind: (kind: TopicKind) => readonly ListedTopic[];
  /** The articles of a topic, and what was among them, each with its place there. */
  readonly list: (key: TopicKey) => {
    readonly articles: readonly Article[];
    readonly removed: readonly RemovedArticle[];
  };
}

function indexArticles(articles: readonly Article[]): ReadonlyMap<TopicKey, Entry> {
  const entries = new Map<TopicKey, Entry>();
  for (const [place, article] of articles.entries()) {
    for (const kind of TOPIC_KINDS) {
      for (const topic of article[kind]) {
        const key = topicKey(kind, topic);
        const entry = entries.get(key);
        if (entry) entry.places.push(place);
        else entries.set(key, { topic, places: [place] });
      }
    }
  }
  return entries;
}

/** The tags and authors of a site as it is now. */
export function createTopics({ articles, removed }: Site): Topics {
  let made: ReadonlyMap<TopicKey, Entry> | undefined;
  const index = () => {
    made ??= indexArticles(articles);
    return made;
  };
  const describe = (key: TopicKey, { topic: { name, slug, url }, places }: Entry): ListedTopic => ({
    key,
    name,
    slug,
    url,
    count: places.length,
  });
  return {
    find: (key) => {
      const entry = index().get(key);
      return entry && describe(key, entry);
    },
    ofKind: (kind) =>
      [...index()]
        .filter(([key]) => key.startsWith(`${kind}/`))
        .map(([key, entry]) => describe(key, entry)),
    list: (key) => {
      const { places } = index().get(key) ?? { places: [] };
      return {
        articles: places.flatMap((place) => articles[place] ?? []),
        removed: removed
          .filter(({ topics }) => topics.includes(key))
          .map((gone) => ({
            ...gone,
            place: places.filter((place) => place < gone.place).length,
          })),
      };
    },
  };
}
