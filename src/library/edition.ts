import type { Article, Instant, Listing, RemovedArticle } from '../article/article.ts';
import type { Address, Neighbour } from '../article/catalogue.ts';
import type { ListedTopic } from '../article/listed-topics.ts';
import type { TopicKey, TopicKind } from '../article/topic.ts';

/** An article as it is served, between its neighbours in time. */
export interface Found {
  readonly article: Article;
  readonly newer: Neighbour | undefined;
  readonly older: Neighbour | undefined;
  /** When any of this last changed. */
  readonly lastModified: Instant;
}

/** What became of an address where nothing stands. */
export type Trace =
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

/** The newest articles, and when that set or any of them last changed. */
export interface Latest {
  readonly articles: readonly Article[];
  /** What would stand among them, had it not been taken away. */
  readonly removed: readonly RemovedArticle[];
  readonly lastModified: Instant;
}

/** Some of the articles of a list. */
export interface ListPage {
  /** Newest first. */
  readonly articles: readonly Listing[];
  readonly hasOlder: boolean;
  readonly lastModified: Instant;
}

/** Articles that are older than the newest, in a place of their own (RFC 5005 §4). */
export interface Archive {
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly lastModified: Instant;
  /** True where another one follows it. */
  readonly isFull: boolean;
  /** True where nothing in it will change by itself. */
  readonly isFinal: boolean;
}

/** A list of articles, the newest first. */
export interface ArticleList {
  readonly count: number;
  /** @param limit as many as a feed can have, at most */
  latest(limit: number): Promise<Latest>;
  /** @param number from 1 on, which is the newest and is always there */
  page(number: number, size: number): Promise<ListPage | undefined>;
  /** So many of the newest, without their texts. */
  listings(limit: number): Promise<readonly Listing[]>;
}

/** The list of a tag or an author. */
export interface TopicList extends ArticleList {
  /** What it is a list of, named as the newest article does. */
  readonly topic: ListedTopic;
}

/** The site as it is until the calendar changes it. Routes never learn where articles are kept. */
export interface Edition {
  /** When the next scheduled article appears, in milliseconds since 1970. */
  readonly until: number | undefined;
  /** When something that every document says last changed. */
  readonly lastModified: Instant;
  /** When anything at all last changed. */
  readonly lastChange: Instant;
  /** Articles that a feed can have. */
  readonly feedLimit: number;
  /** All articles. */
  readonly main: ArticleList;
  /** Of what is on the list of a topic now; none where nothing is. */
  topic(key: TopicKey): Promise<TopicList | undefined>;
  /** All of a kind, by name. */
  topics(kind: TopicKind): Promise<readonly ListedTopic[]>;
  /** Those with the most articles, by name. */
  mainTopics(kind: TopicKind): readonly ListedTopic[];
  /**
   * Some of the addresses of everything that was first published here, the newest first.
   * @param number from 1 on, which is the oldest
   */
  part(number: number): Promise<readonly Address[]>;
  /** The number of the archive that comes before the newest articles, and 0 where they are all. */
  newestArchive(limit: number): { readonly number: number; readonly lastModified: Instant };
  /** @param number from 1 on, which is the oldest */
  archive(number: number, limit: number): Promise<Archive | undefined>;
  find(slug: string): Promise<Found | undefined>;
  /** @param path where no article stands */
  trace(path: string): Promise<Trace>;
}
