import type { Article, ArticleMeta, Instant, RemovedArticle } from '../../model/article.ts';
import type { NewsArticle } from '../../model/news.ts';
import type { Taxonomy, TermKey } from '../../model/term.ts';
import type { Records, Sealed } from '../format.ts';
import type { ListedTerm } from '../listed-terms.ts';

/** What became of an address where nothing stands. */
export type Resolution =
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

/** The newest articles, whole. */
export interface Latest {
  readonly articles: readonly Article[];
  /** What would stand among them, had it not been taken away. */
  readonly removed: readonly RemovedArticle[];
}

/** The newest articles of a tag or an author. */
export interface TermLatest extends Latest {
  readonly term: ListedTerm;
}

/**
 * A list is cut once. Its archives have 50 articles each, counted from the oldest on; what is newer, 50 to 99
 * articles, is its open part.
 */
export interface OpenPart {
  readonly articles: readonly ArticleMeta[];
  /** How many archives there are: the number of the newest of them, and 0 where there is none. */
  readonly archives: number;
}

/** The open part of the list of a tag or an author. */
export interface TermPart extends OpenPart {
  /** What it is a list of, named as the newest article does. */
  readonly term: ListedTerm;
}

/** The site as it is until the calendar changes it. Routes never learn where articles are kept. */
export interface Snapshot {
  /** When the next scheduled article appears, in milliseconds since 1970. */
  readonly until: number | undefined;
  /** When what the site serves last changed: that of every document, and never too early. */
  readonly lastModified: Instant;
  /** Articles that a feed can have. */
  readonly feedLimit: number;
  /** What is newest on the whole site. */
  readonly open: OpenPart;
  /** The newest on the whole site, as many as a feed has at most. */
  latest(limit: number): Latest;
  /** What is older than a feed of so many articles, and in no archive. */
  beyond(limit: number): readonly Article[];
  /** @param number from 1 on, which has the oldest articles */
  sealed(number: number): Promise<Sealed<Article> | undefined>;
  /** What is on the list of a term now; nothing where no article is. */
  term(key: TermKey): Promise<TermPart | undefined>;
  /** The newest of them, as many as a feed has at most. */
  termLatest(key: TermKey, limit: number): Promise<TermLatest | undefined>;
  /** @param number from 1 on, which has the oldest articles */
  termArchive(key: TermKey, number: number): Promise<Sealed<ArticleMeta> | undefined>;
  /** All of a kind, by name. */
  terms(kind: Taxonomy): Promise<readonly ListedTerm[]>;
  /** Those with the most articles, by name. */
  mainTerms(kind: Taxonomy): readonly ListedTerm[];
  /**
   * Some of the addresses of everything that was first published here, the newest first.
   * @param number from 1 on, which has the oldest
   */
  part(number: number): Promise<Records['part']>;
  /** What may be news, the newest first. */
  readonly news: readonly NewsArticle[];
  find(slug: string): Promise<Records['article'] | undefined>;
  /** @param path where no article stands */
  resolve(path: string): Promise<Resolution>;
}
