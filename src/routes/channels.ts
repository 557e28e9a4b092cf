import {
  buildAddresses,
  buildItem,
  buildListedItem,
  buildMasthead,
  type Channel,
  findUpdated,
  type Item,
  type ListedFeed,
  type ListedItem,
  type Masthead,
} from '../feed/channel.ts';
import type { ListedTopic } from '../library/listed-terms.ts';
import type { Edition } from '../library/open/snapshot.ts';
import type { Article, Listing } from '../model/article.ts';
import { placeSite } from '../model/site-mark.ts';
import type { TopicKey } from '../model/term.ts';
import { archivePath, termPath } from '../paths.ts';
import type { Settings } from '../settings/settings.ts';

/** What the settings say, in the terms of feeds and pages. */
export interface Channels {
  readonly masthead: Masthead;
  readonly toItem: (article: Article) => Item;
  readonly toListedItem: (article: Listing) => ListedItem;
  /** With content whose addresses on the site begin with its root. */
  readonly toPageItem: (article: Article) => Item;
  /** The feed of the newest articles. */
  readonly readMain: (edition: Edition) => Channel;
  /** The feed of one tag or author; none where no article has it. */
  readonly readTopic: (edition: Edition, key: TopicKey) => Promise<Channel | undefined>;
  /** What is different in the feed of a topic. */
  readonly describeTopic: (topic: ListedTopic) => ListedFeed;
  /** A feed of older articles, and whether nothing in it will change by itself. */
  readonly readArchive: (
    edition: Edition,
    number: number,
  ) => Promise<{ readonly channel: Channel; readonly isFinal: boolean } | undefined>;
}

/** Joins the library with the settings. */
export function createChannels(settings: Settings): Channels {
  const { SITE_URL, FEED_LIMIT } = settings;
  const masthead = buildMasthead(SITE_URL, {
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
  const limitOf = ({ feedLimit }: Edition): number => Math.min(FEED_LIMIT, feedLimit);
  /** The archive that comes before the feed: behind the sealed ones an open one, and 0 where there is none. */
  const findNewestArchive = (edition: Edition): number => {
    const { archives } = edition.open;
    return archives > 0 || edition.beyond(limitOf(edition)).length > 0 ? archives + 1 : 0;
  };
  const toItem = (article: Article): Item => buildItem(SITE_URL, article);
  const findArchive = (number: number) =>
    number > 0 ? buildAddresses(SITE_URL, archivePath('', number)) : undefined;
  const describeTopic = ({ name, key }: ListedTopic): ListedFeed => ({
    title: `${name} – ${masthead.title}`,
    homeUrl: SITE_URL + termPath(key),
    feedUrls: buildAddresses(SITE_URL, termPath(key)),
  });
  return {
    masthead,
    toItem,
    toListedItem: (article) => buildListedItem(SITE_URL, article),
    toPageItem: (article) => ({
      ...buildListedItem(SITE_URL, article),
      contentHtml: placeSite(article.contentHtml, ''),
    }),
    describeTopic,
    readMain(edition) {
      const { articles, removed } = edition.latest(limitOf(edition));
      const items = articles.map(toItem);
      return {
        ...masthead,
        paging: {
          isArchive: false,
          previous: findArchive(findNewestArchive(edition)),
        },
        updated: findUpdated(items, removed, edition.lastModified),
        items,
        removed,
      };
    },
    async readTopic(edition, key) {
      const latest = await edition.topicLatest(key, limitOf(edition));
      if (!latest) return undefined;
      const { topic, articles, removed } = latest;
      const items = articles.map(toItem);
      return {
        ...masthead,
        ...describeTopic(topic),
        // Only of the main feed is the hub told that it changed.
        hubUrl: undefined,
        paging: { isArchive: false },
        updated: findUpdated(items, removed, edition.lastModified),
        items,
        removed,
      };
    },
    async readArchive(edition, number) {
      const { open, beyond, sealed, lastModified } = edition;
      const isOpen = number === findNewestArchive(edition);
      const articles = isOpen ? beyond(limitOf(edition)) : (await sealed(number))?.articles;
      const feedUrls = findArchive(number);
      if (!articles || !feedUrls) return undefined;
      const items = articles.map(toItem);
      const channel: Channel = {
        ...masthead,
        feedUrls,
        // What is delivered by push is news.
        hubUrl: undefined,
        paging: {
          isArchive: true,
          current: masthead.feedUrls,
          previous: findArchive(number - 1),
          next: number <= open.archives ? findArchive(number + 1) : undefined,
        },
        updated: findUpdated(items, [], lastModified),
        items,
        removed: [],
      };
      return { channel, isFinal: !isOpen && !articles.some(({ earlier }) => earlier) };
    },
  };
}
