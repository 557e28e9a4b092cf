/**
 * What compile makes of a site for the Worker: an index that travels with it, and records in shards
 * (see `shard.ts`) that it looks up.
 */
import type {
  Article,
  ArticleLink,
  ArticleMeta,
  Instant,
  RemovedArticle,
} from '../model/article.ts';
import type { NewsArticle } from '../model/news.ts';
import type { Taxonomy } from '../model/term.ts';
import type { ListedTerm } from './listed-terms.ts';

/** What the Worker carries with it, which does not grow with the site. */
export interface LibraryIndex {
  /** Where the files of the library are, from the root of the static assets on. */
  readonly folder: string;
  /** How many files the library has. */
  readonly shardCount: number;
  /** Articles in a feed. */
  readonly feedLimit: number;
  /** By which names are sorted. */
  readonly language: string;
  /** When what is served last changed, as far as compile knew. */
  readonly lastModified: Instant;
  /** What is scheduled, the newest first: all the others are older. */
  readonly scheduled: readonly Article[];
  /** The newest as far as the feed goes, and all that are in no archive. */
  readonly newest: readonly Article[];
  /** What the feed would have, had it not been taken away. */
  readonly removed: readonly RemovedArticle[];
  /** The terms with the most articles, and those of what is scheduled, by name. */
  readonly terms: Readonly<Record<Taxonomy, readonly ListedTerm[]>>;
  /** The number of the last archive, be it that all of it was taken away since. */
  readonly archives: number;
  /** What was news when it was compiled, and the one before that. */
  readonly news: readonly NewsArticle[];
  /** In how many parts the library has the addresses of all articles: 1 at least. */
  readonly parts: number;
}

/** Archives whose articles are listed in one part of the sitemap. */
export const ARCHIVES_PER_PART = 20;

/** Terms that an index has, of a kind. */
export const MAIN_TERMS = 30;

/** Articles that were counted from the oldest on, the newest first, and the days that they are of. */
export interface Sealed<T extends ArticleMeta> {
  readonly articles: readonly T[];
  /** In the site's language; absent where all were taken away. */
  readonly period?: string | undefined;
}

/** What articles are listed by; absent where all of them are scheduled. */
interface Listed {
  readonly term?: ListedTerm | undefined;
}

/** What is in the shards, by what its key begins with. */
export interface Records {
  /** By slug; an article between its neighbours in time. */
  readonly article: {
    readonly article: Article;
    readonly newer?: ArticleLink | undefined;
    readonly older?: ArticleLink | undefined;
  };
  /** By number, from 1 on, which has the oldest articles. */
  readonly archive: Sealed<Article>;
  /** By key, and by number likewise. */
  readonly 'term-archive': Sealed<ArticleMeta>;
  /** By key. */
  readonly term: Listed & {
    /** Those that are in no archive of its own. */
    readonly newest: readonly ArticleMeta[];
    /** How many archives it has. */
    readonly archives: number;
  };
  /** By a term's key: the newest of its articles, whole. */
  readonly feed: Listed & {
    readonly articles: readonly Article[];
    readonly removed: readonly RemovedArticle[];
  };
  /** By kind: all of them, by name. */
  readonly terms: readonly ListedTerm[];
  /** By path, where no article stands. */
  readonly path: {
    /** Where it leads; the last one that is there counts. */
    readonly to: readonly string[];
    /** True where an article was taken away. */
    readonly gone: boolean;
  };
  /** By number: what was first published on this site, the newest first. */
  readonly part: readonly Pick<ArticleMeta, 'slug' | 'updated'>[];
}

export type RecordKind = keyof Records;
