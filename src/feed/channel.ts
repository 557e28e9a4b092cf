import type {
  Article,
  ArticleMeta,
  Content,
  Instant,
  MediaFile,
  Person,
  RemovedArticle,
} from '../model/article.ts';
import type { Episode } from '../model/episode.ts';
import { latestOf } from '../model/instant.ts';
import type { Show } from '../model/show.ts';
import { type Marked, placeSite } from '../model/site-mark.ts';
import { articlePath } from '../paths.ts';
import { buildFeedContent } from './content.ts';
import { FEED_FORMATS, type FeedFormat } from './formats.ts';

/** What a site says about itself, whatever its articles are. */
export interface SiteInfo {
  readonly title: string;
  readonly description: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** Represents the site, and items without authors. */
  readonly author: Person;
  readonly copyright?: string | undefined;
  /** The absolute URL of a square picture. */
  readonly iconUrl?: string | undefined;
  /** From the top down: `['News', 'Politics']`; see `categories.ts`. */
  readonly category?: readonly string[] | undefined;
  /** The absolute URL of a WebSub hub. */
  readonly hubUrl?: string | undefined;
  /** Seconds that a reader may keep a feed. */
  readonly maxAge: number;
  /** The absolute URL of the front page. */
  readonly homeUrl: string;
  readonly feedUrls: Addresses;
  readonly faviconUrl: string;
}

/** A feed as pages, headers and OPML link to it. */
export interface ListedFeed extends Pick<SiteInfo, 'title' | 'homeUrl' | 'feedUrls'> {
  readonly show?: Show | undefined;
}

/** An article as a page lists it. */
export interface ListedItem extends ArticleMeta<string> {
  /** The absolute URL of its page. */
  readonly url: string;
}

/** An article as a feed lists it. */
export interface Item extends ListedItem, Content<string> {}

/** The absolute URL of a feed in each format. */
type Addresses = Readonly<Record<FeedFormat, string>>;

/** The other documents of a feed that is split into several (RFC 5005 §4). */
export interface Paging {
  /** True for a document of older items; false for the feed that readers subscribe to. */
  readonly isArchive: boolean;
  /** Of an archive: the feed to subscribe to. */
  readonly current?: Addresses | undefined;
  readonly previous?: Addresses | undefined;
  readonly next?: Addresses | undefined;
}

/** A feed before it is rendered: everything that its documents say. */
export interface Channel extends SiteInfo {
  readonly paging: Paging;
  /** What else its show says, in podcasts. */
  readonly show?: Show | undefined;
  readonly updated: Instant;
  /** Newest first. */
  readonly items: readonly Item[];
  /** Removed articles that would be among the items. */
  readonly removed: readonly RemovedArticle[];
}

/**
 * The absolute URL of a feed in each format.
 * @param folder on the site: `/archive/1`; empty for the main feed
 * @example buildAddresses('https://a.example', '/archive/1').rss // → 'https://a.example/archive/1/rss.xml'
 */
export const buildAddresses = (siteUrl: string, folder: string): Addresses => ({
  rss: siteUrl + folder + FEED_FORMATS.rss.path,
  atom: siteUrl + folder + FEED_FORMATS.atom.path,
  json: siteUrl + folder + FEED_FORMATS.json.path,
});

/**
 * Adds the site's addresses to what it says about itself.
 * @param siteUrl an origin; every absolute URL starts with it
 */
export const buildSiteInfo = (
  siteUrl: string,
  said: Omit<SiteInfo, 'homeUrl' | 'feedUrls' | 'faviconUrl'>,
): SiteInfo => ({
  ...said,
  homeUrl: `${siteUrl}/`,
  feedUrls: buildAddresses(siteUrl, ''),
  faviconUrl: `${siteUrl}/favicon.svg`,
});

const createPlace =
  (siteUrl: string) =>
  <File extends MediaFile<Marked>>(file: File) => ({ ...file, url: placeSite(file.url, siteUrl) });

function placeEpisode(episode: Episode<Marked>, siteUrl: string): Episode<string> {
  const { image, chapters, chaptersFile, transcripts, alternates } = episode;
  const place = createPlace(siteUrl);
  return {
    ...episode,
    image: image && place(image),
    chapters: chapters?.map((chapter) => ({
      ...chapter,
      image: chapter.image && placeSite(chapter.image, siteUrl),
    })),
    chaptersFile: chaptersFile && place(chaptersFile),
    transcripts: transcripts?.map(place),
    alternates: alternates?.map(place),
  };
}

/**
 * An article with absolute URLs, as lists show it.
 * @param siteUrl an origin
 */
export function buildListedItem(siteUrl: string, article: ArticleMeta): ListedItem {
  const { image, audio, video, episode, attachments } = article;
  const place = createPlace(siteUrl);
  return {
    ...article,
    url: siteUrl + articlePath(article.slug),
    image: image && place(image),
    audio: audio && place(audio),
    video: video && place(video),
    episode: episode && placeEpisode(episode, siteUrl),
    attachments: attachments.map(place),
  };
}

/**
 * An article with absolute URLs and its content.
 * @param siteUrl an origin
 * @param siteLanguage of articles that state none
 */
export function buildItem(siteUrl: string, siteLanguage: string, article: Article): Item {
  const { contentHtml, contentText, contentMarkdown, language = siteLanguage } = article;
  const item = buildListedItem(siteUrl, article);
  return {
    ...item,
    contentHtml: buildFeedContent(placeSite(contentHtml, siteUrl), item, language),
    contentText,
    contentMarkdown: contentMarkdown && placeSite(contentMarkdown, siteUrl),
  };
}

/**
 * When a feed last changed (RFC 4287 §4.2.15; RSS 2.0, lastBuildDate): the last time that one of
 * its items appeared, changed or was removed.
 * @param otherwise for a feed that never had an item
 */
export function computeUpdated(
  items: readonly ListedItem[],
  removed: readonly RemovedArticle[],
  otherwise: Instant,
): Instant {
  const times = [
    ...items.flatMap(({ published = '', updated, lastModified }) => [
      published,
      updated,
      lastModified,
    ]),
    ...removed.map(({ removed: when }) => when),
  ];
  return latestOf(times) || otherwise;
}

const isFirst = ({ url }: MediaFile, at: number, files: readonly MediaFile[]): boolean =>
  files.findIndex((file) => file.url === url) === at;

/** The files to download with an item, each once. Sound comes first, since podcast clients take the first one. */
export function enclosuresOf({ audio, video, attachments }: Item): readonly MediaFile[] {
  const files = [audio, video, ...attachments].filter((file) => file !== undefined);
  return files.length > 1 ? files.filter(isFirst) : files;
}
