import type { Block, Form } from '../blocks.ts';
import { readSurrounding } from '../boilerplate.ts';
import { readByline } from '../bylines.ts';
import { readCredit, readLabelledCaption, splitCredit } from '../credits.ts';
import { readDates } from '../dates.ts';

/** What the reader itself says of a line: a date, a byline, a credit, a caption, a label. */
export const SIGNS = {
  d: 'it is a date of publication',
  D: 'it is a date',
  B: 'it is a byline',
  b: 'it names somebody',
  C: 'it credits a picture',
  c: 'it may credit a picture',
  i: 'it ends with a credit',
  s: 'it is a label that pages have',
} as const;

export type Sign = keyof typeof SIGNS;

/** What is judged of a line: how it looks, and which of its words come again. No word is known by its meaning. */
export interface LineView {
  readonly form: Form;
  readonly chunk: number;
  readonly text: string;
  /** In characters. */
  readonly length: number;
  /** In lower case. In scripts without spaces, a character is a word. */
  readonly words: readonly string[];
  /** The longer words by their first letters. In scripts without spaces, pairs of characters. */
  readonly stems: readonly string[];
  readonly signs: ReadonlySet<Sign>;
}

const SPACELESS = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}`;
const WORD = new RegExp(`[${SPACELESS}]|(?:(?![${SPACELESS}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const IS_SPACELESS = new RegExp(`^[${SPACELESS}]$`, 'u');
const LONG_WORD = /^[\p{L}\p{M}]{4,}$/u;
const STEM_LENGTH = 5;

function readStems(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (LONG_WORD.test(word)) return word.slice(0, STEM_LENGTH);
    const next = words[at + 1];
    return next !== undefined && IS_SPACELESS.test(word) && IS_SPACELESS.test(next)
      ? word + next
      : [];
  });
}

/** In characters: what is longer has no sign. */
const LONGEST_SIGN = 300;

function* readSigns(text: string): Generator<Sign> {
  if (text.length > LONGEST_SIGN) return;
  const dates = readDates(text);
  if (dates?.published) yield 'd';
  if (dates) yield 'D';
  const byline = readByline(text);
  if (byline?.isCertain) yield 'B';
  if (byline) yield 'b';
  const credit = readCredit(text);
  if (credit === 'sure') yield 'C';
  if (credit) yield 'c';
  if (splitCredit(text) || readLabelledCaption(text) !== undefined) yield 'i';
  if (readSurrounding(text)) yield 's';
}

/** Looks at a block of a text as it is judged. */
export function viewLine({ form, chunk, text }: Pick<Block, 'form' | 'chunk' | 'text'>): LineView {
  const words = text.toLowerCase().match(WORD) ?? [];
  const signs = new Set(readSigns(text));
  return { form, chunk, text, length: text.length, words, stems: readStems(words), signs };
}
