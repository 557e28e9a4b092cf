import type { MediaFile } from '../../model/article.ts';
import type { AlternateEnclosure, Episode, TranscriptText } from '../../model/episode.ts';
import type { Problem } from '../../model/problem.ts';
import type { Marked } from '../../model/site-mark.ts';
import type { FieldName } from '../../read/fields/field-names.ts';
import type { Fields } from '../../read/fields/schemas.ts';
import { type ParsedArticle, problemWith } from '../../read/read-article.ts';
import type { Settings } from '../../settings/settings.ts';
import type { PublishedFile } from '../media/publish.ts';
import { type FindPublished, resolveFile, resolveMedia } from '../resolve.ts';
import { resolveChapters } from './chapters.ts';
import { explainEpisode } from './checks.ts';
import { renderTranscript, resolveTranscripts } from './transcripts.ts';

/** What is made of everything that an article says of its recording. */
export interface ResolvedEpisode {
  readonly recording: MediaFile<Marked>;
  /** Undefined if nothing is said of it. */
  readonly episode?: Episode<Marked> | undefined;
  readonly transcript?: TranscriptText<Marked> | undefined;
  /** The files that compile made. */
  readonly made: readonly PublishedFile[];
  readonly warnings: readonly Problem[];
}

function resolveAlternates(
  parsed: ParsedArticle,
  find: FindPublished,
): readonly AlternateEnclosure<Marked>[] {
  const role = parsed.fields.audio ? 'audio' : 'video';
  return (parsed.fields.alternate_enclosures ?? []).flatMap(
    ({ location, type, length: byteLength, height, ...said }) => {
      const file = resolveFile(parsed, { location, byteLength, mediaType: type }, role, find);
      return file ? [{ ...file, ...(height !== undefined && { height }), ...said }] : [];
    },
  );
}

const listPersons = ({ hosts = [], guests = [], persons = [] }: Fields) => [
  ...hosts,
  ...guests,
  ...persons,
];

/** A list that is left out if nothing is in it. */
const orNone = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

/**
 * An article's recording, if it has one.
 * @param isOfShow whether directories may list it
 */
export function resolveEpisode(
  parsed: ParsedArticle,
  find: FindPublished,
  { SITE_URL }: Pick<Settings, 'SITE_URL'>,
  isOfShow: boolean,
): ResolvedEpisode | undefined {
  const { fields } = parsed;
  const { audio, video, image } = resolveMedia(parsed, find);
  const recording = audio ?? video;
  if (!recording) return undefined;
  const { made, problems, ...chapters } = resolveChapters(parsed, find, SITE_URL);
  const transcript = renderTranscript(parsed, recording.url, find);
  const episode: Episode<Marked> = {
    season: fields.season?.number,
    seasonName: fields.season?.shown ?? fields.season_name,
    number: fields.episode?.number,
    display: fields.episode?.shown ?? fields.episode_display,
    title: fields.itunes_title,
    isBlocked: fields.itunes_block || undefined,
    image: resolveFile(parsed, fields.episode_image, 'image', find),
    ...chapters,
    transcripts: orNone(resolveTranscripts(parsed, find)),
    isTranscribed: transcript && true,
    persons: orNone(listPersons(fields)),
    places: fields.locations,
    soundbites: fields.soundbites,
    license: fields.episode_license,
    texts: fields.txt,
    discussions: fields.social_interact,
    alternates: orNone(resolveAlternates(parsed, find)),
  };
  const explained: readonly (readonly [FieldName, string])[] = [
    ...problems.map((message) => ['chapters', message] as const),
    ...explainEpisode({ recording, episode, image }, isOfShow),
  ];
  return {
    recording,
    episode: Object.values(episode).some((part) => part !== undefined) ? episode : undefined,
    transcript,
    made: made ? [made] : [],
    warnings: explained.map(([field, message]) =>
      problemWith(parsed, field, `${field}: ${message}`),
    ),
  };
}
