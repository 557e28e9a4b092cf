import type { Block } from './blocks.ts';
import { readCredit, splitCredit } from './credits.ts';
import { type Head, isMeta } from './head.ts';
import { countWords, endsSentence, isHeadline, isProse } from './prose.ts';

/** Fewer words are more often a name or a label than a headline. */
export const HEADLINE_WORDS = 4;

const KICKER_WORDS = 5;

/** True for a picture above the headline: its credit has a label, a slash or brackets. */
const isPicture = (text: string): boolean =>
  readCredit(text) === 'sure' ||
  /^[([©][^?!]*$|^[^|–—-].*[:/]/u.test(splitCredit(text)?.credit ?? '');

/** The index of the title among the blocks of the head. */
export function findTitle(blocks: readonly Block[], head: Head, size: number): number {
  const marked = blocks.slice(0, size).findIndex(({ form }) => form === 'heading');
  if (marked >= 0) return marked;
  const candidates = blocks.flatMap((block, index) =>
    index <= size &&
    head(index) === undefined &&
    !isPicture(block.text) &&
    block.form !== 'rule' &&
    block.form !== 'underline' &&
    (index < size || !isProse(block.text))
      ? [index]
      : [],
  );
  const wordsAt = (index: number): number => countWords(blocks[index]?.text ?? '');
  const textAt = (index: number): string => blocks[index]?.text ?? '';
  const [first] = candidates;
  if (first === undefined || (first > 0 && !isHeadline(textAt(first)))) {
    return Math.max(
      blocks.findIndex(({ form }) => form !== 'rule'),
      0,
    );
  }
  const isCapitals = (index: number): boolean =>
    textAt(index) === textAt(index).toUpperCase() && /\p{Lu}{2}/u.test(textAt(index));
  const isLabel = (index: number): boolean =>
    wordsAt(index) < HEADLINE_WORDS || (isCapitals(index) && wordsAt(index) < 7);
  const isAbove = (index: number): boolean => {
    for (let at = index + 1; at < size; at += 1) if (isMeta(head(at), blocks[at])) return true;
    return false;
  };
  // Right above a headline, capitals are a label; above one that has a deck and a byline, so are a few words.
  const isKicker =
    (isCapitals(first) && isLabel(first)) ||
    (wordsAt(first) <= KICKER_WORDS && isProse(textAt(first + 2)) && isAbove(first + 2));
  const isAboveHeadline =
    isKicker &&
    candidates.includes(first + 1) &&
    wordsAt(first + 1) > HEADLINE_WORDS &&
    !endsSentence(textAt(first + 1));
  // A line right below a date is the title, however short.
  const isBelowDate = head(first - 1)?.role === 'date';
  if (isBelowDate || /[?!]$/.test(textAt(first))) return first;
  if (isAboveHeadline) return first + 1;
  if (!isLabel(first)) return first;
  const firstMeta = blocks.findIndex((block, at) => at < size && isMeta(head(at), block));
  const isBelow = (index: number): boolean => firstMeta >= 0 && firstMeta < index;
  // A short line is the title, unless a longer one is above the byline or the date.
  const better = candidates.find(
    (index) =>
      index > first &&
      wordsAt(index) > HEADLINE_WORDS &&
      !isLabel(index) &&
      isHeadline(textAt(index)) &&
      textAt(index).length > 20 &&
      // A sentence is text, unless it is below what a page has above its headline.
      (!/[.。]["'”’»)]*$/.test(textAt(index)) || isBelow(index)),
  );
  return better !== undefined && better - first <= 8 && isAbove(better) ? better : first;
}
