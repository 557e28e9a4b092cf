import { readSurrounding } from './boilerplate.ts';
import { hasDateline } from './dateline.ts';
import { readDates } from './dates.ts';
import { isClosingNote, isRights } from './endings.ts';
import { memoize } from './memoize.ts';

/** In characters: a title can be read at a glance. */
export const TITLE_LENGTH = 250;

/** Up to this length, a headline may have two sentences. */
const SHORT_TITLE = 140;

/** A line longer than LONG is text however it ends; one up to SHORT, only if it is two sentences. */
const LONG = 160;
const SHORT = 40;

const CLOSING = String.raw`["'”’»)\]」』]*`;
const SENTENCE_END = new RegExp(`[.!?…。！？]${CLOSING}$`, 'u');
const SENTENCES = new RegExp(
  String.raw`[.!?…]${CLOSING}\s+["“„'‘«(¿¡]?\p{Lu}.*[.!?…]${CLOSING}$`,
  'u',
);
const EAST_ASIAN_SENTENCES = /。.*。/u;
const ORNAMENTS = /[\s\p{So}\p{Extended_Pictographic}]+$/u;

const trim = (text: string): string => text.replace(ORNAMENTS, '');

/** How much of a text's end is looked at, in characters. */
const ENDING = 24;

/** True if a text ends like a sentence. */
export const endsSentence = (text: string): boolean => SENTENCE_END.test(trim(text.slice(-ENDING)));

/** The words of a text. In scripts without spaces, about every two characters are one. */
export const countWords = (text: string): number =>
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4}/u.test(text)
    ? Math.ceil(text.length / 2)
    : text.split(/\s+/).length;

/** True for text as articles have it: whole sentences of some length. */
export const isProse = memoize((text: string): boolean => {
  if (EAST_ASIAN_SENTENCES.test(text) || (/。/.test(text) && text.length > SHORT / 2)) return true;
  const isLong =
    text.length > LONG || (endsSentence(text) && (text.length > SHORT || SENTENCES.test(text)));
  return isLong && readSurrounding(text) === undefined && !isRights(text) && !isClosingNote(text);
});

/** True for prose, and for sentences of which the last has no full stop, as decks have it. */
export const hasSentences = (text: string): boolean =>
  isProse(text) || /\p{Ll}[.!?]\s\p{Lu}/u.test(text);

/** True for a line that could be a headline. */
export const isHeadline = (text: string): boolean =>
  text.length <= TITLE_LENGTH &&
  (text.length <= SHORT_TITLE || !SENTENCES.test(text)) &&
  !EAST_ASIAN_SENTENCES.test(text) &&
  !hasDateline(text) &&
  readDates(text) === undefined;
