import type { Marked } from './site-mark.ts';
import type { Term, TermKey } from './term.ts';

/** A moment as RFC 3339 writes it, in UTC and whole seconds: `2021-06-18T00:00:00Z`. */
export type Instant = string;

/** Somebody who wrote an article, or stands for the site. */
export interface Person {
  readonly name: string;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
  /** The absolute URL of a picture of them. */
  readonly avatar?: string | undefined;
}

/** Who wrote an article, with the list of what else they wrote. */
export interface Author extends Person, Term {}

/** Sound, a film, a picture or another file that belongs to an article. */
export interface MediaFile<Text = string> {
  /** Absolute. */
  readonly url: Text;
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

/** What an episode of a podcast is to its show, as Apple names it. */
export const EPISODE_TYPES = ['full', 'trailer', 'bonus'] as const;
export type EpisodeType = (typeof EPISODE_TYPES)[number];

/** What is heard of an article, which makes it an episode of a podcast. */
export interface Recording<Text = string> extends MediaFile<Text> {
  readonly explicit?: boolean | undefined;
  readonly episodeType?: EpisodeType | undefined;
  /** What is said in it, as text. */
  readonly transcript?: MediaFile<Text> | undefined;
}

/** The picture that stands for an article. */
export interface Picture<Text = string> extends MediaFile<Text> {
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

/** An article without its text, as lists show it. */
export interface ArticleMeta<Text = Marked> {
  /** A URI that never changes; most often a `tag:` URI (RFC 4151). */
  readonly id: string;
  /** The last segment of the article's path. */
  readonly slug: string;
  /** Plain text, one line. */
  readonly title: string;
  /** The lead: plain text, one line. */
  readonly summary: string;
  readonly authors: readonly Author[];
  /**
   * Several authors in a sentence of the site's language, "Ada, Bo and Cy": each by their place among
   * them, and what stands between. Made by compile, as the days are.
   */
  readonly byline?: readonly (number | string)[] | undefined;
  readonly tags: readonly Term[];
  readonly image?: Picture<Text> | undefined;
  readonly audio?: Recording<Text> | undefined;
  readonly video?: MediaFile<Text> | undefined;
  readonly attachments: readonly MediaFile<Text>[];
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
  /**
   * The days of both, as people of the site's language write them: made by compile, since to load the
   * language takes an isolate longer than to render the page.
   */
  readonly publishedDay?: string | undefined;
  readonly updatedDay: string;
  /** When what is served of it last changed: it was first seen, edited, or put back. */
  readonly lastModified: Instant;
  /** The number of the archive that it is sealed in. */
  readonly archive?: number | undefined;
}

/** All that a link to an article says. */
export type ArticleLink = Pick<ArticleMeta, 'slug' | 'title' | 'language'>;

/** The content of an article in the forms that it is served in. */
export interface Content<Text = Marked> {
  /** Safe HTML that is also well-formed XML. */
  readonly contentHtml: Text;
  /**
   * The same as plain text: lines, with an empty one between paragraphs. Feeds alone say it, so the
   * articles that are in none travel without it.
   */
  readonly contentText?: string | undefined;
  /** Likewise, as Markdown with absolute URLs, where it was written so. */
  readonly contentMarkdown?: Text | undefined;
}

/** How an article reads while something that it links to is still to come. */
export interface EarlierContent extends Omit<Content, 'contentText'> {
  /** When the next of that is published. */
  readonly until: Instant;
}

/** One published article, as the documents and pages show it. */
export interface Article extends ArticleMeta, Content {
  /** In the order of time. */
  readonly earlier?: readonly EarlierContent[] | undefined;
}

/** An article that was taken away, as feeds tell it. */
export interface RemovedArticle {
  readonly id: string;
  readonly removed: Instant;
  /** How many articles of the list are newer. */
  readonly place: number;
}

/** All that is remembered of it. */
export interface FormerArticle extends RemovedArticle {
  /** Each that it had. */
  readonly slugs: readonly string[];
  /** The lists that it was on. */
  readonly terms: readonly TermKey[];
}

/** An address that an article had before, and the one it has now: paths, as in `URL.pathname`. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** Everything that is published, and the memory of what was. */
export interface Site {
  /** Newest first; those whose `published` is ahead appear then. */
  readonly articles: readonly Article[];
  readonly removed: readonly FormerArticle[];
  /** Where an article stands, none counts; of two from one address, the later. */
  readonly redirects: readonly Redirect[];
  /** The number of the last archive that was sealed. */
  readonly archives: number;
  /** When any of this last changed, or the settings did; what is scheduled changes it when it appears. */
  readonly changed: Instant;
  /** For a look at what is scheduled: all of it is there now. */
  readonly showsAll?: boolean | undefined;
}

/**
 * An article as it is in every list but the main feed: text without markup travels only with that. Nor is it
 * told of its archive, so that no record changes when articles are sealed.
 */
export function withoutTexts(article: Article): Article {
  const { contentText, contentMarkdown, earlier, archive, ...rest } = article;
  return earlier
    ? { ...rest, earlier: earlier.map(({ contentMarkdown: _, ...each }) => each) }
    : rest;
}
