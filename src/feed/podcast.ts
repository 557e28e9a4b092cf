import type { Show } from '../model/show.ts';
import { type Marked, placeSite } from '../model/site-mark.ts';
import type { Channel, SiteInfo } from './channel.ts';

/** A channel with sound, and with what every directory requires of a show. */
export type Podcast = Channel & { readonly iconUrl: string; readonly category: readonly string[] };

/**
 * True for a channel that is a show. Without a picture or a category its sound is still enclosed,
 * but the feed has no podcast elements at all, rather than half of them.
 * @see https://podcasters.apple.com/support/823-podcast-requirements
 */
export const isPodcast = (channel: Channel): channel is Podcast =>
  channel.iconUrl !== undefined &&
  channel.category !== undefined &&
  channel.items.some(({ audio }) => audio !== undefined);

/** What a channel is about, each from the top down. */
export const categoriesOf = ({
  category,
  show,
}: Pick<Channel, 'category' | 'show'>): readonly (readonly string[])[] =>
  show?.categories ?? (category ? [category] : []);

/** The address of the page that a channel is about; its home page is what it is known by. */
export const linkOf = ({ homeUrl, show }: Pick<Channel, 'homeUrl' | 'show'>): string =>
  show?.link ?? homeUrl;

/**
 * A show with absolute URLs.
 * @param siteUrl an origin
 */
export const placeShow = (show: Show<Marked>, siteUrl: string): Show => ({
  ...show,
  image: show.image && placeSite(show.image, siteUrl),
  trailers: show.trailers?.map((file) => ({ ...file, url: placeSite(file.url, siteUrl) })),
});

/** What a show says of all that its people publish; the rest is about its own feed. */
export function shareShow(show: Show): Show {
  const { title, subtitle, description, link, guid, newFeedUrl, isComplete, ...rest } = show;
  const { trailers, texts, updateFrequency, podroll, ...shared } = rest;
  return shared;
}

/** What a feed says of itself where a show says something else than the site. */
export function applyShow(info: SiteInfo, show: Show): SiteInfo {
  const { author, owner, categories } = show;
  const [category = info.category] = categories ?? [];
  return {
    ...info,
    title: show.title ?? info.title,
    description: show.description ?? info.description,
    language: show.language ?? info.language,
    author: {
      name: author ?? info.author.name,
      email: owner?.email ?? info.author.email,
    },
    copyright: show.copyright ?? info.copyright,
    iconUrl: show.image ?? info.iconUrl,
    category,
  };
}
