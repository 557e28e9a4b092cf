/**
 * What compile makes of a site for the Worker: a catalogue that travels with it, and records on a shelf
 * (see `shelf.ts`) that it looks up.
 */
import type { Article, Changes, Instant, Listing, RemovedArticle } from './article.ts';
import type { ListedTopic } from './listed-topics.ts';
import type { TopicKey, TopicKind } from './topic.ts';

/** An article of a list, and when its place there last changed: by itself, or by one lost before it. */
export interface Entry<T extends Listing> {
  readonly article: T;
  readonly changed: Instant;
}

/** A list of articles, the newest first, as it is when it is compiled. */
export interface List<T extends Listing = Listing> {
  /** As many as feeds and first pages show. */
  readonly newest: readonly Entry<T>[];
  /** How many there are; where `newest` is not all, the whole list stands in blocks on the shelf. */
  readonly count: number;
  /** What was taken away, as far as `newest` goes. */
  readonly removed: readonly RemovedArticle[];
  /** When one was last taken away that stood behind all. */
  readonly end: Instant;
  /** When one last left it that is still there. */
  readonly left: Instant;
  /** When something last changed in each block, the oldest first; none where `newest` is all. */
  readonly blocks: readonly Instant[];
}

/** What the Worker carries with it. It grows with the site by one time for each block of a list. */
export interface Catalogue {
  /** Where the files of the shelf are, from the root of the static assets on. */
  readonly folder: string;
  /** How many files the shelf has. */
  readonly shelves: number;
  /** Articles in a feed. */
  readonly feedLimit: number;
  /** By which names are sorted. */
  readonly language: string;
  /** What is scheduled, the newest first: all the others are older. */
  readonly ahead: readonly Article[];
  readonly changes: Omit<Changes, 'topics'>;
  /** When anything last changed. */
  readonly lastChange: Instant;
  readonly main: List<Article>;
  /** The topics with the most articles, and those of what is scheduled, by name. */
  readonly topics: Readonly<Record<TopicKind, readonly ListedTopic[]>>;
  /** The number of the last archive that is full, be it that all of it was taken away since. */
  readonly full: number;
  /** In how many parts the shelf has the addresses of all articles: 1 at least. */
  readonly parts: number;
}

/** Articles in a block of a list; its blocks are counted from the oldest article on. */
export const BLOCK = 100;

/** Addresses in a part of all of them; likewise. */
export const PART = 1000;

/** Topics that a catalogue has, of a kind. */
export const MAIN_TOPICS = 30;

/** An article beside another one in time. */
export type Neighbour = Pick<Listing, 'slug' | 'title' | 'language'>;

/** All that is said of an article where every one of them is listed. */
export type Address = Pick<Listing, 'slug' | 'updated'>;

/** What lies on the shelf, by what its key begins with. */
export interface Records {
  /** By slug. */
  readonly article: {
    readonly article: Article;
    readonly newer?: Neighbour | undefined;
    readonly older?: Neighbour | undefined;
    /** When this or one of its neighbours last changed or went. */
    readonly changed: Instant;
  };
  /** By the key of the list's topic, and the number of the block. */
  readonly block: readonly Entry<Listing>[];
  /** By number; the open one has the next after the last full one. */
  readonly archive: {
    /** In the open one those alone that are not at hand: what is, may be in the feed. */
    readonly articles: readonly Article[];
    readonly changed: Instant;
  };
  /** By key; no topic where all of its articles are scheduled. */
  readonly topic: { readonly topic: ListedTopic | undefined; readonly list: List };
  /** By a topic's key: the newest of its articles, whole. */
  readonly feed: readonly Article[];
  /** By kind: all of them, by name. */
  readonly topics: readonly ListedTopic[];
  /** By path, where no article stands. */
  readonly path: {
    /** Where it leads; the last one that is there counts. */
    readonly to: readonly string[];
    /** True where an article was taken away. */
    readonly gone: boolean;
  };
  /** By number: what was first published on this site, the newest first. */
  readonly part: readonly Address[];
}

export type RecordKind = keyof Records;

/** The key of a list's block. */
export const blockKey = (topic: TopicKey | undefined, number: number): string =>
  `${topic ?? ''}/${number}`;
