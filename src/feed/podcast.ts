import { v5 } from 'uuid';
import type { Recording } from '../model/article.ts';
import type { Channel, Item } from './channel.ts';
import { formatElement, formatText } from './xml.ts';

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

/**
 * The UUID that ids of shows are derived from.
 * @see https://podcasting2.org/docs/podcast-namespace/tags/guid
 */
const PODCAST_NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/** Derived from the feed's address without its scheme, so a change to https keeps it. */
const buildGuid = (feedUrl: string): string =>
  v5(feedUrl.replace(/^https?:\/\//, '').replace(/\/+$/, ''), PODCAST_NAMESPACE);

const formatCategory = ([name, ...within]: readonly string[]): string =>
  formatElement('itunes:category', { text: name }, within.length > 0 ? formatCategory(within) : '');

const formatOwner = ({ name, email }: Channel['author']): string =>
  email === undefined
    ? ''
    : formatElement(
        'itunes:owner',
        {},
        formatText('itunes:name', name) + formatText('itunes:email', email),
      );

const isExplicit = ({ items }: Channel): boolean => items.some(({ audio }) => audio?.explicit);

/**
 * The elements of a show. It is locked if there is an address to ask for its release, so that
 * nobody else can claim it.
 */
export const formatShow = (channel: Podcast): readonly string[] => [
  formatText('itunes:author', channel.author.name),
  formatOwner(channel.author),
  formatElement('itunes:image', { href: channel.iconUrl }),
  formatCategory(channel.category),
  formatText('itunes:explicit', String(isExplicit(channel))),
  formatText('itunes:type', 'episodic'),
  formatText('podcast:guid', buildGuid(channel.feedUrls.rss)),
  formatText('podcast:locked', channel.author.email ? 'yes' : 'no', {
    owner: channel.author.email,
  }),
];

const formatTranscript = ({ transcript }: Recording, language: string): string =>
  transcript
    ? formatElement('podcast:transcript', {
        url: transcript.url,
        type: transcript.mediaType,
        language,
      })
    : '';

/**
 * The elements of an episode, besides those of any item. There is no `itunes:author` among them,
 * since readers would add it to `dc:creator` as another author.
 */
export function formatEpisode(item: Item, channel: Podcast): readonly string[] {
  const { audio, image } = item;
  if (!audio) return [];
  return [
    image ? formatElement('itunes:image', { href: image.url }) : '',
    formatText('itunes:duration', audio.duration),
    formatText('itunes:episodeType', audio.episodeType ?? 'full'),
    formatText('itunes:explicit', String(audio.explicit ?? false)),
    formatTranscript(audio, item.language ?? channel.language),
  ];
}
