import type { Article, Instant, Person } from '../article/article.ts';
import { FEED_FORMATS, type FeedFormat } from './formats.ts';

/** An article as a feed lists it. */
export interface Item extends Article {
  /** The absolute URL of its page. */
  readonly url: string;
}

/** A feed before it takes a format: all that its documents say. */
export interface Channel {
  readonly title: string;
  readonly description: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** The absolute URL of the page that the feed belongs to. */
  readonly homeUrl: string;
  /** The absolute URL of each document. */
  readonly feedUrls: Readonly<Record<FeedFormat, string>>;
  readonly faviconUrl: string;
  /** Who stands for the feed, and for items without authors. */
  readonly author: Person;
  readonly copyright?: string | undefined;
  /** The absolute URL of a square picture. */
  readonly iconUrl?: string | undefined;
  /** The absolute URL of a WebSub hub. */
  readonly hubUrl?: string | undefined;
  /** Seconds that a reader may keep the feed. */
  readonly maxAge: number;
  /** When the feed last changed. */
  readonly updated: Instant;
  /** Newest first. */
  readonly items: readonly Item[];
}

/** What the site says of itself, whichever articles a feed lists. */
export type ChannelIdentity = Pick<
  Channel,
  'title' | 'description' | 'language' | 'author' | 'copyright' | 'iconUrl' | 'hubUrl' | 'maxAge'
>;

/**
 * The site's main feed.
 * @param siteUrl an origin; every absolute URL starts with it
 * @param pathOf the path of an article's page
 */
export function buildChannel(
  identity: ChannelIdentity,
  siteUrl: string,
  articles: readonly Article[],
  updated: Instant,
  pathOf: (slug: string) => string,
): Channel {
  return {
    ...identity,
    homeUrl: `${siteUrl}/`,
    feedUrls: {
      rss: siteUrl + FEED_FORMATS.rss.path,
      atom: siteUrl + FEED_FORMATS.atom.path,
      json: siteUrl + FEED_FORMATS.json.path,
    },
    faviconUrl: `${siteUrl}/favicon.svg`,
    updated,
    items: articles.map((article) => ({ ...article, url: siteUrl + pathOf(article.slug) })),
  };
}
