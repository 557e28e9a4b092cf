import type { MediaFile } from '../../model/article.ts';
import { type Episode, isEpisodeArt } from '../../model/episode.ts';
import { formatTime } from '../../model/recording-time.ts';
import type { Marked } from '../../model/site-mark.ts';
import type { FieldName } from '../../read/fields/field-names.ts';
import { isCover, WANTED_COVER } from '../media/cover.ts';

/** What is wrong with a field. */
export type Explained = readonly [field: FieldName, message: string];

interface Given {
  readonly recording: MediaFile<Marked>;
  readonly episode: Episode<Marked>;
  /** The picture of the article. */
  readonly image?: MediaFile<Marked> | undefined;
}

/** Seconds that a duration may be too short by. */
const TOLERANCE = 1;

function* explainTimes({ recording, episode }: Given): Generator<Explained> {
  const { duration } = recording;
  if (duration === undefined) return;
  const isBeyond = (time: number): boolean => time > duration + TOLERANCE;
  const lasts = `the recording ends at ${formatTime(duration)}`;
  const late = episode.chapters?.find(({ start }) => isBeyond(start));
  if (late) {
    yield ['chapters', `a chapter begins at ${formatTime(late.start)}, but ${lasts}; fix its time`];
  }
  const bite = episode.soundbites?.find((each) => isBeyond(each.start + each.duration));
  if (bite) {
    const end = formatTime(bite.start + bite.duration);
    yield ['soundbites', `a soundbite ends at ${end}, but ${lasts}; fix its times`];
  }
}

function explainPicture(picture: MediaFile<Marked>): string | undefined {
  const wanted = `use ${WANTED_COVER}`;
  const { width, height, mediaType } = picture;
  if (!isEpisodeArt(picture))
    return `no directory takes ${mediaType}, so apps show the picture of the show instead; ${wanted}`;
  if (width === undefined || height === undefined) return undefined;
  return isCover(picture)
    ? undefined
    : `Apple shows the picture of the show instead of this one of ${width} × ${height} pixels; ${wanted}`;
}

function* explainNumbers({ season, number }: Episode<Marked>): Generator<Explained> {
  const told = 'so Apple and Spotify show none; use a whole number from 1 on';
  if (season === 0) yield ['season', `directories have no season 0, ${told}`];
  if (number !== undefined && (number < 1 || !Number.isInteger(number)))
    yield ['episode', `directories have no episode ${number}, ${told}`];
}

/** A recording, a picture or the like. */
const NO_TEXT = /^(?:audio|video|image|font)\/|^application\/(?:octet-stream|pdf|zip)$/;

function* explainTranscripts({ transcripts = [] }: Episode<Marked>): Generator<Explained> {
  const wrong = transcripts.find(({ mediaType }) => NO_TEXT.test(mediaType));
  if (!wrong) return;
  const formats = 'WebVTT, SubRip, JSON, HTML or plain text';
  yield [
    'transcripts',
    `this is ${wrong.mediaType}, which no app reads as a transcript; use ${formats}`,
  ];
}

/**
 * What a publisher should know of an episode: nothing of it stops a compile.
 * @param isOfShow whether directories may list it
 */
export function explainEpisode(given: Given, isOfShow: boolean): readonly Explained[] {
  const { episode, image } = given;
  const picture = episode.image ?? image;
  const problem = isOfShow && picture ? explainPicture(picture) : undefined;
  return [
    ...explainTimes(given),
    ...explainNumbers(episode),
    ...explainTranscripts(episode),
    ...(problem === undefined
      ? []
      : [[episode.image ? 'episode_image' : 'image', problem] as const]),
  ];
}
