import { endsSentence } from '../prose.ts';
import { toSkeleton } from '../skeleton.ts';
import type { LineView } from './line-view.ts';
import { LEAST_TEXT, type TextView } from './text-view.ts';

/** In lines: as many in a row that are alike make a list. */
const LEAST_ROWS = 3;

/** In words: what a list is called. */
const LABEL_WORDS = 5;

/** In lines: so many short lines between two paragraphs, without a label or a date, are the text's own. */
const LIST_LENGTH = 8;

/** Between two items of a numbered list, their own lines. */
const ITEM_LINES = 4;

const breaksOff = (text: string): boolean => /(?:…|\.\.\.)["'”’»)\]]*$/u.test(text);

const isSentence = ({ text }: LineView): boolean => endsSentence(text) && !breaksOff(text);

/** Sentences above the text of which the last has no full stop, as decks have it. */
const isDeck = (index: number, { text }: LineView, { paragraphs }: TextView): boolean =>
  index < (paragraphs[0] ?? 0) && /\p{Ll}[.!?]\s+\p{Lu}/u.test(text);

/** `42`, `3:1`, `12 votes` */
const FIGURE = /^[^\p{L}]*\p{N}[^\p{L}]*\p{L}*$/u;

/** True for a number inside the text, which may be a result or a price. */
const isFigure = (index: number, line: LineView, { paragraphs }: TextView): boolean =>
  index > (paragraphs[0] ?? 0) &&
  index < (paragraphs.at(-1) ?? -1) &&
  !line.signs.has('D') &&
  FIGURE.test(line.text);

function* findRows({ lines, isParagraph, paragraphs }: TextView): Generator<number> {
  const last = paragraphs.at(-1) ?? -1;
  const skeletons = lines.map(({ text, signs }, index) => {
    const skeleton = isParagraph[index] || signs.has('D') ? '' : toSkeleton(text);
    // Words alone are not alike, and below the text, numbers alone are counters.
    const isRow = /[^w]/.test(skeleton) && (index < last || skeleton.includes('w'));
    return isRow ? skeleton : undefined;
  });
  for (let from = 0; from < lines.length; ) {
    let end = from + 1;
    while (skeletons[from] !== undefined && skeletons[end] === skeletons[from]) end += 1;
    if (end - from >= LEAST_ROWS) for (let at = from; at < end; at += 1) yield at;
    from = end;
  }
}

function* findItems({ lines, paragraphs }: TextView): Generator<number> {
  const [first = 0, last = -1] = [paragraphs[0], paragraphs.at(-1)];
  const isItem = (index: number): boolean => lines[index]?.form === 'number';
  // A table may leave out some rows above its last one.
  const numbers = [...lines.keys()].filter(
    (index) => isItem(index) || (isItem(index - 1) && /^\d+[.)]\s/.test(lines[index]?.text ?? '')),
  );
  for (const [at, index] of numbers.entries()) {
    yield index;
    const next = numbers[at + 1] ?? index;
    if (next - index <= ITEM_LINES) for (let line = index; line < next; line += 1) yield line;
  }
  for (const [index, { form }] of lines.entries()) {
    const isBullet = form === 'bullet' && index > first && index < last;
    const isList = lines[index - 1]?.form === 'bullet' || lines[index + 1]?.form === 'bullet';
    if (isBullet && isList) yield index;
  }
}

function* findLists({ lines, runs, paragraphs }: TextView): Generator<number> {
  const [first = 0, last = -1] = [paragraphs[0], paragraphs.at(-1)];
  for (const run of new Set(runs)) {
    if (run.size < LIST_LENGTH || run.first < first || run.first > last) continue;
    const own = lines.slice(run.first, run.first + run.size);
    if (own.some(({ signs }) => signs.has('s') || signs.has('D'))) continue;
    for (let at = run.first; at < run.first + run.size; at += 1) yield at;
  }
}

/** What a list is called, right above it. */
function* findLabels({ lines }: TextView, list: ReadonlySet<number>): Generator<number> {
  for (const index of list) {
    const label = lines[index - 1];
    const isLabel = label && label.words.length <= LABEL_WORDS && !list.has(index - 1);
    if (isLabel && !label.signs.has('s') && !label.signs.has('D')) yield index - 1;
  }
}

/** The indexes of what stays whatever its score: sentences, numbers, lists, a very short text. */
export function findKept(text: TextView): ReadonlySet<number> {
  if (text.paragraphs.length < LEAST_TEXT) return new Set(text.lines.keys());
  const own = [...text.lines.entries()].flatMap(([index, line]) =>
    line.form === 'rule' ||
    isSentence(line) ||
    isFigure(index, line, text) ||
    isDeck(index, line, text)
      ? [index]
      : [],
  );
  const list = new Set([...findRows(text), ...findItems(text)]);
  return new Set([...own, ...list, ...findLabels(text, list), ...findLists(text)]);
}
