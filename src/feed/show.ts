import { v5 } from 'uuid';
import type { Owner, Recommendation, Show, Trailer } from '../model/show.ts';
import type { Channel } from './channel.ts';
import type { Podcast } from './podcast.ts';
import { formatLicense, formatLocation, formatPerson, formatTxt } from './podcast-elements.ts';
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

/** Without an address nobody can be asked. */
const formatOwner = ({ name, email }: Owner): string =>
  email === undefined
    ? ''
    : formatElement(
        'itunes:owner',
        {},
        formatText('itunes:name', name) + formatText('itunes:email', email),
      );

const hasExplicit = ({ items }: Channel): boolean => items.some(({ audio }) => audio?.explicit);

/** Apple reads no other word than this. */
const formatYes = (name: string, is: boolean | undefined): string =>
  formatText(name, is ? 'Yes' : undefined);

const formatTrailer = ({ url, byteLength, mediaType, ...said }: Trailer): string =>
  formatText('podcast:trailer', said.title, {
    pubdate: new Date(said.published).toUTCString(),
    url,
    length: byteLength,
    type: mediaType,
    season: said.season,
  });

const formatFrequency = ({ updateFrequency, isComplete }: Show): string =>
  formatText('podcast:updateFrequency', updateFrequency?.text, {
    complete: isComplete ? 'true' : undefined,
    dtstart: updateFrequency?.start,
    rrule: updateFrequency?.rule,
  });

const formatPodroll = (podroll: readonly Recommendation[] = []): string => {
  const items = podroll.map(({ guid: feedGuid, feedUrl, title }) =>
    formatElement('podcast:remoteItem', { feedGuid, feedUrl, title }),
  );
  return items.length > 0 ? formatElement('podcast:podroll', {}, items.join('')) : '';
};

/** An archive is a part of the same show. */
const feedUrlOf = ({ paging, feedUrls }: Channel): string => (paging.current ?? feedUrls).rss;

/**
 * The elements of a show. It is locked if there is an address to ask for its release, so that
 * nobody else can claim it.
 * @see https://podcasters.apple.com/support/823-podcast-requirements
 * @see https://podcasting2.org/docs/podcast-namespace/1.0
 */
export function formatShow(channel: Podcast): readonly string[] {
  const { author, category, iconUrl, show = {} } = channel;
  const owner = { name: author.name, email: author.email, ...show.owner };
  const { isExplicit = hasExplicit(channel), isLocked = owner.email !== undefined } = show;
  return [
    formatText('itunes:author', author.name),
    formatOwner(owner),
    formatElement('itunes:image', { href: iconUrl }),
    ...(show.categories ?? [category]).map(formatCategory),
    formatText('itunes:explicit', String(isExplicit)),
    formatText('itunes:type', show.type ?? 'episodic'),
    formatText('itunes:subtitle', show.subtitle),
    formatYes('itunes:block', show.isBlocked),
    formatYes('itunes:complete', show.isComplete),
    formatText('itunes:new-feed-url', show.newFeedUrl),
    formatText('podcast:guid', show.guid ?? buildGuid(feedUrlOf(channel))),
    formatText('podcast:locked', isLocked ? 'yes' : 'no', { owner: owner.email }),
    formatText('podcast:medium', show.medium),
    ...(show.persons ?? []).map(formatPerson),
    ...(show.places ?? []).map(formatLocation),
    formatLicense(show.license),
    ...(show.funding ?? []).map(({ url, text }) => formatText('podcast:funding', text, { url })),
    ...(show.trailers ?? []).map(formatTrailer),
    formatFrequency(show),
    ...(show.texts ?? []).map(formatTxt),
    formatPodroll(show.podroll),
  ];
}
