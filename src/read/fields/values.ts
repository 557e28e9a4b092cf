import slugify from '@sindresorhus/slugify';
import { z } from 'zod';
import { readUrl } from '../../model/address.ts';
import { cleanLine, cleanText, isFit, isVisible } from '../../model/characters.ts';
import { readLanguage } from '../../model/language.ts';
import { readArticleQuery } from '../../model/query-address.ts';
import type { Reading } from '../../model/reading.ts';
import { isSlug } from '../../model/slug.ts';
import { readDate } from './dates.ts';
import { isSlip } from './suggest.ts';

export const EMPTY = 'it is empty; add a value, or remove the field';
export const TEXT = 'it is not text; put it in quotes';

const scalarAsText = (value: unknown): unknown =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

/**
 * A text that has to be read.
 * @param isGrave whether a text that cannot be read stops the compile, whatever field it is in
 */
export const checked = <T>(
  error: string,
  read: (text: string) => Reading<T>,
  missing = error,
  isGrave: (text: string) => boolean = () => false,
) =>
  z.preprocess(
    scalarAsText,
    z
      .string({ error: ({ input }) => (input === undefined ? missing : error) })
      .transform((text, context) => {
        const reading = read(text);
        if ('value' in reading) return reading.value;
        context.addIssue({
          code: 'custom',
          message: reading.problem,
          params: { isGrave: isGrave(text) },
        });
        return z.NEVER;
      }),
  );

export function readLine(text: string): Reading<string> {
  const value = cleanLine(text);
  if (value === '') return { problem: EMPTY };
  return cleanText(text).removed > 0 || !text.isWellFormed()
    ? { problem: 'it has a character that no feed can carry; remove it' }
    : { value };
}

/** In characters: what addresses carry everywhere, as does the header of a redirect to one. */
const LONGEST_SLUG = 200;

const spell = (text: string): string =>
  slugify(text, { decamelize: false }).slice(0, 80).replace(/-$/, '');

/** What is not a slug is made one, as generators do. */
function readSlug(text: string): Reading<string> {
  const last = text.trim().replace(/\/$/, '').split('/').at(-1) ?? '';
  if (isSlug(last) && last.length <= LONGEST_SLUG) return { value: last };
  const value = spell(last);
  return isSlug(value)
    ? { value }
    : { problem: `"${text}" has no letter that an address could have; use one such as my-article` };
}

/** Any text, since other sites have all kinds. It is taken as it is or not at all: readers compare the characters. */
function readId(text: string): Reading<string> {
  const seen = JSON.stringify(text);
  if (!isFit(text) || !isVisible(text))
    return { problem: `${seen} has a character that no feed can carry; remove it` };
  return text.trim() === text
    ? { value: text }
    : { problem: `${seen} begins or ends with a blank; remove it` };
}

/**
 * Another address of the article: a path on the site, or only a slug. Of a URL it is the path.
 * @example readAddress('2021/kim.html') // → { value: '/2021/kim.html' }
 * @example readAddress('/?p=12') // → { value: '/?p=12' }
 */
export function readAddress(text: string): Reading<string> {
  const given = text.trim();
  if (isSlug(given)) return { value: given };
  const whole = given.includes('/') && !/^(?:\/|https?:)/i.test(given) ? `/${given}` : given;
  const url = /^[a-z][a-z0-9+.-]*:(?!\/\/)/i.test(whole)
    ? null
    : URL.parse(whole, 'https://host.invalid');
  const query = url ? readArticleQuery(url.pathname + url.search) : undefined;
  if (query !== undefined) return { value: query };
  return url && /^https?:$/.test(url.protocol) && url.pathname !== '/'
    ? { value: url.pathname }
    : { problem: `"${text}" is not a path; write it as /2021/06/my-article` };
}

/** Lines of a raw text: a range of numbers from 1, or a text that they contain. */
export type LineReference =
  | { readonly kind: 'lines'; readonly first: number; readonly last: number }
  | { readonly kind: 'text'; readonly text: string };

function readLines(text: string): Reading<LineReference> {
  const range = /^(\d+)(?:\s?-\s?(\d+))?$/.exec(text.trim());
  if (!range) return { value: { kind: 'text', text: text.trim() } };
  const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])];
  return first > 0 && last >= first
    ? { value: { kind: 'lines', first, last } }
    : { problem: `"${text}" is neither a line nor a range of lines; use one such as 7 or 7-9` };
}

export const toList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.flat(2) : [value];
export const listOf = <T extends z.ZodType>(schema: T) => z.preprocess(toList, z.array(schema));

/** A part of a value that is one slip away from one that it can have. Parts that nobody knows are ignored. */
export function findMisspelt(
  given: readonly string[],
  names: readonly string[],
): { readonly part: string; readonly name: string } | undefined {
  for (const part of given.filter((each) => !names.includes(each))) {
    const name = names.find((each) => isSlip(part, each));
    if (name !== undefined) return { part, name };
  }
  return undefined;
}

const NAMED_LANGUAGES =
  'ar bg bn ca cs da de el en es et eu fa fi fr gl he hi hr hu id is it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv th tr uk vi zh';

/** Languages by their names, in English and in themselves: `German`, `Deutsch`. */
const LANGUAGE_NAMES: ReadonlyMap<string, string> = new Map(
  NAMED_LANGUAGES.split(' ').flatMap((tag) =>
    ['en', tag].map((reader) => {
      const name = new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
      return [name.toLowerCase(), tag] as const;
    }),
  ),
);

// Schemas for the values of fields. Their messages say what is wrong and what to do.
export const line = checked(TEXT, readLine);
export const date = checked(
  'it is not a date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
  readDate,
);
export const url = checked(TEXT, readUrl);
export const slug = checked(TEXT, readSlug);
export const id = checked(TEXT, readId);
export const language = checked(TEXT, (text) =>
  readLanguage(LANGUAGE_NAMES.get(text.trim().toLowerCase()) ?? text.replaceAll('_', '-')),
);

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', '0'].map((word) => [word, false] as const),
]);
export const flag = checked(
  'it is neither true nor false; use one of these',
  (text): Reading<boolean> => {
    const value = FLAGS.get(text.trim().toLowerCase());
    return value === undefined
      ? { problem: 'it is neither true nor false; use one of these' }
      : { value };
  },
);
export const addresses = listOf(checked(TEXT, readAddress));
export const lines = listOf(
  checked(
    'it is not a line; use a number such as 7, a range such as 7-9, or the text of the line',
    readLines,
  ),
);

/** How an article is in the feeds: whole, as its summary with a link, or not at all. */
export const feed = checked(
  'it is none of true, false and summary; use one of these',
  (text): Reading<boolean | 'summary'> => {
    const word = text.trim().toLowerCase();
    const value = word === 'summary' ? word : FLAGS.get(word);
    return value === undefined
      ? { problem: `"${text}" is none of true, false and summary; use one of these` }
      : { value };
  },
);

const NAMES = ['name', 'label', 'title'] as const;

/** Docusaurus has tags with a label and an address. */
const tagName = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? NAMES.map((name): unknown => Reflect.get(value, name)).find((each) => each !== undefined)
    : value;

/** `news, politics` is two tags, and `#news` is one without its mark. */
/** A comma, also a Chinese one, or the mark of another hashtag. */
const TAG_END = /[,，]|\s+(?=#[\p{L}\p{N}])/u;

const splitTags = (value: unknown): unknown =>
  toList(value)
    .flatMap((each) => (typeof each === 'string' ? each.split(TAG_END) : [tagName(each)]))
    .map((each) =>
      typeof each === 'string'
        ? each
            .trim()
            .replace(/^#+(?=[\p{L}\p{N}])/u, '')
            .replace(/^(["'])(.*)\1$/, '$2')
        : each,
    )
    .filter((each) => each !== '' && each !== null && each !== undefined);
export const tags = z.preprocess(splitTags, z.array(line)).transform((all) => [...new Set(all)]);
