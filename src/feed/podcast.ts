import type { Channel } from './channel.ts';

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
