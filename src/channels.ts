import type { Article } from './article/article.ts';
import {
  buildItem,
  buildMasthead,
  type Channel,
  type Item,
  type Masthead,
} from './feed/channel.ts';
import type { Edition } from './library/library.ts';
import type { Settings } from './settings.ts';

/** What the settings say, in the terms of feeds and pages. */
export interface Channels {
  readonly masthead: Masthead;
  readonly toItem: (article: Article) => Item;
  /** The feed of the newest articles. */
  readonly readMain: (edition: Edition) => Promise<Channel>;
}

/** Joins the library with the settings. */
export function createChannels(settings: Settings): Channels {
  const masthead = buildMasthead(settings.SITE_URL, {
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
  const toItem = (article: Article): Item => buildItem(settings.SITE_URL, article);
  return {
    masthead,
    toItem,
    async readMain(edition) {
      const { articles, removed, lastModified } = await edition.latest(settings.FEED_LIMIT);
      return { ...masthead, updated: lastModified, items: articles.map(toItem), removed };
    },
  };
}
