import { z } from 'zod';
import { readUrl } from '../../model/address.ts';
import { EPISODE_TYPES } from '../../model/article.ts';
import { isVisible } from '../../model/characters.ts';
import type { Reading } from '../../model/reading.ts';
import { FACT_NAMES, readFacts } from './file-facts.ts';
import { checked, EMPTY, findMisspelt, flag, line, listOf, readLine, toList } from './values.ts';

/**
 * Where a file is: an http(s) URL, or a path relative to the article or beginning in `seeds/`.
 * @example readLocation('//x.test/a.png') // → { value: 'https://x.test/a.png' }
 */
export function readLocation(given: string): Reading<string> {
  const line = readLine(given);
  if ('problem' in line) return line;
  const text = given.trim();
  if (!isVisible(text)) return { problem: EMPTY };
  if (text.includes('\\')) {
    return { problem: `"${text}" has a backslash; use / instead` };
  }
  if (text.startsWith('//')) return readUrl(`https:${text}`);
  if (/^https?:/i.test(text)) return readUrl(text);
  return /^[a-z][a-z0-9+.-]*:/i.test(text)
    ? { problem: `"${text}" is neither a path nor an http(s) URL; use one of these` }
    : { value: text };
}

const CLOCK = /^(?:(?<hours>\d+):)?(?<minutes>\d{1,2}):(?<seconds>[0-5]\d)$/;
const ISO_8601 =
  /^PT(?=\d)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)(?:\.\d+)?S)?$/;

/** In seconds: nothing lasts longer than a year. */
const LONGEST = 366 * 24 * 3600;

/** Seconds from `75`, `1:15`, `0:01:15` or `PT1M15S`. */
function countSeconds(value: string): number {
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  const { hours, minutes, seconds } = (CLOCK.exec(value) ?? ISO_8601.exec(value))?.groups ?? {};
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

/** Whole seconds. */
function readDuration(value: string): Reading<number> {
  const seconds = Math.round(countSeconds(value.trim()));
  return seconds > 0 && seconds <= LONGEST
    ? { value: seconds }
    : { problem: `"${value}" is not a duration; use seconds, or h:mm:ss` };
}

/** True for a path of Windows, or of a whole machine: it may mean a file that nobody should see. */
const isOfMachine = (text: string): boolean => /\\|^(?:file|[a-z]):/i.test(text.trim());

/** Where a file is that belongs to a recording. */
export const location = (missing = 'this is neither a path nor a URL; use one of these') =>
  checked(missing, readLocation, missing, isOfMachine);

/** What themes call the location of a file; of several, the first. */
const SOURCES = ['file', 'url', 'src', 'path', 'image', 'location', 'href', 'feature'] as const;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A file with what is said about it; a text alone is its location, and of a list the first file counts.
 * @param what it is, for messages
 */
const fileWith = <T extends z.ZodRawShape>(what: string, shape: T) => {
  const hasFacts = 'byteLength' in shape;
  const names = ['file', 'url', ...Object.keys(shape), ...(hasFacts ? FACT_NAMES : [])];
  const toFile = (given: unknown, context: z.core.$RefinementCtx): unknown => {
    const [value] = toList(given);
    if (!isMap(value)) return { location: value };
    const misspelt = findMisspelt(Object.keys(value), [...names, ...SOURCES]);
    if (misspelt) {
      const message = `${what} has no "${misspelt.part}"; did you mean "${misspelt.name}"?`;
      context.addIssue({ code: 'custom', message, path: [misspelt.part] });
    }
    const source = SOURCES.find((name) => value[name] !== undefined && value[name] !== null);
    const file = hasFacts ? readFacts(value, context) : value;
    return source === undefined ? file : { ...file, location: value[source] };
  };
  return z.preprocess(
    toFile,
    z.object({
      location: checked(
        'this is neither a path nor a URL; use one of these',
        readLocation,
        `${what} needs a path or a URL; add "file" or "url"`,
        isOfMachine,
      ),
      ...shape,
    }),
  );
};

export const picture = fileWith('a picture', {
  alt: line.optional(),
  caption: line.optional(),
  credit: line.optional(),
});
const RECORDING = {
  title: line.optional(),
  byteLength: z.number().optional(),
  mediaType: z.string().optional(),
  duration: checked('it is not a duration; use seconds, or h:mm:ss', readDuration).optional(),
};
export const recording = fileWith('a file', RECORDING);
export const recordings = listOf(recording);

/** Audio makes an article a podcast episode. */
export const episode = fileWith('a file', {
  ...RECORDING,
  explicit: flag.optional(),
  episode_type: z
    .enum(EPISODE_TYPES, {
      error: `it is not a type of episode; use one of ${EPISODE_TYPES.join(', ')}`,
    })
    .optional(),
});
