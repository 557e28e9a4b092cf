import { endsSentence } from '../prose.ts';
import type { LineView } from './line-view.ts';

/** In characters: how long a paragraph is, if it ends a sentence, and if it does not. */
const SENTENCE_LENGTH = 60;
const PARAGRAPH_LENGTH = 160;

/** In paragraphs: of less text, hardly anything is told. */
export const LEAST_TEXT = 3;

/** How many lines the head of a text has, with its headline. */
export const HEAD_LINES = 3;

const isParagraph = (line: LineView): boolean =>
  line.length > PARAGRAPH_LENGTH ||
  (line.length > SENTENCE_LENGTH && endsSentence(line.text)) ||
  /。.*。/u.test(line.text);

const countAll = (things: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const each of things) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
};

/** How a line looks, whatever its letters. */
const toShape = (text: string): string =>
  text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}/gu, 'x')
    .replace(/\p{N}/gu, '9');

const toStart = ({ words }: LineView): string => words.slice(0, 2).join(' ');

/** A text as its lines are judged: which of them are paragraphs, and how often each word is in these. */
export interface TextView {
  readonly lines: readonly LineView[];
  readonly isParagraph: readonly boolean[];
  /** The indexes of the paragraphs. */
  readonly paragraphs: readonly number[];
  /** In how many paragraphs a stem is. */
  readonly stemCount: ReadonlyMap<string, number>;
  /** The first stems of the text: those of its headline. */
  readonly headStems: ReadonlySet<string>;
  /** How many lines have the same words, the same first words, the same shape as each. */
  readonly sameWords: readonly number[];
  readonly sameStart: readonly number[];
  readonly sameShape: readonly number[];
  /** For each line, the first index and the length of its chunk, and how many paragraphs the chunk has. */
  readonly chunks: ReadonlyMap<
    number,
    { readonly first: number; readonly size: number; readonly paragraphs: number }
  >;
  /** For each line that is no paragraph, the first index and the length of the run of such lines around it. */
  readonly runs: readonly { readonly first: number; readonly size: number }[];
  /** How many paragraphs, and how many labels that pages have, are above each line. */
  readonly above: readonly number[];
  readonly labelsAbove: readonly number[];
}

function findRuns(isParagraphAt: readonly boolean[]): TextView['runs'] {
  const runs: { first: number; size: number }[] = [];
  for (const [index, isText] of isParagraphAt.entries()) {
    const before = runs.at(-1);
    if (isText) runs.push({ first: index, size: 0 });
    else if (before && before.size > 0) runs.push(before);
    else runs.push({ first: index, size: 0 });
    const run = runs.at(-1);
    if (run && !isText) run.size += 1;
  }
  return runs;
}

/** How many are true before each. */
function countAbove(flags: readonly boolean[]): readonly number[] {
  let seen = 0;
  return flags.map((flag) => {
    const above = seen;
    if (flag) seen += 1;
    return above;
  });
}

/** Looks at a whole text, once for all of its lines. */
export function viewText(lines: readonly LineView[]): TextView {
  const isParagraphAt = lines.map(isParagraph);
  const paragraphs = [...lines.keys()].filter((index) => isParagraphAt[index]);
  const keys = lines.map(({ words, text }) => words.join(' ') || text);
  const starts = lines.map(toStart);
  const shapes = lines.map(({ text, length }) => (length < 40 ? toShape(text) : ''));
  const counts = [
    countAll(keys),
    countAll(starts.filter((_, index) => !isParagraphAt[index])),
    countAll(shapes),
  ] as const;
  const chunks = new Map<number, { first: number; size: number; paragraphs: number }>();
  for (const [index, { chunk }] of lines.entries()) {
    const known = chunks.get(chunk) ?? { first: index, size: 0, paragraphs: 0 };
    known.size += 1;
    if (isParagraphAt[index]) known.paragraphs += 1;
    chunks.set(chunk, known);
  }
  return {
    lines,
    isParagraph: isParagraphAt,
    paragraphs,
    stemCount: countAll(paragraphs.flatMap((index) => [...new Set(lines[index]?.stems)])),
    headStems: new Set(lines.slice(0, HEAD_LINES).flatMap(({ stems }) => stems)),
    sameWords: keys.map((key) => counts[0].get(key) ?? 1),
    sameStart: starts.map((start) => counts[1].get(start) ?? 1),
    sameShape: shapes.map((shape) => (shape === '' ? 1 : (counts[2].get(shape) ?? 1))),
    chunks,
    runs: findRuns(isParagraphAt),
    above: countAbove(isParagraphAt),
    labelsAbove: countAbove(lines.map(({ signs }) => signs.has('s'))),
  };
}
