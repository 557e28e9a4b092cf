import { v5 } from 'uuid';
import type { Recording } from '../model/article.ts';
import type { Channel, Item } from './channel.ts';
import { formatElement, formatText } from './xml.ts';

/** A channel with sound and with what every directory asks of a show. */
export type Podcast = Channel & { readonly iconUrl: string; readonly category: readonly string[] };

/**
 * A show needs a picture and a category; without them the feed has its sound as enclosures, and
 * says nothing of podcasts, rather than half of it.
 * @see https://podcasters.apple.com/support/823-podcast-requirements
 */
export const isPodcast = (channel: Channel): channel is Podcast =>
  channel.iconUrl !== undefined &&
  channel.category !== undefined &&
  channel.items.some(({ audio }) => audio !== undefined);

/** @see https://podcasting2.org/docs/podcast-namespace/tags/guid */
const PODCAST_NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/** The same for ever, by the feed's address without its scheme. */
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

/** What a show says. It is locked for whoever could be asked to open it, so that nobody else claims it. */
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

/** What an episode says beside what any item does; readers would add another author to `dc:creator`. */
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
