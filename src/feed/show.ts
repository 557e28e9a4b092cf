import { v5 } from 'uuid';
import type { Channel } from './channel.ts';
import type { Podcast } from './podcast.ts';
import { formatElement, formatText } from './xml.ts';

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
