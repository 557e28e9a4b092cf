import { isNumber, isSection, readSurrounding } from './boilerplate.ts';
import { type Byline, isBylineDetail, readByline } from './bylines.ts';
import { type Dates, readDates } from './dates.ts';
import { memoize } from './memoize.ts';
import { isPersonName, readNames } from './names.ts';
import { countWords, endsSentence } from './prose.ts';
import type { Classification } from './roles.ts';

/** In characters: no line with several things side by side is longer. */
const LONGEST = 200;

/** Other words that a date in a page's head may have around it. */
const MOST_FOREIGN = 4;

/** What separates things side by side on one line. */
const BESIDE = /\s*[|•·●∙]\s*|\s+[–—-]\s+|\s{3,}|\t+|\s\/\s/;

/** Pages put an eye or a heart before a number. */
const PICTURES = /^(?:[\p{So}\p{Extended_Pictographic}\s]|\ufe0f)+/u;

/** `5 min read`, `VIDEO04:42`, and the number of a picture: `1 of 12 |` */
const DURATION =
  /^(?:\d{1,3}[\s-]?(?:min(?:ute)?s?|minuten|minutos|minuti|мин)\.?(?:\s(?:listen|watch|read))?|\p{L}{3,9}\s?\d{1,2}:\d{2}|\d{1,3}\s?(?:\/|of|von|de|di|av|af|van|z|из)\s?\d{1,3}(?:\s\|)?)$/iu;

const describeDates = ({ published, updated }: Dates): string =>
  [published && `published ${published}`, updated && `updated ${updated}`]
    .filter(Boolean)
    .join(', ') || 'incomplete';

/** A date line, with what it says. */
export const fromDates = (dates: Dates): Classification => ({
  role: 'date',
  why: `nothing but a date: ${describeDates(dates)}`,
  said: { published: dates.published, updated: dates.updated },
});

/** A byline, with whom it names. */
export const fromByline = ({ authors, dates }: Byline): Classification => ({
  role: 'byline',
  why:
    authors.length > 0
      ? `it says who wrote it: ${authors.map(({ name }) => name).join(', ')}`
      : 'it says where the text is from',
  said: { authors, published: dates?.published, updated: dates?.updated },
});

function readSingle(text: string): Classification | undefined {
  const dates = readDates(text);
  // "12.03.2024" is no count.
  if (dates?.published) return fromDates(dates);
  if (isNumber(text.replace(PICTURES, '')))
    return { role: 'counter', why: 'a number alone before the text' };
  const surrounding = readSurrounding(text);
  if (surrounding) return { role: surrounding, why: 'pages often have this above the text' };
  if (dates) return fromDates(dates);
  const byline = readByline(text);
  if (byline?.isCertain) return fromByline(byline);
  if (isSection(text)) return { role: 'section', why: 'the name of a newspaper section' };
  if (DURATION.test(text)) return { role: 'boilerplate', why: 'a length or a number of a page' };
  return isBylineDetail(text)
    ? { role: 'byline', why: 'a job title, an agency or an address' }
    : undefined;
}

function readPeople(part: string): Classification | undefined {
  const read = readNames(part);
  return read?.rest === '' && read.names.every(isPersonName)
    ? fromByline({
        authors: read.names.map((name) => ({ name })),
        isCertain: false,
        saysBy: false,
      })
    : undefined;
}

const readPart = (part: string): Classification | undefined => readSingle(part) ?? readPeople(part);

/** A time of day, where a brief number is how long something is: `21:30`, but not `5:30`. */
const CLOCK = /\d\d[:.h]\d\d|\d\s?[ap]\.?m/i;

/** A date with its time next to it: `12 March 2024 | 21:30`. */
function readDateBesideTime(parts: readonly string[]): Dates | undefined {
  const at = parts.findIndex((part) => readDates(part)?.published !== undefined);
  const [date = '', time = ''] = parts.slice(at, at + 2);
  return at >= 0 && CLOCK.test(time) && readDates(time) ? readDates(`${date} ${time}`) : undefined;
}

/** A line of several things side by side, all of them from the head of a page. */
function readBeside(text: string): Classification | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = text.split(BESIDE).filter((part) => part.trim() !== '');
  const isText = parts.some((part) => endsSentence(part) && countWords(part) > 4);
  if (parts.length < 2 || isText) return undefined;
  const found = parts.flatMap((part) => readPart(part) ?? []);
  const isSure =
    found.some(
      ({ role }) =>
        role === 'date' || role === 'boilerplate' || role === 'counter' || role === 'section',
    ) || parts.some((part) => readByline(part)?.isCertain);
  const [first] = found;
  if (first === undefined || found.length < parts.length || !isSure) return undefined;
  const main =
    found.find(({ said }) => said?.authors?.length) ??
    found.find(({ role }) => role === 'date') ??
    first;
  const dates = readDateBesideTime(parts);
  return {
    ...main,
    said: {
      authors: found.flatMap(({ said }) => said?.authors ?? []),
      published: dates?.published ?? found.map(({ said }) => said?.published).find(Boolean),
      updated: dates?.updated ?? found.map(({ said }) => said?.updated).find(Boolean),
    },
  };
}

/** A time, or a date behind a colon or a label in capitals. */
const STAMP = /\d:\d\d|:\s*\d|^[^\p{Ll}]*\d/u;

/** `by Jo Doe`, and in other languages behind the date: `da Jo Doe`. */
const BY = /(?<by>(?:(?<=\s)by|(?<=\d.*\s)(?:von|par|por|da|di|av|af|door))\s\p{L}.*)$/iu;

/** A date with a few words around it: `Posted on 19 February 2017 by Beth`. */
function readDated(text: string): Classification | undefined {
  // A sentence may begin with a date.
  if (
    endsSentence(text.replace(/[ap]\.m\.$/i, '')) ||
    /\p{L}{3}\.\s\p{Lu}|\p{Lo}{2}\.\s|\d\.\s\p{Lu}\p{Ll}+\s\p{Ll}/u.test(text)
  ) {
    return undefined;
  }
  const dates = readDates(text, MOST_FOREIGN);
  if (!dates?.published && !dates?.updated) return undefined;
  // "The vote is on 12 March 2024" says when something else happens.
  if (!dates.isLabelled && !STAMP.test(text) && !readDates(text, 1)) return undefined;
  const by =
    BY.exec(text)?.groups?.by?.replace(/\s\d.*$/, '') ??
    /(?:作者|[记記]者)[：:]\s?\S+/.exec(text)?.[0];
  const [first = ''] = text.split(BESIDE);
  const found = fromDates(dates);
  const authors =
    readByline(by ?? '')?.authors ?? (isPersonName(first) ? [{ name: first }] : undefined);
  return authors ? { ...found, said: { ...found.said, authors } } : found;
}

/** What a line above the text of a page is; undefined if it may be the title or text. */
export const readHeadLine = memoize(
  (text: string): Classification | undefined =>
    readSingle(text) ?? readBeside(text) ?? readDated(text),
);
