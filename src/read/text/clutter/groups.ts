import { announcesLink } from '../boilerplate.ts';
import { countWords, endsSentence } from '../prose.ts';
import type { Classification } from '../roles.ts';
import type { LineView } from './line-view.ts';
import { LEAST_TEXT, type TextView } from './text-view.ts';

/** In words: a label, a headline, a button. */
const LABEL_WORDS = 3;
const BUTTON_WORDS = 4;
const HEADLINE_WORDS = { few: 5, least: 8, most: 14 } as const;

/** In characters: what stands again and again is short; a block of an embed has no paragraph of the text's kind. */
const REPEATED_LENGTH = 60;
const EMBED_LENGTH = 250;

/** How often a line stands alone, until it is no coincidence. */
const LEAST_REPEATS = 3;

/** Of the words of a foreign block, fewer are in the rest of the text. */
const FOREIGN_SHARE = 0.25;

const LINKS: Classification = { role: 'promotion', why: 'headlines below a label, after the text' };
const LINK: Classification = {
  role: 'promotion',
  why: 'one of several headlines between the paragraphs',
};
const ANNOUNCED: Classification = { role: 'promotion', why: 'a headline below "Read also"' };
const EMBED: Classification = {
  role: 'boilerplate',
  why: 'a block with a button, whose words are nowhere else in the text',
};
const REPEATED: Classification = {
  role: 'boilerplate',
  why: 'it is repeated between the paragraphs',
};

/** The indexes of lines without a blank line between them. */
type Chunk = readonly number[];

const isSingle = ({ chunks, lines }: TextView, index: number): boolean =>
  chunks.get(lines[index]?.chunk ?? -1)?.size === 1;

/** A line that is between paragraphs again and again: "Article content". */
function* findRepeated(text: TextView): Generator<number> {
  const candidates = [...text.lines.entries()].filter(
    ([, line]) =>
      line.form === 'plain' &&
      line.words.length > 0 &&
      line.length < REPEATED_LENGTH &&
      !endsSentence(line.text),
  );
  const groups = Map.groupBy(candidates, ([, { words }]) => words.join(' '));
  const isNextToText = ([index]: readonly [number, LineView]): boolean => {
    const [above, below] = [text.isParagraph[index - 1], text.isParagraph[index + 1]];
    return isSingle(text, index)
      ? above === true || below === true
      : above === true && below === true;
  };
  for (const group of groups.values())
    if (group.length >= LEAST_REPEATS && group.every(isNextToText))
      for (const [index] of group) yield index;
}

const looksLikeHeadline = (line: LineView, least: number): boolean =>
  line.words.length >= least &&
  /^\p{Lu}/u.test(line.text) &&
  !endsSentence(line.text) &&
  line.form === 'plain';

/** Headlines of other articles, each alone between two paragraphs. A subheading is shorter, and one may be a coincidence. */
function findLinks(text: TextView): readonly number[] {
  const links = [...text.lines.keys()].filter((index) => {
    const line = text.lines[index];
    return (
      line !== undefined &&
      isSingle(text, index) &&
      looksLikeHeadline(line, HEADLINE_WORDS.least) &&
      line.words.length <= HEADLINE_WORDS.most &&
      !/[:,;"“„«»)]/.test(line.text) &&
      !line.signs.has('c') &&
      !line.signs.has('i') &&
      text.isParagraph[index - 1] === true &&
      text.isParagraph[index + 1] === true
    );
  });
  return links.length > 1 ? links : [];
}

/**
 * Headlines below "Read also", which is below a paragraph or a picture: elsewhere it may belong to what is above it.
 * Above the next paragraph, a second one may be a subheading.
 */
function* findAnnounced({ lines, isParagraph, paragraphs }: TextView): Generator<number> {
  const isHeadline = (at: number): boolean => {
    const { form, text } = lines[at] ?? { form: 'rule', text: '' };
    const isCapital = /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(text);
    const isWhole = /[.。…!][^\p{L}\p{N}]*$/u.test(text) || isParagraph[at];
    return form === 'plain' && countWords(text) >= HEADLINE_WORDS.few && isCapital && !isWhole;
  };
  const isAboveText = (at: number): boolean =>
    isParagraph[at + 1] === true && lines[at + 1]?.chunk === lines[at]?.chunk;
  for (const [index, label] of lines.entries()) {
    if (index < (paragraphs[0] ?? lines.length) || !announcesLink(label.text)) continue;
    const before = lines[index - 1];
    const isBelowText =
      before !== undefined &&
      (endsSentence(before.text) || before.signs.has('i') || before.signs.has('C'));
    if (!isBelowText && !/[:：]$/.test(label.text)) continue;
    const isNext = (at: number): boolean =>
      at === index + 1 || (lines[at]?.chunk === lines[at - 1]?.chunk && !isAboveText(at));
    for (let at = index + 1; isHeadline(at) && isNext(at); at += 1) yield at;
  }
}

/** Below the last paragraph, or above a note on the author, a label and headlines of other articles. */
function isLinkList({ lines, paragraphs, above }: TextView, chunk: Chunk): boolean {
  const [label, ...rest] = chunk.flatMap((index) => lines[index] ?? []);
  const isBelow = (above[chunk[0] ?? 0] ?? 0) >= Math.max(paragraphs.length - 1, LEAST_TEXT);
  return (
    label !== undefined &&
    isBelow &&
    label.words.length <= LABEL_WORDS &&
    !endsSentence(label.text) &&
    rest.filter((line) => looksLikeHeadline(line, HEADLINE_WORDS.few)).length > 1 &&
    rest.filter(({ text }) => /\p{N}/u.test(text)).length < chunk.length / 2
  );
}

/** What stands for a film or a post: a title, sentences that are about something else, a button. */
function isEmbed({ lines, isParagraph, paragraphs, stemCount }: TextView, chunk: Chunk): boolean {
  const [title, ...rest] = chunk.flatMap((index) => lines[index] ?? []);
  const isInside =
    (chunk[0] ?? 0) > (paragraphs[0] ?? lines.length) &&
    (chunk.at(-1) ?? 0) < (paragraphs.at(-1) ?? -1);
  if (!title || !isInside || endsSentence(title.text) || title.length > REPEATED_LENGTH)
    return false;
  const sentences = rest.filter(({ text }) => endsSentence(text));
  const hasButton = rest.some(
    (line) =>
      !endsSentence(line.text) && line.words.length <= BUTTON_WORDS && line.form === 'plain',
  );
  if (sentences.length < 2 || !hasButton) return false;
  if (rest.some(({ length }) => length > EMBED_LENGTH)) return false;
  const own = chunk.filter((index) => isParagraph[index]);
  const stems = new Set(sentences.flatMap((line) => line.stems));
  const shared = [...stems].filter((stem) => {
    const inside = own.filter((index) => lines[index]?.stems.includes(stem)).length;
    return (stemCount.get(stem) ?? 0) > inside;
  });
  return stems.size > 0 && shared.length < stems.size * FOREIGN_SHARE;
}

/**
 * Classifies lines that only together show that they are no part of the text.
 * @param kept the indexes of what stays: no list of links has one, while an embed has sentences
 */
export function classifyGroups(
  text: TextView,
  kept: ReadonlySet<number>,
): ReadonlyMap<number, Classification> {
  const found = new Map<number, Classification>();
  for (const index of findRepeated(text)) found.set(index, REPEATED);
  for (const index of findLinks(text)) found.set(index, LINK);
  for (const index of findAnnounced(text)) found.set(index, ANNOUNCED);
  for (const { first, size } of text.chunks.values()) {
    const chunk = Array.from({ length: size }, (_, at) => first + at);
    const isLinks = isLinkList(text, chunk) && !chunk.some((index) => kept.has(index));
    const what = isLinks ? LINKS : isEmbed(text, chunk) ? EMBED : undefined;
    if (what) for (const index of chunk) found.set(index, what);
  }
  return found;
}
