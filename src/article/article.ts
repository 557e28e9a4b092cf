/** A moment as RFC 3339 writes it, in UTC and whole seconds: `2021-06-18T00:00:00Z`. */
export type Instant = string;

/** Somebody who wrote an article, or stands for the site. */
export interface Person {
  readonly name: string;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * Stands for the site's URL at the start of an address on this site, until a document is made: the
 * Worker's settings decide where the site is. No text holds it (see `cleanText`).
 */
export const SITE_MARK = '\uffff';

/** Sound, a film, a picture or another file that belongs to an article. */
export interface MediaFile {
  /** Absolute, or with {@link SITE_MARK} in front. */
  readonly url: string;
  /** As IANA registers it: `image/jpeg`. */
  readonly mediaType: string;
  /** Known of the site's own files only. */
  readonly byteLength?: number | undefined;
  readonly title?: string | undefined;
  /** In pixels. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** In seconds. */
  readonly duration?: number | undefined;
}

/** The picture that stands for an article. */
export interface Picture extends MediaFile {
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
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
  /** Safe HTML that is also well-formed XML; addresses on this site start with {@link SITE_MARK}. */
  readonly contentHtml: string;
  readonly authors: readonly Person[];
  readonly tags: readonly string[];
  readonly image?: Picture | undefined;
  readonly audio?: MediaFile | undefined;
  readonly video?: MediaFile | undefined;
  readonly attachments: readonly MediaFile[];
  /** What a link post points to. */
  readonly externalUrl?: string | undefined;
  /** Where the text was first published. */
  readonly canonical?: string | undefined;
  readonly rights?: string | undefined;
  /** A BCP 47 tag, where the article says one. */
  readonly language?: string | undefined;
  /** When it was published; absent where nothing but the time of its first compile is known. */
  readonly published?: Instant | undefined;
  /** When its author last changed what a reader sees. */
  readonly updated: Instant;
  /** When what this site serves of it last changed. */
  readonly lastModified: Instant;
}

/** An address of an article that was taken away: there is one for each slug it had. */
export interface RemovedArticle {
  readonly slug: string;
  readonly removed: Instant;
}

/** An address that an article had before, and the one it has now: paths, as in `URL.pathname`. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** Everything that compile hands to the Worker. */
export interface Site {
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly removed: readonly RemovedArticle[];
  /** None of them leads from an address where an article stands. */
  readonly redirects: readonly Redirect[];
  /** When the set of articles or any of them last changed. */
  readonly lastModified: Instant;
}

/** The path of the article's page. */
export const articlePath = (slug: string): string => `/articles/${slug}`;
