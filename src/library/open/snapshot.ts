import type { Article, ArticleMeta, Instant, RemovedArticle } from '../../model/article.ts';
import type { NewsArticle } from '../../model/news.ts';
import type { Destination } from '../../model/redirect.ts';
import type { Taxonomy, TermKey } from '../../model/term.ts';
import type { Records, Sealed } from '../format.ts';
import type { ListedTerm } from '../listed-terms.ts';

/** What became of an address where nothing is now. */
export type Resolution =
  | ({ readonly kind: 'moved' } & Destination)
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

/** The newest articles, with content. */
export interface Latest {
  readonly articles: readonly Article[];
  /** Removed articles that would be among them. */
  readonly removed: readonly RemovedArticle[];
}

/** The newest articles of a tag or an author, with content. */
export interface TermLatest extends Latest {
  readonly term: ListedTerm;
}

/**
 * The newest articles of a list, usually 50 to 99. All older ones are in archives of 50: archive 3
 * holds articles 101 to 150, counted from the oldest.
 */
export interface OpenPart {
  readonly articles: readonly ArticleMeta[];
  /** The number of the newest archive, 0 if there is none. */
  readonly archives: number;
}

/** The newest articles of a tag or an author. */
export interface TermPart extends OpenPart {
  /** Named as its newest article names it. */
  readonly term: ListedTerm;
}

/** The site until the next article is released. Routes never learn where articles are stored. */
export interface Snapshot {
  /** When the next scheduled article is released, in milliseconds since 1970. */
  readonly until: number | undefined;
  /** When what the site serves last changed. It dates every document, and is never too early. */
  readonly lastModified: Instant;
  readonly feedLimit: number;
  /** The newest articles of the whole site. */
  readonly open: OpenPart;
  /** The newest articles of the whole site, for a feed. */
  latest(limit: number): Latest;
  /** Articles that are too old for a feed of this length, and in no archive yet. */
  beyond(limit: number): readonly Article[];
  /** @param number from 1, the archive of the oldest articles */
  sealed(number: number): Promise<Sealed<Article> | undefined>;
  /** The articles of a term; undefined if it has none. */
  term(key: TermKey): Promise<TermPart | undefined>;
  /** The newest articles of a term, for a feed. */
  termLatest(key: TermKey, limit: number): Promise<TermLatest | undefined>;
  /** @param number from 1, the archive of the oldest articles */
  termArchive(key: TermKey, number: number): Promise<Sealed<ArticleMeta> | undefined>;
  /** All terms of a kind, sorted by name. */
  terms(kind: Taxonomy): Promise<readonly ListedTerm[]>;
  /** The terms with the most articles, sorted by name. */
  mainTerms(kind: Taxonomy): readonly ListedTerm[];
  /**
   * A part of the sitemap: articles that were first published here, newest first.
   * @param number from 1, the part with the oldest articles
   */
  part(number: number): Promise<Records['part']>;
  /** What may be news, newest first. */
  readonly news: readonly NewsArticle[];
  find(slug: string): Promise<Records['article'] | undefined>;
  /** What is said in the recording of an article. */
  transcript(slug: string): Promise<Records['transcript'] | undefined>;
  /** @param path in its canonical spelling, and not that of an article */
  resolve(path: string): Promise<Resolution>;
  /**
   * Where the rules lead from a path; whether anything is there is not said.
   * @param path in its canonical spelling, and unknown
   */
  applyRules(path: string): Promise<Destination | undefined>;
}
