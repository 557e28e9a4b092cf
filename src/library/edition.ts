import type { Article, Instant, RemovedArticle } from '../article/article.ts';
import type { TopicKey, TopicKind } from '../article/topic.ts';
import type { ListedTopic } from './topics.ts';

/** An article as it is served, between its neighbours in time. */
export interface Found {
  readonly article: Article;
  readonly newer: Article | undefined;
  readonly older: Article | undefined;
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
  readonly articles: readonly Article[];
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

/** The site as it is until the calendar changes it. Routes never learn where articles are kept. */
export interface Edition {
  /** When the next scheduled article appears, in milliseconds since 1970. */
  readonly until: number | undefined;
  /** When something that every document says last changed. */
  readonly lastModified: Instant;
  /** @param topic all articles where none is said */
  latest(limit: number, topic?: TopicKey): Promise<Latest>;
  /** @param number from 1 on, which is the newest */
  page(number: number, size: number, topic?: TopicKey): Promise<ListPage | undefined>;
  /** What an article is listed by now, named as the newest one does. */
  topic(key: TopicKey): Promise<ListedTopic | undefined>;
  topics(kind: TopicKind): Promise<readonly ListedTopic[]>;
  /** Everything, the newest first. */
  all(): Promise<Pick<Latest, 'articles' | 'lastModified'>>;
  /** The number of the archive that comes before the newest articles, and 0 where they are all. */
  newestArchive(
    limit: number,
  ): Promise<{ readonly number: number; readonly lastModified: Instant }>;
  /** @param number from 1 on, which is the oldest */
  archive(number: number, limit: number): Promise<Archive | undefined>;
  find(slug: string): Promise<Found | undefined>;
  /** @param path where no article stands */
  trace(path: string): Promise<Trace>;
}
