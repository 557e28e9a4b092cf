import {
  buildAddresses,
  buildItem,
  buildListedItem,
  buildSiteInfo,
  type Channel,
  computeUpdated,
  type Item,
  type ListedFeed,
  type ListedItem,
  type SiteInfo,
} from '../feed/channel.ts';
import { applyShow, placeShow, shareShow } from '../feed/podcast.ts';
import type { ListedTerm } from '../library/listed-terms.ts';
import type { Snapshot } from '../library/open/snapshot.ts';
import type { Article, ArticleMeta } from '../model/article.ts';
import type { SiteSentences } from '../model/sentences.ts';
import type { Show, Shows } from '../model/show.ts';
import { placeSite } from '../model/site-mark.ts';
import type { TermKey } from '../model/term.ts';
import type { PageSite } from '../pages/page-site.ts';
import { archivePath, termPath } from '../paths.ts';
import type { Settings } from '../settings/settings.ts';

/** Turns what a snapshot holds into feeds and items, with the settings of the site. */
export interface Channels {
  readonly site: PageSite;
  readonly toListedItem: (article: ArticleMeta) => ListedItem;
  /** With content whose addresses on this site begin at its root: `/media/a.jpg`. */
  readonly toPageItem: (article: Article) => Item;
  readonly readMain: (snapshot: Snapshot) => Channel;
  readonly readTerm: (snapshot: Snapshot, key: TermKey) => Promise<Channel | undefined>;
  /** What the feed of a term says instead of the site's. */
  readonly describeTerm: (term: ListedTerm) => ListedFeed;
  /** A feed of older articles, and whether it is final: nothing in it will change by itself. */
  readonly readArchive: (
    snapshot: Snapshot,
    number: number,
  ) => Promise<{ readonly channel: Channel; readonly isFinal: boolean } | undefined>;
}

interface Surroundings {
  readonly siteUrl: string;
  readonly siteInfo: SiteInfo;
  /** The site's own. */
  readonly show?: Show | undefined;
  readonly showOf: (key: TermKey) => Show | undefined;
  /** The most articles in a feed of a snapshot. */
  readonly limitOf: (snapshot: Snapshot) => number;
}

/** What the feeds of a show say of it; without a show, of the site. */
const describe = (info: SiteInfo, show: Show | undefined) =>
  show ? { ...applyShow(info, show), show } : info;

const toItems = (
  articles: readonly Article[],
  { siteUrl }: Surroundings,
  { language }: Pick<SiteInfo, 'language'>,
): readonly Item[] => articles.map((article) => buildItem(siteUrl, language, article));

/** The feeds of an archive; undefined for 0, which stands for none. */
const archiveFeeds = (number: number, { siteUrl }: Surroundings) =>
  number > 0 ? buildAddresses(siteUrl, archivePath('', number)) : undefined;

/**
 * The number of the archive that the main feed continues in; 0 if there is none. After the sealed
 * archives there is always an open one: with 3 sealed, it is archive 4.
 */
function newestArchiveOf(snapshot: Snapshot, limit: number): number {
  const { archives } = snapshot.open;
  return archives > 0 || snapshot.beyond(limit).length > 0 ? archives + 1 : 0;
}

const describeTerm = (
  { name, key }: ListedTerm,
  { siteUrl, siteInfo, showOf }: Surroundings,
): ListedFeed => {
  const show = showOf(key);
  return {
    title: show?.title ?? `${name} – ${siteInfo.title}`,
    homeUrl: siteUrl + termPath(key),
    feedUrls: buildAddresses(siteUrl, termPath(key)),
    ...(show && { show }),
  };
};

function readMain(snapshot: Snapshot, surroundings: Surroundings): Channel {
  const limit = surroundings.limitOf(snapshot);
  const { articles, removed } = snapshot.latest(limit);
  const info = describe(surroundings.siteInfo, surroundings.show);
  const items = toItems(articles, surroundings, info);
  return {
    ...info,
    paging: {
      isArchive: false,
      previous: archiveFeeds(newestArchiveOf(snapshot, limit), surroundings),
    },
    updated: computeUpdated(items, removed, snapshot.lastModified),
    items,
    removed,
  };
}

async function readTerm(
  snapshot: Snapshot,
  key: TermKey,
  surroundings: Surroundings,
): Promise<Channel | undefined> {
  const latest = await snapshot.termLatest(key, surroundings.limitOf(snapshot));
  if (!latest) return undefined;
  const { term, articles, removed } = latest;
  const { siteInfo, show, showOf } = surroundings;
  const listed = describeTerm(term, surroundings);
  // What is no show of its own may have episodes of the site's.
  const own = showOf(term.key) ?? (show && shareShow(show));
  const info = describe({ ...siteInfo, ...listed }, own);
  const items = toItems(articles, surroundings, info);
  return {
    ...info,
    // The hub is only told about changes of the main feed.
    hubUrl: undefined,
    paging: { isArchive: false },
    updated: computeUpdated(items, removed, snapshot.lastModified),
    items,
    removed,
  };
}

async function readArchive(
  snapshot: Snapshot,
  number: number,
  surroundings: Surroundings,
): ReturnType<Channels['readArchive']> {
  const { siteInfo, show } = surroundings;
  const info = describe(siteInfo, show);
  const { open, beyond, sealed, lastModified } = snapshot;
  const limit = surroundings.limitOf(snapshot);
  const isOpen = number === newestArchiveOf(snapshot, limit);
  const articles = isOpen ? beyond(limit) : (await sealed(number))?.articles;
  const feedUrls = archiveFeeds(number, surroundings);
  if (!articles || !feedUrls) return undefined;
  const items = toItems(articles, surroundings, info);
  const channel: Channel = {
    ...info,
    feedUrls,
    // Hubs deliver news, and an archive has none.
    hubUrl: undefined,
    paging: {
      isArchive: true,
      current: siteInfo.feedUrls,
      previous: archiveFeeds(number - 1, surroundings),
      next: number <= open.archives ? archiveFeeds(number + 1, surroundings) : undefined,
    },
    updated: computeUpdated(items, [], lastModified),
    items,
    removed: [],
  };
  return { channel, isFinal: !isOpen && !articles.some(({ earlier }) => earlier) };
}

const toSiteInfo = (settings: Settings): SiteInfo =>
  buildSiteInfo(settings.SITE_URL, {
    title: settings.SITE_TITLE,
    description: settings.SITE_DESCRIPTION,
    language: settings.SITE_LANGUAGE,
    author: { name: settings.SITE_AUTHOR ?? settings.SITE_TITLE, email: settings.SITE_EMAIL },
    copyright: settings.SITE_COPYRIGHT,
    iconUrl: settings.SITE_ICON,
    category: settings.SITE_CATEGORY?.split(' > '),
    hubUrl: settings.HUB_URL,
    maxAge: settings.FEED_MAX_AGE,
  });

/** Builds channels from snapshots, with the settings of the site, and what its pages and its shows say. */
export function createChannels(
  settings: Settings,
  { sentences, shows }: { readonly sentences: SiteSentences; readonly shows: Shows },
): Channels {
  const { SITE_URL: siteUrl, FEED_LIMIT } = settings;
  const siteInfo = toSiteInfo(settings);
  const limitOf = ({ feedLimit }: Snapshot): number => Math.min(FEED_LIMIT, feedLimit);
  const show = shows.main && placeShow(shows.main, siteUrl);
  const showOf = (key: TermKey): Show | undefined => {
    const own = shows.terms[key];
    return own && placeShow(own, siteUrl);
  };
  const surroundings = { siteUrl, siteInfo, show, showOf, limitOf };
  return {
    site: { ...siteInfo, sentences, ...(show && { show }) },
    toListedItem: (article) => buildListedItem(siteUrl, article),
    toPageItem: (article) => ({
      ...buildListedItem(siteUrl, article),
      contentHtml: placeSite(article.contentHtml, ''),
    }),
    describeTerm: (term) => describeTerm(term, surroundings),
    readMain: (snapshot) => readMain(snapshot, surroundings),
    readTerm: (snapshot, key) => readTerm(snapshot, key, surroundings),
    readArchive: (snapshot, number) => readArchive(snapshot, number, surroundings),
  };
}
