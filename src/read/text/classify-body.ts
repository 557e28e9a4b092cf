import type { Block, Form } from './blocks.ts';
import { mayCredit, readCredit } from './credits.ts';
import { hasDateline } from './dateline.ts';
import { readDates } from './dates.ts';
import { countWords, endsSentence, isProse } from './prose.ts';
import type { Classification, Pass } from './roles.ts';
import { toSkeleton } from './skeleton.ts';

const HEADING = { characters: 90, words: 14 } as const;

/** In characters: a heading has at least a brief sentence below it. */
const TEXT_LENGTH = 25;

/** Lines that are short on purpose: how long at most, and how many make a chunk of them. */
const VERSE = { characters: 60, lines: 3 } as const;

/** Who speaks, in an interview or a play: `Kim: `. */
const SPEAKER = /^\p{Lu}[\p{L}\p{M}. '’-]{0,30}:\s/u;
const SENTENCE_BREAK = /\p{L}{3}[.!?]["”’]?\s+["“‘]?\p{Lu}/u;

/** If more headings are questions, the text is an interview. */
const MOST_QUESTIONS = 2;

const STOPS = /[.,;:…。、]["'”’»)]*[\s\p{So}]*$/u;
const SHOUTS = /[?!]["'”’»)]*$/;
const ROMAN = /^[IVX]{1,5}\.?$/;
const STARTS = /^(?:["“„«'‘¿¡([]|«\s)?[\p{Lu}\p{N}\p{Lo}]/u;

const BY_FORM: Partial<Record<Form, Classification>> = {
  heading: { role: 'heading', why: 'it is marked as one' },
  bullet: { role: 'item', why: 'it starts with a bullet' },
  number: { role: 'item', why: 'its number continues a list' },
  quotation: { role: 'quotation', why: 'it is marked with ">"' },
  rule: { role: 'break', why: 'a dividing line' },
  underline: { role: 'boilerplate', why: 'it underlines the heading above it' },
};

const canBeHeading = ({ form, text, first, last }: Block): boolean =>
  form === 'plain' &&
  first === last &&
  (ROMAN.test(text) ||
    (text.length <= HEADING.characters &&
      countWords(text) <= HEADING.words &&
      (!STOPS.test(text) || readDates(text) !== undefined) &&
      !SENTENCE_BREAK.test(text) &&
      // "Really?" is said by someone; "What happens to the dam?" asks the reader.
      (!SHOUTS.test(text) ||
        (countWords(text.replace(/^\d+[.)]\s/, '1 2 ')) > 3 && !/^["“„«]/.test(text))) &&
      !hasDateline(text) &&
      readCredit(text) === undefined &&
      STARTS.test(text) &&
      /\p{L}{2}/u.test(text)));

type IsOpen = (index: number) => boolean;

/** In words: what a list is called. */
const LABEL_WORDS = 5;

/** How many of some texts look like the one that most of them look like, words and numbers aside. */
const countAlike = (texts: readonly string[]): number =>
  [...Map.groupBy(texts, toSkeleton).values()].reduce(
    (most, { length }) => Math.max(most, length),
    0,
  );

/** True for what rows of numbers are called, right above them: `Ingredients`, `Tour dates`. */
const isAboveRows = ([label, ...rows]: readonly string[]): boolean =>
  label !== undefined &&
  !/\p{N}/u.test(label) &&
  countWords(label) <= LABEL_WORDS &&
  rows.length >= VERSE.lines &&
  countAlike(rows.filter((row) => /\p{N}/u.test(row))) * 2 > rows.length;

function* findVerse(blocks: readonly Block[], isOpen: IsOpen): Generator<number> {
  for (const indexes of Map.groupBy(blocks.keys(), (index) => blocks[index]?.chunk).values()) {
    const lines = indexes.flatMap((index) => blocks[index] ?? []);
    const isShort = lines.every(
      ({ text, form }) => form === 'plain' && text.length <= VERSE.characters,
    );
    const sentences = lines.filter(({ text }) => endsSentence(text) && text.length > TEXT_LENGTH);
    const isVerse = lines.length >= VERSE.lines && isShort && sentences.length <= lines.length / 2;
    if (isVerse && indexes.every(isOpen))
      yield* isAboveRows(lines.map(({ text }) => text)) ? indexes.slice(1) : indexes;
  }
}

/** For each index, the next one that belongs to the running text. */
function findNexts(length: number, isBeside: (index: number) => boolean): readonly number[] {
  const nexts: number[] = [];
  let next = length;
  for (let index = length - 1; index >= 0; index -= 1) {
    nexts[index] = next;
    if (!isBeside(index)) next = index;
  }
  return nexts;
}

/** Headings: short lines between paragraphs, never two in a row. */
function* findHeadings(
  blocks: readonly Block[],
  isOpen: IsOpen,
  decidedAs: (index: number) => string | undefined,
): Generator<number> {
  const isText = (index: number): boolean => {
    const text = blocks[index]?.text ?? '';
    return (
      ['item', 'verse'].includes(decidedAs(index) ?? '') ||
      (isOpen(index) && (isProse(text) || (endsSentence(text) && text.length > TEXT_LENGTH)))
    );
  };
  const isBeside = (index: number): boolean =>
    ['boilerplate', 'promotion', 'caption', 'credit', 'counter'].includes(decidedAs(index) ?? '');
  const nexts = findNexts(blocks.length, isBeside);
  let found = 0;
  /** "Sister Agnes" is a heading among others, or above a text that names her; else she may have taken a picture. */
  const isName = (index: number, text: string): boolean =>
    mayCredit(text) &&
    found < 2 &&
    !text
      .split(' ')
      .some((word) => word.length > 2 && blocks[nexts[index] ?? index]?.text.includes(word));
  const labels = blocks.flatMap(({ text }) => SPEAKER.exec(text)?.[0] ?? []);
  const isSpeech = (text: string): boolean => {
    const label = SPEAKER.exec(text)?.[0];
    return (
      label !== undefined &&
      (labels.indexOf(label) < labels.lastIndexOf(label) || countWords(text) < 5)
    );
  };
  let hasText = false;
  let wasPossible = false;
  for (const [index, block] of blocks.entries()) {
    const isPossible =
      isOpen(index) && canBeHeading(block) && !isName(index, block.text) && !isSpeech(block.text);
    if (hasText && isPossible && !wasPossible && isText(nexts[index] ?? blocks.length)) {
      found += 1;
      yield index;
    }
    hasText ||= isOpen(index) && isProse(block.text);
    wasPossible = isPossible;
  }
}

/** Classifies the text itself: headings, lists, quotations, breaks and verse. */
export const classifyBody: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const isOpen: IsOpen = (index) =>
    index < blocks.length && !decided.has(index) && !classified.has(index);
  for (const [index, { form }] of blocks.entries()) {
    const byForm = BY_FORM[form];
    if (byForm && isOpen(index)) classified.set(index, byForm);
  }
  for (const index of [...findVerse(blocks, isOpen)]) {
    classified.set(index, { role: 'verse', why: 'short lines, as in verse or an address' });
  }
  const decidedAs = (index: number) => (decided.get(index) ?? classified.get(index))?.role;
  const headings = [...findHeadings(blocks, isOpen, decidedAs)];
  const asks = (index: number): boolean => /[?？]["'”’»)]*$/.test(blocks[index]?.text ?? '');
  const isInterview = headings.filter(asks).length > MOST_QUESTIONS;
  for (const index of headings) {
    if (isInterview && asks(index)) continue;
    classified.set(index, { role: 'heading', why: 'a short line on its own above a paragraph' });
  }
  return classified;
};
