import { SIGNS, type Sign } from './line-view.ts';
import { HEAD_LINES, type TextView } from './text-view.ts';

/** Something that is measured of a line, in buckets: each bucket has a weight of its own. */
export interface Measure {
  readonly name: string;
  /** The bucket of the line at an index; undefined if the measure has nothing to say of it. */
  readonly read: (index: number, text: TextView) => number | undefined;
  /** What it means to be in a bucket, as the rest of a sentence: "no full stop". */
  readonly say: (bucket: number) => string;
  /** How far away a neighbour may be for the measure to be one of its line's own too. */
  readonly reach?: 1 | 2;
}

/** The bucket of a number: how many of the edges it has reached. */
export const toBucket = (value: number, edges: readonly number[]): number => {
  let bucket = 0;
  while (bucket < edges.length && value >= (edges[bucket] ?? 0)) bucket += 1;
  return bucket;
};

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const LENGTHS = [3, 6, 10, 16, 25, 40, 60, 85, 120, 170, 250, 400];
const SHARES = [0.001, 0.2, 0.4, 0.6, 0.8, 0.999];

const sayLength = (bucket: number): string =>
  bucket < 4 ? 'very short' : bucket < 7 ? 'short' : bucket < 9 ? 'as long as a headline' : 'long';

const ENDS: readonly (readonly [RegExp, string])[] = [
  [/[?？]["'”’»)\]]*$/u, 'it ends with a question mark'],
  [/[!！]["'”’»)\]]*$/u, 'it ends with an exclamation mark'],
  [/(?:…|\.\.\.)["'”’»)\]]*$/u, 'it breaks off'],
  [/[.。]["'”’»)\]」』]*$/u, 'it ends as a sentence'],
  [/[:：]$/u, 'it ends with a colon'],
  [/[»›>→]$/u, 'it ends with an arrow'],
  [/[,;]$/u, 'it ends with a comma'],
  [/[)\]]$/u, 'it ends with a bracket'],
  [/$/, 'no full stop'],
];

const STARTS: readonly (readonly [RegExp, string])[] = [
  [/^\p{Ll}/u, 'it begins with a small letter'],
  [/^[\p{Lu}\p{Lo}]/u, 'it begins with a capital letter'],
  [/^\p{N}/u, 'it begins with a number'],
  [/^["'“„‘«»「『]/u, 'it begins with a quotation mark'],
  [/^/, 'it begins with a sign'],
];

/** In characters: how much of a line tells whether its words begin with capital letters. */
const CASE_LENGTH = 200;

const CASES = [
  'hardly a word begins with a capital letter',
  'few words begin with a capital letter',
  'some words begin with capital letters',
  'many words begin with capital letters',
  'most words begin with capital letters',
  'every word begins with a capital letter',
];

/** Marks that a line may have, each a yes or no. */
const MARKS: readonly (readonly [string, RegExp, string, 1?])[] = [
  ['capitals', /^(?!.*\p{Ll}).*\p{Lu}/u, 'in capitals', 1],
  ['letterless', /^[^\p{L}]*$/u, 'a number alone', 1],
  ['clock', /\d:\d\d/, 'a time of day or a running time', 1],
  ['bar', /[|•·]/, 'parts next to each other'],
  ['joined', /\p{Ll}\p{Lu}/u, 'words that run into each other'],
  ['dash', /[–—]|\s-\s/, 'a dash'],
  ['and', /[&+]/, 'a plus or an ampersand'],
  ['quotes', /["“”„«»「]/, 'quotation marks'],
  ['brackets', /[([]/, 'brackets'],
];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

type Read<T> = (line: TextView['lines'][number], text: TextView, index: number) => T;

/** A measure that looks at the line itself. */
const ofLine = (
  name: string,
  read: Read<number | undefined>,
  say: Measure['say'],
  reach?: 1 | 2,
): Measure => ({
  name,
  say,
  ...(reach && { reach }),
  read(index, text) {
    const line = text.lines[index];
    return line && read(line, text, index);
  },
});

const firstOf = (table: readonly (readonly [RegExp, string])[], text: string): number =>
  table.findIndex(([pattern]) => pattern.test(text));

/** How many of the words are in other paragraphs than the line's own. */
const countShared = (
  words: Iterable<string>,
  counts: ReadonlyMap<string, number>,
  least: number,
): number => {
  let shared = 0;
  for (const word of words) if ((counts.get(word) ?? 0) >= least) shared += 1;
  return shared;
};

const ownCount = (text: TextView, index: number): number => (text.isParagraph[index] ? 2 : 1);

const sayShared = (bucket: number): string =>
  bucket === 0
    ? 'it shares no word with the paragraphs'
    : bucket < 3
      ? 'it shares few words with the paragraphs'
      : 'it shares words with the paragraphs';

/** What is measured of a line, and, if it says so, of the lines around it. */
export const LINE_MEASURES: readonly Measure[] = [
  ofLine('length', ({ length }) => toBucket(length, LENGTHS), sayLength, 2),
  ofLine(
    'words',
    ({ words }) => toBucket(words.length, [2, 3, 4, 6, 8, 11, 15, 20, 30]),
    (bucket) =>
      bucket < 3
        ? 'very short'
        : bucket < 6
          ? 'short'
          : bucket < 7
            ? 'as long as a headline'
            : 'long',
  ),
  ofLine(
    'end',
    ({ text }) => firstOf(ENDS, text),
    (bucket) => ENDS[bucket]?.[1] ?? '',
    2,
  ),
  ofLine(
    'start',
    ({ text }) => firstOf(STARTS, text),
    (bucket) => STARTS[bucket]?.[1] ?? '',
    1,
  ),
  ofLine(
    'case',
    ({ text }) => {
      const words = text.slice(0, CASE_LENGTH).match(/[\p{L}\p{M}]+/gu) ?? [];
      const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
      return words.length > 1
        ? toBucket(share(capitals, words.length), [0.15, 0.35, 0.6, 0.85, 0.999])
        : undefined;
    },
    (bucket) => CASES[bucket] ?? '',
    1,
  ),
  ofLine(
    'commas',
    ({ text }) => toBucket(count(text, /[,、،]/g), [1, 2, 4]),
    (bucket) => (bucket === 0 ? 'no comma' : 'commas'),
  ),
  ...MARKS.map(([name, pattern, what, reach]) =>
    ofLine(
      name,
      ({ text }) => (pattern.test(text) ? 0 : undefined),
      () => what,
      reach,
    ),
  ),
  ...Object.entries(SIGNS).map(([sign, what]) =>
    ofLine(
      `sign ${sign}`,
      ({ signs }) => (signs.has(sign as Sign) ? 0 : undefined),
      () => what,
      2,
    ),
  ),
  ofLine(
    'stems',
    ({ stems }, text, index) => {
      const own = new Set(stems);
      if (own.size === 0) return SHARES.length + 1;
      return toBucket(
        share(countShared(own, text.stemCount, ownCount(text, index)), own.size),
        SHARES,
      );
    },
    (bucket) => (bucket > SHARES.length ? 'only short words' : sayShared(bucket)),
    2,
  ),
  ofLine(
    'headline',
    ({ stems }, { headStems }, index) =>
      index < HEAD_LINES
        ? undefined
        : toBucket(new Set(stems).intersection(headStems).size, [1, 2, 4]),
    (bucket) => (bucket === 0 ? 'no word of the headline' : 'words of the headline'),
  ),
  ofLine(
    'repeated',
    (_, { sameWords }, index) => toBucket(sameWords[index] ?? 1, [2, 3, 5]),
    (bucket) => (bucket === 0 ? 'it is there once' : 'it is repeated'),
    2,
  ),
  ofLine(
    'same start',
    (_, { sameStart, isParagraph }, index) =>
      isParagraph[index] ? undefined : toBucket(sameStart[index] ?? 1, [2, 3, 5]),
    (bucket) => (bucket === 0 ? 'no other line begins like it' : 'other lines begin like it'),
  ),
  ofLine(
    'same shape',
    ({ length }, { sameShape }, index) =>
      length < 40 ? toBucket(sameShape[index] ?? 1, [2, 3, 5]) : undefined,
    (bucket) => (bucket === 0 ? 'no other line looks like it' : 'other lines look like it'),
  ),
];
