import type { Block } from '../blocks.ts';
import { CERTAIN_COUNT, readSurrounding } from '../boilerplate.ts';
import { isReserved, isSureNote } from '../endings.ts';
import { findEntries } from '../entries.ts';
import { countWords } from '../prose.ts';
import type { Classification, Pass } from '../roles.ts';
import { classifyGroups } from './groups.ts';
import { findKept } from './guards.ts';
import { viewLine } from './line-view.ts';
import { judgeLines } from './score.ts';
import { viewText } from './text-view.ts';

/**
 * In log odds. Of the lines of articles in the training data, about one in a hundred reach them; of the rest of their
 * pages, two thirds do. A line between two paragraphs has to be surer to be clutter.
 */
const THRESHOLDS = { inside: 1.8, outside: 1.4 } as const;

/** In words: right below the title, a line of so many is a deck, whatever its score; but for a list of names. */
const DECK_WORDS = 6;

const isDeckBelowTitle = (text: string): boolean =>
  countWords(text) >= DECK_WORDS &&
  text.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word)).length * 2 <= countWords(text);

/** What a line is by its own words, wherever it is. */
function readKnown(text: string): Classification | undefined {
  const surrounding = readSurrounding(text);
  // Other numbers may be a result, a score or a price.
  if (surrounding && (surrounding !== 'counter' || CERTAIN_COUNT.test(text)))
    return { role: surrounding, why: 'pages often have this around the text' };
  if (isSureNote(text)) return { role: 'note', why: 'it credits contributors' };
  return isReserved(text)
    ? { role: 'rights', why: 'it states the copyright', said: { rights: text } }
    : undefined;
}

/** Classifies what pages have around and between the paragraphs, by how it looks and where it is. */
export const classifyClutter: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const text = viewText(blocks.map(viewLine));
  const [firstParagraph = 0, lastParagraph = 0] = [text.paragraphs[0], text.paragraphs.at(-1)];
  // Below the text, dates are those of other articles.
  const entries = [...findEntries(blocks)].filter((index) => index < lastParagraph);
  const kept = findKept(text).union(new Set(entries));
  const isBelowTitle = (index: number): boolean => decided.get(index - 1)?.role === 'title';
  const groups = classifyGroups(text, kept);
  for (const [index, { score, explain }] of judgeLines(text).entries()) {
    if (decided.has(index)) continue;
    const { form, text: line } = blocks[index] ?? { form: 'plain', text: '' };
    const isLine = form === 'plain' || form === 'bullet';
    const known = (isLine ? readKnown(line) : undefined) ?? groups.get(index);
    const threshold =
      index > firstParagraph && index < lastParagraph ? THRESHOLDS.inside : THRESHOLDS.outside;
    if (known) classified.set(index, known);
    else if (
      !kept.has(index) &&
      score > threshold &&
      !(isBelowTitle(index) && isDeckBelowTitle(line))
    )
      classified.set(index, { role: 'boilerplate', why: explain(true) });
  }
  return classified;
};

/** What speaks for each line to stay, in words. */
export const explainStaying = (blocks: readonly Block[]): readonly string[] =>
  judgeLines(viewText(blocks.map(viewLine))).map(({ explain }) => explain(false));
