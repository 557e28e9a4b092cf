import {
  type AlternateEnclosure,
  type Chapter,
  type Episode,
  isEpisodeArt,
  type Participant,
} from '../model/episode.ts';
import { textToHtml } from '../model/escape-html.ts';
import type { Item } from './channel.ts';
import type { Podcast } from './podcast.ts';
import { formatLicense, formatLocation, formatPerson, formatTxt } from './podcast-elements.ts';
import { buildShowNotes } from './show-notes.ts';
import { formatElement, formatHtml, formatText } from './xml.ts';

/**
 * The description of an episode is its show notes, where they have links or lists: Apple and Spotify look for them
 * there. That of any other item is its summary.
 */
export function formatDescription(item: Item, podcast: Podcast | undefined): readonly string[] {
  const notes = podcast && item.audio ? buildShowNotes(item.contentHtml) : undefined;
  return notes === undefined
    ? [formatText('description', textToHtml(item.summary))]
    : formatHtml('description', notes);
}

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** RFC 2326 §3.6, normal play time: `01:02:03.500`. */
function formatPlayTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const whole = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return `${parts.map((part) => pad(part, 2)).join(':')}.${pad(milliseconds % 1000, 3)}`;
}

const isListed = ({ title, isSilent }: Chapter): boolean => title !== undefined && !isSilent;

/**
 * The chapters themselves, for RSS and Atom.
 * @see https://podlove.org/simple-chapters/
 */
export function formatSimpleChapters(chapters: readonly Chapter[] = []): string {
  const listed = chapters.filter(isListed);
  if (listed.length === 0) return '';
  const elements = listed.map(({ start, title, url: href, image }) =>
    formatElement('psc:chapter', { start: formatPlayTime(start), title, href, image }),
  );
  return formatElement('psc:chapters', { version: '1.2' }, elements.join(''));
}

const formatAlternate = (file: AlternateEnclosure): string =>
  formatElement(
    'podcast:alternateEnclosure',
    {
      type: file.mediaType,
      length: file.byteLength,
      bitrate: file.bitrate,
      height: file.height,
      lang: file.language,
      title: file.title,
      rel: file.rel,
      codecs: file.codecs,
      default: file.isDefault === undefined ? undefined : String(file.isDefault),
    },
    [{ uri: file.url }, ...file.sources]
      .map(({ uri, mediaType: contentType }: AlternateEnclosure['sources'][number]) =>
        formatElement('podcast:source', { uri, contentType }),
      )
      .join(''),
  );

const isWhole = (number: number | undefined): boolean =>
  number !== undefined && number > 0 && Number.isInteger(number);

/** Apple takes whole numbers from 1 on; the namespace any. */
const formatNumbers = ({ season, seasonName, number, display }: Episode): readonly string[] => [
  isWhole(season) ? formatText('itunes:season', season) : '',
  isWhole(number) ? formatText('itunes:episode', number) : '',
  formatText('podcast:season', season, { name: seasonName }),
  formatText('podcast:episode', number, { display }),
];

const isHost = ({ role = 'host' }: Participant): boolean => /host/.test(role);

/**
 * Who is heard in an episode. Apps take its people in place of the show's, so the show's hosts are among them unless it
 * names its own.
 */
function listPersons({ persons = [] }: Episode, { show }: Podcast): readonly Participant[] {
  const named = new Set(persons.map(({ name }) => name));
  const hosts = (show?.persons ?? []).filter((each) => isHost(each) && !named.has(each.name));
  return persons.length === 0 || persons.some(isHost) ? persons : [...hosts, ...persons];
}

/** Texts with attributes, as most elements of the namespace are. */
const formatTexts = ({ persons = [], places = [], soundbites = [], texts = [] }: Episode) => [
  ...persons.map(formatPerson),
  ...places.map(formatLocation),
  ...soundbites.map(({ start: startTime, duration, title = '' }) =>
    formatElement('podcast:soundbite', { startTime, duration }, textToHtml(title)),
  ),
  ...texts.map(formatTxt),
];

/** What the podcast namespace has of an episode. */
function formatNamespace(episode: Episode, language: string): readonly string[] {
  const { transcripts = [], chaptersFile, license, discussions = [], alternates = [] } = episode;
  return [
    ...transcripts.map((file) =>
      formatElement('podcast:transcript', {
        url: file.url,
        type: file.mediaType,
        language: file.language ?? language,
        rel: file.isCaptions ? 'captions' : undefined,
      }),
    ),
    chaptersFile
      ? formatElement('podcast:chapters', { url: chaptersFile.url, type: chaptersFile.mediaType })
      : '',
    ...formatTexts(episode),
    formatLicense(license),
    ...discussions.map(({ protocol, uri, accountId, accountUrl, priority }) =>
      formatElement('podcast:socialInteract', { priority, protocol, uri, accountId, accountUrl }),
    ),
    ...alternates.map(formatAlternate),
    formatSimpleChapters(episode.chapters),
  ];
}

/**
 * The elements of an episode, besides those of any item. There is no `itunes:author` among them,
 * since readers would add it to `dc:creator` as another author.
 */
export function formatEpisode(item: Item, channel: Podcast): readonly string[] {
  const { audio, episode = {}, image } = item;
  if (!audio) return [];
  const picture = episode.image ?? image;
  return [
    // Directories take no other kind, and show the picture of the show in its place.
    picture && isEpisodeArt(picture) ? formatElement('itunes:image', { href: picture.url }) : '',
    formatText('itunes:title', episode.title),
    ...formatNumbers(episode),
    formatText('itunes:duration', audio.duration),
    formatText('itunes:episodeType', audio.episodeType ?? 'full'),
    formatText('itunes:explicit', String(audio.explicit ?? channel.show?.isExplicit ?? false)),
    formatText('itunes:block', episode.isBlocked ? 'Yes' : undefined),
    ...formatNamespace(
      { ...episode, persons: listPersons(episode, channel) },
      item.language ?? channel.language,
    ),
  ];
}
