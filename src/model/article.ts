import type { Episode, TranscriptText } from './episode.ts';
import type { MediaFile } from './media-file.ts';
import type { Redirect } from './redirect.ts';
import type { RedirectRule } from './redirect-pattern.ts';
import type { Shows } from './show.ts';
import type { Marked } from './site-mark.ts';
import type { Term, TermKey } from './term.ts';

export type { MediaFile };

/** A time in RFC 3339, in UTC and whole seconds: `2021-06-18T00:00:00Z`. Instants sort as text. */
export type Instant = string;

/** Someone who wrote an article, or who the site says is its author. */
export interface Person {
  readonly name: string;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
  /** An absolute URL of a picture. */
  readonly avatar?: string | undefined;
}

/** Someone who wrote an article, with the list of all their articles. */
export interface Author extends Person, Term {}

/** What an episode is to its show, in Apple's words. */
export const EPISODE_TYPES = ['full', 'trailer', 'bonus'] as const;
export type EpisodeType = (typeof EPISODE_TYPES)[number];

/** The recording of an article, which makes it a podcast episode. */
export interface Recording<Text = string> extends MediaFile<Text> {
  readonly explicit?: boolean | undefined;
  readonly episodeType?: EpisodeType | undefined;
}

/** The main picture of an article. */
export interface Picture<Text = string> extends MediaFile<Text> {
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

/** An article without its content, as lists show it. */
export interface ArticleMeta<Text = Marked> {
  /** A URI that never changes, usually a `tag:` URI (RFC 4151). */
  readonly id: string;
  /** By which RSS and JSON Feed know it instead: the publisher's own id that is no URI, such as `12345`. */
  readonly guid?: string | undefined;
  /** The last segment of the article's path. */
  readonly slug: string;
  /** Plain text, one line. */
  readonly title: string;
  /** The lead: plain text, one line. */
  readonly summary: string;
  readonly authors: readonly Author[];
  /**
   * Several authors in the site's language: "Ada and Bo" is `[0, ' and ', 1]`, where numbers are indexes of
   * `authors`. Made by compile, like the days below.
   */
  readonly byline?: readonly (number | string)[] | undefined;
  readonly tags: readonly Term[];
  readonly image?: Picture<Text> | undefined;
  readonly audio?: Recording<Text> | undefined;
  readonly video?: MediaFile<Text> | undefined;
  /** What is said of the recording, if there is one. */
  readonly episode?: Episode<Text> | undefined;
  readonly attachments: readonly MediaFile<Text>[];
  /** What a link post points to. */
  readonly externalUrl?: string | undefined;
  /** Where the text was first published. */
  readonly canonical?: string | undefined;
  readonly rights?: string | undefined;
  /** A BCP 47 tag, if the article states one. */
  readonly language?: string | undefined;
  /** Undefined if only the time of the first compile is known. */
  readonly published?: Instant | undefined;
  /** When its author last changed what a reader sees. */
  readonly updated: Instant;
  /**
   * Both days as the site's language writes them. Made by compile, since loading the language takes an
   * isolate longer than rendering the page.
   */
  readonly publishedDay?: string | undefined;
  readonly updatedDay: string;
  /** When what is served of it last changed: it was first seen, edited, or put back. */
  readonly lastModified: Instant;
  /** True if search engines should leave it out. */
  readonly noindex?: boolean | undefined;
  /** The number of the archive it is sealed in, from 1. */
  readonly archive?: number | undefined;
}

/** What a link to an article needs. */
export type ArticleLink = Pick<ArticleMeta, 'slug' | 'title' | 'language'>;

/** An article's content in each form that is served. */
export interface Content<Text = Marked> {
  /** Safe HTML that is also well-formed XML. */
  readonly contentHtml: Text;
  /**
   * The same as plain text, with an empty line between paragraphs. Only feeds use it, so articles that are in
   * no feed come without it.
   */
  readonly contentText?: string | undefined;
  /** The same as Markdown with absolute URLs, if the article was written in Markdown. Likewise only in feeds. */
  readonly contentMarkdown?: Text | undefined;
}

/** How an article reads while something it links to is still scheduled: the link is plain text. */
export interface EarlierContent extends Omit<Content, 'contentText'> {
  /** When the next linked article is published, which ends this version. */
  readonly until: Instant;
}

/** One published article, as the documents and pages show it. */
export interface Article extends ArticleMeta, Content {
  /** Ordered by time, the earliest first. */
  readonly earlier?: readonly EarlierContent[] | undefined;
  /** What feeds carry instead of the content; only between compile and the library. */
  readonly excerpt?: Content | undefined;
  /** What is said in the recording; likewise, since only its page shows it. */
  readonly transcript?: TranscriptText<Marked> | undefined;
}

/** A removed article, as feeds announce it. */
export interface RemovedArticle {
  readonly id: string;
  readonly removed: Instant;
  /** How many articles in the list are newer. */
  readonly place: number;
}

/** Everything the site still knows of a removed article. */
export interface FormerArticle extends RemovedArticle {
  /** Every slug it ever had. */
  readonly slugs: readonly string[];
  readonly terms: readonly TermKey[];
  /** The paths of the files that it took along. */
  readonly files?: readonly string[] | undefined;
}

/** A file of an article, as the site serves it. */
export interface SiteFile {
  /** It contains a hash of the content. */
  readonly path: string;
  /** Without parameters. */
  readonly mediaType: string;
  readonly byteLength: number;
  /** It is too large for a static asset. */
  readonly inBucket?: true | undefined;
}

/** Everything that is published, and what is known of articles that were. */
export interface Site {
  /** Newest first. Scheduled articles are included, and appear at `published`. */
  readonly articles: readonly Article[];
  readonly removed: readonly FormerArticle[];
  /** Articles with a page, and in no list. */
  readonly unlisted?: readonly Article[] | undefined;
  /** The pictures, recordings and other files of the articles. */
  readonly files?: readonly SiteFile[] | undefined;
  /** An article's own address beats a redirect; of two redirects from one address, the later counts. */
  readonly redirects: readonly Redirect[];
  /** For addresses where nothing else is, not even a removed article; the first that is for a path counts. */
  readonly rules?: readonly RedirectRule[] | undefined;
  /** Undefined for a site that says nothing of its shows. */
  readonly shows?: Shows | undefined;
  /** The number of the last sealed archive; 0 if there is none. */
  readonly archives: number;
  /** When any of this, or the settings, last changed. A scheduled article changes it when it appears. */
  readonly changed: Instant;
  /** For a preview of what is scheduled: everything counts as published. */
  readonly showsAll?: boolean | undefined;
}

/**
 * An article for every list but the main feed, which alone carries plain text and Markdown. Its archive is
 * left out too, so that sealing articles changes no record.
 */
export function withoutTexts(article: Article): Article {
  const { contentText, contentMarkdown, earlier, archive, ...rest } = article;
  return earlier
    ? { ...rest, earlier: earlier.map(({ contentMarkdown: _, ...each }) => each) }
    : rest;
}
