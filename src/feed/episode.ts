import type { Recording } from '../model/article.ts';
import type { Item } from './channel.ts';
import type { Podcast } from './podcast.ts';
import { formatElement, formatText } from './xml.ts';

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
