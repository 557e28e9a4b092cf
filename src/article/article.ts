/** A moment as RFC 3339 writes it, in UTC and whole seconds: `2021-06-18T00:00:00Z`. */
export type Instant = string;

/** Somebody who wrote an article, or stands for the site. */
export interface Person {
  readonly name: string;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
}

/** One published article, as the documents and pages show it. */
export interface Article {
  /** A URI that never changes; most often a `tag:` URI (RFC 4151). */
  readonly id: string;
  /** The last segment of the article's path. */
  readonly slug: string;
  /** Plain text, one line. */
  readonly title: string;
  /** The lead: plain text, one line. */
  readonly summary: string;
  /** Safe HTML that is also well-formed XML. */
  readonly contentHtml: string;
  readonly authors: readonly Person[];
  readonly tags: readonly string[];
  /** A BCP 47 tag, where the article says one. */
  readonly language?: string | undefined;
  /** When it was published; absent where nothing but the time of its first compile is known. */
  readonly published?: Instant | undefined;
  /** When its author last changed what a reader sees. */
  readonly updated: Instant;
  /** When what this site serves of it last changed. */
  readonly lastModified: Instant;
}

/** An article that was taken away. */
export interface RemovedArticle {
  readonly slug: string;
  readonly removed: Instant;
}

/** Everything that compile hands to the Worker. */
export interface Site {
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly removed: readonly RemovedArticle[];
  /** When the set of articles or any of them last changed. */
  readonly lastModified: Instant;
}

/** The path of the article's page. */
export const articlePath = (slug: string): string => `/articles/${slug}`;
