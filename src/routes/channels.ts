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
import type { ListedTerm } from '../library/listed-terms.ts';
import type { Snapshot } from '../library/open/snapshot.ts';
import type { Article, ArticleMeta } from '../model/article.ts';
import { placeSite } from '../model/site-mark.ts';
import type { TermKey } from '../model/term.ts';
import { archivePath, termPath } from '../paths.ts';
import type { Settings } from '../settings/settings.ts';

/** What the settings say, in the terms of feeds and pages. */
export interface Channels {
  readonly siteInfo: SiteInfo;
  readonly toItem: (article: Article) => Item;
  readonly toListedItem: (article: ArticleMeta) => ListedItem;
  /** With content whose addresses on the site begin with its root. */
  readonly toPageItem: (article: Article) => Item;
  /** The feed of the newest articles. */
  readonly readMain: (snapshot: Snapshot) => Channel;
  /** The feed of one tag or author; none where no article has it. */
  readonly readTerm: (snapshot: Snapshot, key: TermKey) => Promise<Channel | undefined>;
  /** What is different in the feed of a term. */
  readonly describeTerm: (term: ListedTerm) => ListedFeed;
  /** A feed of older articles, and whether nothing in it will change by itself. */
  readonly readArchive: (
    snapshot: Snapshot,
    number: number,
  ) => Promise<{ readonly channel: Channel; readonly isFinal: boolean } | undefined>;
}

/** Joins the library with the settings. */
export function createChannels(settings: Settings): Channels {
  const { SITE_URL, FEED_LIMIT } = settings;
  const siteInfo = buildSiteInfo(SITE_URL, {
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
  const limitOf = ({ feedLimit }: Snapshot): number => Math.min(FEED_LIMIT, feedLimit);
  /** The archive that comes before the feed: behind the sealed ones an open one, and 0 where there is none. */
  const newestArchiveOf = (snapshot: Snapshot): number => {
    const { archives } = snapshot.open;
    return archives > 0 || snapshot.beyond(limitOf(snapshot)).length > 0 ? archives + 1 : 0;
  };
  const toItem = (article: Article): Item => buildItem(SITE_URL, article);
  const findArchive = (number: number) =>
    number > 0 ? buildAddresses(SITE_URL, archivePath('', number)) : undefined;
  const describeTerm = ({ name, key }: ListedTerm): ListedFeed => ({
    title: `${name} – ${siteInfo.title}`,
    homeUrl: SITE_URL + termPath(key),
    feedUrls: buildAddresses(SITE_URL, termPath(key)),
  });
  return {
    siteInfo,
    toItem,
    toListedItem: (article) => buildListedItem(SITE_URL, article),
    toPageItem: (article) => ({
      ...buildListedItem(SITE_URL, article),
      contentHtml: placeSite(article.contentHtml, ''),
    }),
    describeTerm,
    readMain(snapshot) {
      const { articles, removed } = snapshot.latest(limitOf(snapshot));
      const items = articles.map(toItem);
      return {
        ...siteInfo,
        paging: {
          isArchive: false,
          previous: findArchive(newestArchiveOf(snapshot)),
        },
        updated: computeUpdated(items, removed, snapshot.lastModified),
        items,
        removed,
      };
    },
    async readTerm(snapshot, key) {
      const latest = await snapshot.termLatest(key, limitOf(snapshot));
      if (!latest) return undefined;
      const { term, articles, removed } = latest;
      const items = articles.map(toItem);
      return {
        ...siteInfo,
        ...describeTerm(term),
        // Only of the main feed is the hub told that it changed.
        hubUrl: undefined,
        paging: { isArchive: false },
        updated: computeUpdated(items, removed, snapshot.lastModified),
        items,
        removed,
      };
    },
    async readArchive(snapshot, number) {
      const { open, beyond, sealed, lastModified } = snapshot;
      const isOpen = number === newestArchiveOf(snapshot);
      const articles = isOpen ? beyond(limitOf(snapshot)) : (await sealed(number))?.articles;
      const feedUrls = findArchive(number);
      if (!articles || !feedUrls) return undefined;
      const items = articles.map(toItem);
      const channel: Channel = {
        ...siteInfo,
        feedUrls,
        // What is delivered by push is news.
        hubUrl: undefined,
        paging: {
          isArchive: true,
          current: siteInfo.feedUrls,
          previous: findArchive(number - 1),
          next: number <= open.archives ? findArchive(number + 1) : undefined,
        },
        updated: computeUpdated(items, [], lastModified),
        items,
        removed: [],
      };
      return { channel, isFinal: !isOpen && !articles.some(({ earlier }) => earlier) };
    },
  };
}
