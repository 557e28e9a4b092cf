import type { Block } from './blocks.ts';
import { readByline } from './bylines.ts';
import { readCredit, splitCredit } from './credits.ts';
import { readHeadLine } from './head-line.ts';
import { isPersonName } from './names.ts';
import { countWords, isProse } from './prose.ts';

/** In characters: a deck, between the title and the byline, is no longer. */
const DECK_LENGTH = 320;

/** How far below a deck the byline or the date is, in blocks. */
const DECK_DISTANCE = 8;

/** More names in a row are tags, or people whom the text is about. */
const MOST_NAMES = 3;

/** In words: a longer line tells something, and is no byline. */
const BYLINE_WORDS = 5;

const WORDS = /[\p{L}\p{M}\p{N}.'’-]*[\p{L}\p{M}\p{N}]/gu;

/** `De Bruyne` is a name in one language, and By in another. */
const PARTICLE = /^D[eEiIaA]\s/;

/** Below the first paragraph, `Av` may be an avenue, or part of a name. */
const MAY_BE_NAME = /^(?:A[vf]|Od)\s/i;

/** `Puerto Claro - 12 mar 2024` */
const BESIDE_DATE = /^\P{N}+\s[–—-]\s\d/u;

/** The head and the end of a page may both name its author. */
const MOST_REPEATS = 2;

/** True for a line that says By, or the like, and whom. */
export const saysBy = (text: string): boolean =>
  !PARTICLE.test(text) && readByline(text)?.saysBy === true;

/** A name that nothing else on its line explains. */
export const isBareName = (text: string): boolean =>
  !saysBy(text) && (isPersonName(text) || readByline(text)?.isCertain === false);

/** Where the text begins: at its first paragraph, but for one that is a deck above the byline or the date. */
function findFirstText(blocks: readonly Block[]): number {
  const prose = blocks.flatMap(({ form, text }, index) =>
    index > 0 && form === 'plain' && isProse(text) ? [index] : [],
  );
  const [first = blocks.length, second = blocks.length] = prose;
  const below = blocks.slice(first + 1, Math.min(second, first + 1 + DECK_DISTANCE));
  const isDeck =
    (blocks[first]?.text.length ?? 0) <= DECK_LENGTH &&
    below.some(
      ({ text }) =>
        readHeadLine(text)?.said?.published !== undefined ||
        (saysBy(text) && !MAY_BE_NAME.test(text)),
    );
  return isDeck ? second : first;
}

/** Tells of a line that names somebody whether that may be the author. */
export interface Authorship {
  readonly mayName: (index: number) => boolean;
  /** @param isMeta true for a date or a byline, by its own words */
  readonly isConfirmed: (index: number, isMeta: (index: number) => boolean) => boolean;
}

/**
 * Tells who may be the author. Of a line that does not say By, nobody below the first paragraph, nobody whom
 * the text is about, and nobody above a credit: none is better than a wrong one.
 */
export function createAuthorship(blocks: readonly Block[]): Authorship {
  const firstText = findFirstText(blocks);
  const told = blocks
    .filter(
      ({ text }, index) =>
        isProse(text) ||
        (index < firstText && countWords(text) > BYLINE_WORDS && readHeadLine(text) === undefined),
    )
    .map(({ text }) => splitCredit(text)?.caption ?? text);
  const words = new Set(told.join(' ').toLowerCase().match(WORDS));
  const isTold = (name: string): boolean => {
    const parts = name.split(' ');
    const surname = new RegExp(
      `(?<!\\p{L})${RegExp.escape(parts.at(-1) ?? '')}(?:['’]?s)?(?!\\p{L})`,
      'u',
    );
    // "Mayor Jane Roe" is no author's name.
    const common = parts.length > 2 ? parts.slice(0, 1) : parts;
    return (
      // A note on the author begins with the name.
      told.some((text) => surname.test(text) && !text.startsWith(name)) ||
      common.every((word) => words.has(word.toLowerCase()))
    );
  };
  const textAt = (index: number): string => blocks[index]?.text ?? '';
  const counts = new Map<string, number>();
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  const isCapitals = (index: number): boolean => textAt(index) === textAt(index).toUpperCase();
  const hasBy = blocks.slice(0, firstText).some(({ text }) => saysBy(text));
  const mayName = (index: number): boolean => {
    const names = readByline(textAt(index))?.authors ??
      readHeadLine(textAt(index))?.said?.authors ?? [{ name: textAt(index) }];
    if (saysBy(textAt(index))) return index < firstText || !MAY_BE_NAME.test(textAt(index));
    // "Jo Doe", "Eastvale - 12 March 2024": below a name, the next one is a place.
    const isPlace =
      index > 1 &&
      BESIDE_DATE.test(textAt(index)) &&
      isBareName(textAt(index - 1)) &&
      blocks[index - 1]?.chunk === blocks[index]?.chunk;
    return (
      index < firstText &&
      !isPlace &&
      (counts.get(textAt(index)) ?? 0) <= MOST_REPEATS &&
      readCredit(textAt(index + 1)) !== 'sure' &&
      !names.some(({ name }) => isTold(name))
    );
  };
  /** A few names one below the other have a byline or a date next to them; beside a byline, only a byline counts. */
  const isConfirmed = (index: number, isMeta: (index: number) => boolean): boolean => {
    let [first, last] = [index, index];
    while (index - first < MOST_NAMES && isBareName(textAt(first - 1))) first -= 1;
    while (last - index < MOST_NAMES && isBareName(textAt(last + 1))) last += 1;
    const isBeside = (at: number): boolean => blocks[at]?.chunk === blocks[index]?.chunk;
    const confirms = (at: number): boolean =>
      hasBy
        ? saysBy(textAt(at)) && isBeside(at) && (!isBeside(last + 1) || isMeta(last + 1))
        : isMeta(at);
    // A line of capitals is a label more often than a name.
    const isLabel = isCapitals(index);
    // Next to a name in small letters, so is a place: "Jo Doe", "BELO HORIZONTE".
    const isPlace =
      isLabel && !Array.from({ length: last - first + 1 }, (_, at) => first + at).every(isCapitals);
    return (
      last - first < MOST_NAMES &&
      !isPlace &&
      ((confirms(first - 1) && !isLabel) || (!hasBy && confirms(last + 1)))
    );
  };
  return { mayName, isConfirmed };
}
