/**
 * What compile builds for the Worker: an index that is bundled with it, and records in shards (see
 * `shard.ts`) that it looks up.
 */
import type {
  Article,
  ArticleLink,
  ArticleMeta,
  Instant,
  RemovedArticle,
  SiteFile,
} from '../model/article.ts';
import type { TranscriptText } from '../model/episode.ts';
import type { NewsArticle } from '../model/news.ts';
import type { Destination } from '../model/redirect.ts';
import type { RedirectRule } from '../model/redirect-pattern.ts';
import type { SiteSentences } from '../model/sentences.ts';
import type { Shows } from '../model/show.ts';
import type { Marked } from '../model/site-mark.ts';
import type { Taxonomy } from '../model/term.ts';
import type { ListedTerm } from './listed-terms.ts';

/** Bundled with the Worker, so it does not grow with the site. */
export interface LibraryIndex {
  /** The folder of the shards, relative to the static assets: `/library/1f0c…`. */
  readonly folder: string;
  readonly shardCount: number;
  readonly feedLimit: number;
  /** Names of terms are sorted by its rules; a BCP 47 tag. */
  readonly language: string;
  /** What pages say by themselves, in that language. */
  readonly sentences: SiteSentences;
  /** When what is served last changed, as far as compile knew. */
  readonly lastModified: Instant;
  /** Articles to be released later, newest first. All others are older. */
  readonly scheduled: readonly Article[];
  /** As many as a feed or an archive holds, and all that are in no archive yet. */
  readonly newest: readonly Article[];
  /** Removed articles that would be in the feed. */
  readonly removed: readonly RemovedArticle[];
  /** By name: the terms with the most articles, and those of scheduled articles. */
  readonly terms: Readonly<Record<Taxonomy, readonly ListedTerm[]>>;
  /** The number of the newest archive, even if all its articles have been removed. */
  readonly archives: number;
  /** What was news at compile time, and the article before that; see `takeNews`. */
  readonly news: readonly NewsArticle[];
  /** How many parts the sitemap of articles has, at least 1. */
  readonly parts: number;
  /** Of the site's own show and those of tags; their settings are small. */
  readonly shows?: Shows | undefined;
  /** True if there is a record of rules. */
  readonly hasRules?: boolean | undefined;
}

/** Archives per part of the sitemap: 1,000 articles. */
export const ARCHIVES_PER_PART = 20;

/** Terms of each kind in an index, besides those of scheduled articles. */
export const MAIN_TERMS = 30;

/** The key of the record of rules. */
export const RULES_KEY = 'all';

/** An archive: 50 articles counted from the oldest, without those removed since. */
export interface Sealed<T extends ArticleMeta> {
  /** Newest first. */
  readonly articles: readonly T[];
  /** The days they span, in the site's language; undefined if all articles were removed. */
  readonly period?: string | undefined;
}

/** Has no term while all its articles are scheduled. */
interface Listed {
  readonly term?: ListedTerm | undefined;
}

/** Everything in the shards. The key of a record begins with its kind: `article/kim`. */
export interface Records {
  /** By slug: an article between its neighbours in time. */
  readonly article: {
    readonly article: Article;
    /** Null for an article that is in no list. */
    readonly newer?: ArticleLink | null | undefined;
    readonly older?: ArticleLink | undefined;
  };
  /** By slug: what is said in its recording. That of a scheduled article is there before it. */
  readonly transcript: TranscriptText<Marked>;
  /** By number; archive 1 holds the oldest articles. Once sealed, it gets no others. */
  readonly archive: Sealed<Article>;
  /** By term and number: `tags/sea/3`. Recounted with each compile, unlike the site's archives. */
  readonly 'term-archive': Sealed<ArticleMeta>;
  /** By term: `tags/sea`. */
  readonly term: Listed & {
    /** Those in no archive of the term. */
    readonly newest: readonly ArticleMeta[];
    /** How many archives the term has. */
    readonly archives: number;
  };
  /** By term: its newest articles, with content. */
  readonly feed: Listed & {
    readonly articles: readonly Article[];
    readonly removed: readonly RemovedArticle[];
  };
  /** By kind: all terms, sorted by name. */
  readonly terms: readonly ListedTerm[];
  /** By canonical path, if it is not that of an article. */
  readonly path: {
    /** Where it redirects; the last one that readers can see counts. */
    readonly to: readonly Destination[];
    /** True if an article was removed here, or a file with its article. */
    readonly gone: boolean;
  };
  /** By path: a file of an article. */
  readonly file: Omit<SiteFile, 'path'>;
  /** Under one key: what has `*` or placeholders. Looked up where nothing else is. */
  readonly rules: readonly RedirectRule[];
  /** By number: articles first published on this site, newest first. Part 1 has the oldest ones. */
  readonly part: readonly Pick<ArticleMeta, 'slug' | 'updated'>[];
}

export type RecordKind = keyof Records;
