import type { Block } from './blocks.ts';
import { readCredit, splitCredit } from './credits.ts';
import { readDates } from './dates.ts';
import { type Head, isMeta } from './head.ts';
import { isNoticeAbove } from './notices.ts';
import { countWords, endsSentence, hasSentences, isHeadline, isProse } from './prose.ts';
import type { Role } from './roles.ts';
import { RELATIVE_TIME } from './words/calendar.ts';

/** Fewer words are more often a name or a label than a headline. */
export const HEADLINE_WORDS = 4;

/** In characters. Without spaces, half of them say as much. */
const HEADLINE_LENGTH = 20;
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4}/u;

const KICKER_WORDS = 5;

/** The name of a site with a few words, or a slogan, is no longer. */
const MENU_WORDS = 6;

/** In blocks: how far below a label the headline may be. */
const FARTHEST = 8;

/** In characters: a longer line below a few words is a deck more often than a headline. */
const DECK_LENGTH = 75;

/** Beside the date of a paper, its number and the like. */
const MASTHEAD_WORDS = 4;
const BESIDE = /\s{3,}|\t+|\s[|•·]\s/;

/** True for a picture above the headline: its credit has a label, a slash or brackets. */
const isPicture = (text: string): boolean =>
  readCredit(text) === 'sure' ||
  /^[([©][^?!]*$|^[^|–—-].*[:/]/u.test(splitCredit(text)?.credit ?? '');

/** "THE PAPER    Issue 88, 27 February 2009": what a paper has above its articles. */
function isMasthead(text: string): boolean {
  const parts = text.split(BESIDE);
  return parts.length > 1 && parts.some((part) => readDates(part, MASTHEAD_WORDS) !== undefined);
}

const isCapitals = (text: string): boolean =>
  text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);

/** True for what is more often a label than a headline: a few words, capitals, how old the article is. */
const isLabel = (text: string): boolean =>
  countWords(text) < HEADLINE_WORDS ||
  (isCapitals(text) && countWords(text) < 7) ||
  (countWords(text) < 7 && RELATIVE_TIME.test(/\d.*$/.exec(text)?.[0] ?? ''));

const isByline = (role: Role | undefined): boolean => role === 'byline' || role === 'date';

interface Place {
  readonly blocks: readonly Block[];
  readonly head: Head;
  readonly size: number;
  readonly candidates: readonly number[];
}

const textAt = ({ blocks }: Place, index: number): string => blocks[index]?.text ?? '';
const wordsAt = (place: Place, index: number): number => countWords(textAt(place, index));

/** True above a byline or a date. */
function isAboveMeta({ blocks, head, size }: Place, index: number): boolean {
  for (let at = index + 1; at < size; at += 1) if (isMeta(head(at), blocks[at])) return true;
  return false;
}

/** Below the names of sections is the headline: what is above them is the name of the site, a slogan or a menu. */
function findBelowSections(place: Place, first: number): number | undefined {
  const { blocks, head, size, candidates } = place;
  if (wordsAt(place, first) > MENU_WORDS) return undefined;
  const isEnd = (at: number): boolean => isByline(head(at)?.role) || isProse(textAt(place, at));
  const end = blocks.findIndex((_, at) => at > first && (at >= size || isEnd(at)));
  const isSection = (at: number): boolean => head(at)?.role === 'section';
  const last = blocks.findLastIndex((_, at) => at > first && at < end && isSection(at));
  // A single one may be below its headline.
  const isMenu = blocks.some((_, at) => at > first && at < last && head(at) !== undefined);
  if (last < 0 || !(isMenu || isCapitals(textAt(place, first)))) return undefined;
  return candidates.find((index) => {
    const text = textAt(place, index);
    // One word is more often a label.
    const isShort = countWords(text) > 1 && hasSentences(textAt(place, index + 1));
    const isPossible = isHeadline(text) && !isProse(text) && (!isLabel(text) || isShort);
    return index > last && index <= end && isPossible;
  });
}

/** Below who sent it, a release has a headline that begins with the same words. */
function findBelowSender(place: Place, first: number): number | undefined {
  const [sender] = /^[^\s,]+\s[^\s,]+/.exec(textAt(place, first)) ?? [];
  if (sender === undefined || wordsAt(place, first) > KICKER_WORDS) return undefined;
  return place.candidates.find(
    (index) =>
      index > first + 1 &&
      isMeta(place.head(index - 1), place.blocks[index - 1]) &&
      textAt(place, index).startsWith(`${sender} `) &&
      !endsSentence(textAt(place, index)) &&
      wordsAt(place, index) >= wordsAt(place, first) + HEADLINE_WORDS,
  );
}

/** A short line is the title, unless a longer one is above the byline or the date. */
function findLonger(place: Place, first: number): number {
  const { blocks, head, size, candidates } = place;
  const firstMeta = blocks.findIndex((block, at) => at < size && isMeta(head(at), block));
  const isBelow = (index: number): boolean => firstMeta >= 0 && firstMeta < index;
  const isAboveByline = (index: number): boolean =>
    blocks.some((_, at) => at > index && at < size && isByline(head(at)?.role));
  const label = textAt(place, first).toLowerCase();
  const isForeign = !blocks.some(
    ({ text }, at) => at !== first && isProse(text) && text.toLowerCase().includes(label),
  );
  const longer = candidates.find((index) => {
    const text = textAt(place, index);
    return (
      index > first &&
      countWords(text) > HEADLINE_WORDS &&
      !isLabel(text) &&
      isHeadline(text) &&
      (text.length > HEADLINE_LENGTH || DENSE.test(text)) &&
      // A sentence is text, unless it is between what a page has above its headline, and a byline or a date.
      (!/[.。]["'”’»)]*$/.test(text) || (isBelow(index) && isAboveByline(index)))
    );
  });
  if (longer === undefined || longer - first > FARTHEST) return first;
  const [above, text] = [textAt(place, longer - 1), textAt(place, longer)];
  // "Obituary", "Dame Jane Roe", and a deck: below a section, a few words are no name of a site.
  const isHeadlineAbove =
    candidates.includes(longer - 1) &&
    !isCapitals(above) &&
    countWords(above) > 2 &&
    (above.endsWith('?') || text.length > DECK_LENGTH) &&
    head(longer - 2)?.role === 'section';
  if (isHeadlineAbove) return longer - 1;
  // Below the byline, too, if the text never says what the short line does.
  // A sentence there is the text, as in a brief note with a title of one word.
  const isBelowText = blocks.slice(firstMeta, longer).some(({ text }) => isProse(text));
  const isHeadlineBelow = isBelow(longer) && !isBelowText && !endsSentence(textAt(place, longer));
  const isSure =
    isAboveMeta(place, longer) ||
    (isForeign && isHeadlineBelow && wordsAt(place, first) < HEADLINE_WORDS);
  return isSure ? longer : first;
}

function findCandidates(blocks: readonly Block[], head: Head, size: number): readonly number[] {
  return blocks.flatMap(({ text, form }, index) =>
    index <= size &&
    head(index) === undefined &&
    !isPicture(text) &&
    !isMasthead(text) &&
    !isNoticeAbove(text) &&
    form !== 'rule' &&
    form !== 'underline' &&
    (index < size || !isProse(text))
      ? [index]
      : [],
  );
}

/** The index of the title among the blocks of the head. */
export function findTitle(blocks: readonly Block[], head: Head, size: number): number {
  const marked = blocks
    .slice(0, size)
    .findIndex(({ form, text }) => form === 'heading' && !isMasthead(text));
  if (marked >= 0) return marked;
  const place = { blocks, head, size, candidates: findCandidates(blocks, head, size) };
  const [first] = place.candidates;
  const text = textAt(place, first ?? 0);
  if (first === undefined || (first > 0 && !isHeadline(text))) {
    return Math.max(
      blocks.findIndex(({ form }) => form !== 'rule'),
      0,
    );
  }
  const below = findBelowSections(place, first) ?? findBelowSender(place, first);
  if (below !== undefined) return below;
  // Right above a headline, capitals are a label; above one that has a deck and a byline, so are
  // a few words, and below a date one word is.
  const isWord = head(first - 1)?.role === 'date' && countWords(text) === 1;
  const isKicker =
    isWord ||
    (isCapitals(text) && isLabel(text)) ||
    (countWords(text) <= KICKER_WORDS &&
      isProse(textAt(place, first + 2)) &&
      isAboveMeta(place, first + 2));
  const isAboveHeadline =
    isKicker &&
    (place.candidates.includes(first + 1) ||
      (isWord && isHeadline(textAt(place, first + 1)) && !isPicture(textAt(place, first + 1)))) &&
    wordsAt(place, first + 1) > HEADLINE_WORDS &&
    !endsSentence(textAt(place, first + 1));
  if (isAboveHeadline) return first + 1;
  return isLabel(text) ? findLonger(place, first) : first;
}
