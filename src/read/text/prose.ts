import { readSurrounding } from './boilerplate.ts';
import { hasDateline } from './dateline.ts';
import { readDates } from './dates.ts';
import { isClosingNote, isRights } from './endings.ts';
import { memoize } from './memoize.ts';

/** A title is a line that one can read at a glance; in characters. */
const TITLE_LENGTH = 250;

/** Up to here a headline may be of two sentences. */
const SHORT_TITLE = 140;

/** Longer than this a line is text, however it ends; shorter, only where sentences end in it. */
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

/** What is looked at of a text's end, in characters. */
const ENDING = 24;

/** True where a text ends as a sentence does. */
export const endsSentence = (text: string): boolean => SENTENCE_END.test(trim(text.slice(-ENDING)));

/** The words of a text; a script without spaces has about one for two characters. */
export const countWords = (text: string): number =>
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4}/u.test(text)
    ? Math.ceil(text.length / 2)
    : text.split(/\s+/).length;

/** True for text as an article has it: whole sentences, of some length. */
export const isProse = memoize((text: string): boolean => {
  if (EAST_ASIAN_SENTENCES.test(text) || (/。/.test(text) && text.length > SHORT / 2)) return true;
  const isLong =
    text.length > LONG || (endsSentence(text) && (text.length > SHORT || SENTENCES.test(text)));
  return isLong && readSurrounding(text) === undefined && !isRights(text) && !isClosingNote(text);
});

/** True for a line that could be a headline. */
export const isHeadline = (text: string): boolean =>
  text.length <= TITLE_LENGTH &&
  (text.length <= SHORT_TITLE || !SENTENCES.test(text)) &&
  !EAST_ASIAN_SENTENCES.test(text) &&
  !hasDateline(text) &&
  readDates(text) === undefined;
