import { type Block, isHardWrapped, readBlocks } from './blocks.ts';

/** What a piece of raw text was taken for. */
export type Role = 'title' | 'counter' | 'caption' | 'credit' | 'paragraph';

/** A piece of a raw text with its role. Together the passages hold every line of it. */
export interface Passage {
  readonly role: Role;
  readonly text: string;
  /** The number of its first line, counted from 1. */
  readonly line: number;
}

/** A number alone on its line, as pages count shares and comments: `0`, `1,024`, `1.2K`. */
const COUNTER = /^\d+(?:[.,]\d+)*\s?[KkMm]?$/;

/** Who a picture is from, in two parts or more: `KCNA | via Reuters`. */
const CREDIT = /^[^|]{1,60}(?:\s\|\s[^|]{1,60}){1,3}$/;

/** A caption says what is to be seen, briefly: in characters. */
const CAPTION_LENGTH = 600;

/** Where something stands that reads as a sentence, it is not a credit. */
const SENTENCE_END = /[.!?…]["”’)]?$/;

const isCredit = (passage: Passage | undefined): boolean =>
  passage !== undefined && CREDIT.test(passage.text) && !SENTENCE_END.test(passage.text);

/** The blocks as single passages: a wrapped paragraph is one, else each line is one. */
function readParagraphs(block: Block): readonly Passage[] {
  return isHardWrapped(block)
    ? [{ role: 'paragraph', text: block.lines.join(' '), line: block.line }]
    : block.lines.map((text, index) => ({ role: 'paragraph', text, line: block.line + index }));
}

/** The first line is the title; what follows it in the same block is not. */
function readUnassigned(text: string): readonly Passage[] {
  const [head, ...rest] = readBlocks(text);
  if (!head) return [];
  const [title, second, ...others] = head.lines;
  const below: readonly Block[] =
    second === undefined ? [] : [{ line: head.line + 1, lines: [second, ...others] }];
  return [
    { role: 'title', text: title, line: head.line },
    ...[...below, ...rest].flatMap(readParagraphs),
  ];
}

/**
 * The counters of a page's header: numbers alone between the title and the text, or the end where
 * there is no text. A number alone further down belongs to the text.
 */
function assignCounters(passages: readonly Passage[]): readonly Passage[] {
  const start = passages.findIndex(({ role, text }) => role === 'paragraph' && !COUNTER.test(text));
  const end = start < 0 ? passages.length : start;
  return passages.map((passage, index) =>
    passage.role === 'paragraph' && index < end ? { ...passage, role: 'counter' } : passage,
  );
}

/**
 * A paragraph directly above a credit line is the caption of a picture. The last paragraph of a
 * text stays one, and so does a credit line without a caption: in doubt it is the text.
 */
function assignCaptions(passages: readonly Passage[]): readonly Passage[] {
  const isCaption = (index: number): boolean => {
    const passage = passages[index];
    return (
      passage?.role === 'paragraph' &&
      passage.text.length <= CAPTION_LENGTH &&
      !isCredit(passage) &&
      isCredit(passages[index + 1]) &&
      // Several such lines are a table's rows.
      !isCredit(passages[index + 2]) &&
      index + 2 < passages.length
    );
  };
  return passages.map((passage, index) => {
    if (isCaption(index)) return { ...passage, role: 'caption' };
    return isCaption(index - 1) ? { ...passage, role: 'credit' } : passage;
  });
}

/** What each piece of a raw text is, judged by its shape and its position. */
export const readPassages = (text: string): readonly Passage[] =>
  assignCaptions(assignCounters(readUnassigned(text)));
