import slugify from '@sindresorhus/slugify';
import { z } from 'zod';
import { isAbsoluteIri, readEmail, readUrl } from '../../model/address.ts';
import { EPISODE_TYPES } from '../../model/article.ts';
import { cleanLine, cleanText, isVisible } from '../../model/characters.ts';
import { readInstant } from '../../model/instant.ts';
import { readLanguage } from '../../model/language.ts';
import type { Reading } from '../../model/reading.ts';
import { isSlug } from '../../model/slug.ts';
import { suggest } from './suggest.ts';

const EMPTY = 'it is empty; add a value, or remove the field';
const TEXT = 'it is not text; put it in quotes';

const checked = <T>(error: string, read: (text: string) => Reading<T>, missing = error) =>
  z
    .string({
      error: ({ input }) => {
        if (input === null) return EMPTY;
        return input === undefined ? missing : error;
      },
    })
    .transform((text, context) => {
      const reading = read(text);
      if ('value' in reading) return reading.value;
      context.addIssue({ code: 'custom', message: reading.problem });
      return z.NEVER;
    });

function readLine(text: string): Reading<string> {
  const value = cleanLine(text);
  if (value === '') return { problem: EMPTY };
  return cleanText(text).removed > 0 || !text.isWellFormed()
    ? { problem: 'it has a character that no feed can carry; remove it' }
    : { value };
}

/** In characters: what addresses carry everywhere, as does the header of a redirect to one. */
const LONGEST_SLUG = 200;

const suggestSlug = (text: string): string =>
  slugify(text, { decamelize: false }).slice(0, 80).replace(/-$/, '') || 'my-article';

function readSlug(text: string): Reading<string> {
  if (text.trim() === '') return { problem: EMPTY };
  const slug = text.replace(/\/$/, '').split('/').at(-1) ?? '';
  if (slug.length > LONGEST_SLUG) {
    return {
      problem: `it has ${slug.length} characters, and the limit is ${LONGEST_SLUG}; use ${suggestSlug(slug)}`,
    };
  }
  return isSlug(slug)
    ? { value: slug }
    : {
        problem: `"${slug}" is not a valid slug; use ${suggestSlug(slug)}`,
      };
}

const readId = (text: string): Reading<string> =>
  isAbsoluteIri(text)
    ? { value: text }
    : { problem: `"${text}" is not an absolute URI; use a URL, or a tag: or urn: URI` };

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

/** Another address of the article: a path on the site, or only a slug. */
function readAddress(text: string): Reading<string> {
  if (isSlug(text) || /^\/[^\s?#]*$/.test(text)) return { value: text };
  const { pathname = '' } = URL.parse(text, 'https://host.invalid') ?? {};
  const path = pathname.startsWith('/') ? pathname : '/2021/06/my-article';
  return { problem: `"${text}" is not a path; write it as ${path}, without a host or a query` };
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

/** Lines of a raw text: a range of numbers from 1, or a text that they contain. */
export type LineReference =
  | { readonly kind: 'lines'; readonly first: number; readonly last: number }
  | { readonly kind: 'text'; readonly text: string };

function readLines(text: string): Reading<LineReference> {
  const range = /^(\d+)(?:\s?-\s?(\d+))?$/.exec(text.trim());
  if (!range)
    return text.trim() === '' ? { problem: EMPTY } : { value: { kind: 'text', text: text.trim() } };
  const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])];
  return first > 0 && last >= first
    ? { value: { kind: 'lines', first, last } }
    : { problem: `"${text}" is neither a line nor a range of lines; use one such as 7 or 7-9` };
}

const toList = (value: unknown): unknown => (Array.isArray(value) ? value : [value]);
const listOf = <T extends z.ZodType>(schema: T) => z.preprocess(toList, z.array(schema));
const numberAsText = (value: unknown): unknown =>
  typeof value === 'number' ? String(value) : value;

const explainKeys =
  (what: string, names: readonly string[], otherwise: string) =>
  (issue: { code?: string | undefined; keys?: readonly string[] | undefined }): string =>
    issue.code === 'unrecognized_keys' && issue.keys
      ? issue.keys
          .map(
            (key) =>
              `${what} has no "${key}"${suggest(key, names) || `; it can have ${names.join(', ')}`}`,
          )
          .join(', and ')
      : otherwise;

// Schemas for the values of fields. Their messages say what is wrong and what to do.
export const line = checked(TEXT, readLine);
export const date = checked(
  'it is not a date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
  readInstant,
);
export const url = checked(TEXT, readUrl);
export const slug = checked(TEXT, readSlug);
export const id = checked(TEXT, readId);
export const language = checked(TEXT, readLanguage);
export const flag = z.boolean({
  error: 'it is neither true nor false; use one of these, without quotes',
});
export const addresses = listOf(checked(TEXT, readAddress));
export const lines = listOf(
  z.preprocess(
    numberAsText,
    checked(
      'it is not a line; use a number such as 7, a range such as 7-9, or the text of the line',
      readLines,
    ),
  ),
);

/** `news, politics` is two tags. */
const splitTags = (value: unknown): unknown =>
  typeof value === 'string' && value.includes(',')
    ? value.split(',').filter((part) => part.trim() !== '')
    : toList(value);
/** A tag that looks like a number is still a text. */
export const tags = z
  .preprocess(splitTags, z.array(z.preprocess(numberAsText, line)))
  .transform((all) => [...new Set(all)]);

const PERSON = ['name', 'url', 'email', 'avatar'] as const;
const person = z.preprocess(
  (value) => (typeof value === 'string' || value === null ? { name: value } : value),
  z.strictObject(
    {
      name: checked(TEXT, readLine, 'an author needs a name; add it as "name"'),
      url: url.optional(),
      email: checked(TEXT, readEmail).optional(),
      avatar: url.optional(),
    } satisfies Record<(typeof PERSON)[number], unknown>,
    {
      error: explainKeys(
        'an author',
        PERSON,
        'this is not an author; use a name, or "name" with url, email and avatar',
      ),
    },
  ),
);
export const people = listOf(person);

/** What people call the location of a file. */
export const SOURCES = ['file', 'url', 'src'] as const;

/**
 * A file with what is said about it; a text alone is its location.
 * @param what it is, for messages
 */
const fileWith = <T extends z.ZodRawShape>(what: string, shape: T) => {
  const names = ['file', 'url', ...Object.keys(shape)];
  return z.preprocess(
    (value, context) => {
      if (typeof value === 'string' || value === null) return { location: value };
      if (typeof value !== 'object' || Array.isArray(value)) return value;
      const given = SOURCES.filter((name) => Object.hasOwn(value, name));
      const [only, second] = given;
      if (second !== undefined) {
        const message = `${only} and ${second} both say where the file is; keep one of them`;
        context.addIssue({ code: 'custom', message, path: [second] });
        return z.NEVER;
      }
      if (only === undefined) return value;
      const { [only]: location, ...rest }: Record<string, unknown> = { ...value };
      return { location, ...rest };
    },
    z.strictObject(
      {
        location: checked(
          'this is neither a path nor a URL; use one of these',
          readLocation,
          `${what} needs a path or a URL; add "file" or "url"`,
        ),
        ...shape,
      },
      {
        error: explainKeys(
          what,
          names,
          `this is not ${what}; use a path or a URL, or the fields ${names.join(', ')}`,
        ),
      },
    ),
  );
};

export const picture = fileWith('a picture', {
  alt: line.optional(),
  caption: line.optional(),
  credit: line.optional(),
});
const RECORDING = {
  title: line.optional(),
  duration: z
    .preprocess(
      numberAsText,
      checked('it is not a duration; use seconds, or h:mm:ss', readDuration),
    )
    .optional(),
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
  transcript: checked(
    'this is neither a path nor a URL; use one of these',
    readLocation,
  ).optional(),
});
