import { z } from 'zod';
import type { PodcastText, Soundbite } from '../../model/episode.ts';
import type { Reading } from '../../model/reading.ts';
import { isMap, renameParts } from './maps.ts';
import { location } from './media-values.ts';
import { readTime, readTimedLine } from './times.ts';
import { checked, language, line, listOf, TEXT } from './values.ts';

export const NUMBER = 'it is not a number; write it with digits, as in 12';

/** `12`, `#12`, `S02`, `Episode 12`; between two episodes also `12.5`. No number has more than nine digits. */
const NUMBERED =
  /^(?:#|(?:s|season|staffel|saison|e|ep|episode|folge|épisode)\.?\s*#?)?\s*(\d{1,9}(?:\.\d{1,9})?)$/i;

const readNumber = (text: string): Reading<number> => {
  const number = NUMBERED.exec(text.trim())?.[1];
  return number === undefined ? { problem: NUMBER } : { value: Number(number) };
};

export const readWhole = (text: string): Reading<number> => {
  const read = readNumber(text);
  return 'value' in read && !Number.isInteger(read.value)
    ? { problem: 'it is not a whole number; use one, as in 2' }
    : read;
};

/** A number, with what is shown instead. */
const numbered = (shown: readonly string[], read: (text: string) => Reading<number>) =>
  z.preprocess(
    (value) =>
      isMap(value)
        ? renameParts(value, { number: ['number', 'no', 'value'], shown })
        : { number: value },
    z.object({ number: checked(NUMBER, read), shown: line.optional() }),
  );

export const season = numbered(['name', 'title'], readWhole);
export const episodeNumber = numbered(['display', 'label', 'name'], readNumber);

/** A map by our names for its parts; a text alone is one of them. */
export const mapWith = <T extends z.ZodRawShape>(
  names: Readonly<Record<string, readonly string[]>>,
  alone: string,
  shape: T,
) =>
  z.preprocess(
    (value) => (isMap(value) ? renameParts(value, names) : { [alone]: value }),
    z.object(shape),
  );

export const FILE = ['file', 'src', 'path', 'location', 'href', 'url'] as const;

const readMediaType = (text: string): Reading<string> =>
  /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/i.test(text.trim())
    ? { value: text.trim().toLowerCase() }
    : { problem: `"${text}" is not a media type; use one such as text/vtt` };
export const mediaType = checked(TEXT, readMediaType);

/** The picture of an episode, for directories. */
export const episodeImage = mapWith({ location: FILE }, 'location', { location: location() });

export const transcripts = listOf(
  mapWith(
    { location: FILE, language: ['language', 'lang'], type: ['type', 'mediatype'], rel: ['rel'] },
    'location',
    {
      location: location(),
      language: language.optional(),
      type: mediaType.optional(),
      rel: line.optional(),
    },
  ),
);

const NO_PASSAGE = 'a soundbite needs start and duration; write it as "1:13-2:13 Title"';

const SOUNDBITE = {
  start: ['start', 'starttime', 'from', 'time'],
  duration: ['duration', 'length'],
  end: ['end', 'endtime', 'to'],
  title: ['title', 'name', 'text'],
} as const;

function toSoundbite(value: unknown): unknown {
  if (typeof value !== 'string') return isMap(value) ? renameParts(value, SOUNDBITE) : value;
  const timed = readTimedLine(value);
  if (!timed) return value;
  const { start, end, text } = timed;
  // `73.0 60.0 Title`, as the element has them.
  const [, duration, title] = /^(\d+(?:\.\d+)?)(?:\s+(.*))?$/.exec(text) ?? [];
  return end === undefined && duration !== undefined
    ? { start, duration, title: title || undefined }
    : { start, end, title: text || undefined };
}

const passage = z
  .preprocess(
    toSoundbite,
    z.object(
      {
        start: checked(NO_PASSAGE, readTime),
        duration: checked(NO_PASSAGE, readTime).optional(),
        end: checked(NO_PASSAGE, readTime).optional(),
        title: line.optional(),
      },
      NO_PASSAGE,
    ),
  )
  .transform(({ start, duration, end, title }, context): Soundbite => {
    const lasts = duration ?? (end === undefined ? 0 : Math.round((end - start) * 1000) / 1000);
    if (lasts > 0) return { start, duration: lasts, title };
    context.addIssue({ code: 'custom', message: NO_PASSAGE });
    return z.NEVER;
  });

export const soundbites = listOf(passage);

export const podcastTexts = listOf(
  mapWith({ text: ['text', 'value', 'txt'], purpose: ['purpose'] }, 'text', {
    text: line,
    purpose: line.optional(),
  }),
) satisfies z.ZodType<readonly PodcastText[]>;
