import { readMarkdown } from './markup/read-markdown.ts';

/** In characters. */
const SUMMARY_LENGTH = 300;

/**
 * What is not the end of a sentence: initials ("U.S."), a title, a month or the like. The segmenter breaks
 * after them if a capital follows.
 */
const ABBREVIATION =
  /(?:^|[\s(“"'‘])(?:(?:\p{L}\.)+|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Hon|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|Inc|Ltd|Co|Corp)\.?\s*$/u;

/** In characters: the longest abbreviation, with what precedes it. */
const TAIL_LENGTH = 24;

/** By language, since making one takes longer than using it. */
const segmenters = new Map<string, Intl.Segmenter>();

type Granularity = 'sentence' | 'word' | 'grapheme';

function segmenterOf(language: string, granularity: Granularity): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity });
  segmenters.set(key, made);
  return made;
}

/** The sentences of a paragraph, each with the white space after it. */
function* readSentences(paragraph: string, language: string): Generator<string> {
  // Thousands of initials are one sentence, so only the tail is tested each time.
  const open: string[] = [];
  let tail = '';
  for (const { segment } of segmenterOf(language, 'sentence').segment(paragraph)) {
    open.push(segment);
    tail = (tail + segment).slice(-TAIL_LENGTH);
    if (ABBREVIATION.test(tail)) continue;
    yield open.splice(0).join('');
    tail = '';
  }
  yield open.join('');
}

/** More of a paragraph is never read: a text without a full stop may go on for a megabyte. */
const MOST_READ = 4 * SUMMARY_LENGTH;

const ELLIPSIS = '…';

/** White space and signs at the end, which nothing follows any more. */
const LOOSE_END = /[\s\p{Pd}\p{Ps}\p{Pi},;:、，；：]+$/u;

/** The start of a text, between two of its words, or between two characters of a longer one. */
function cutAtWord(text: string, language: string): string {
  const limit = SUMMARY_LENGTH - ELLIPSIS.length;
  const lastStart = (granularity: Granularity): number =>
    segmenterOf(language, granularity).segment(text).containing(limit)?.index ?? limit;
  const word = lastStart('word');
  const end = word * 2 > limit ? word : lastStart('grapheme');
  return text.slice(0, end).replace(LOOSE_END, '') + ELLIPSIS;
}

/**
 * A summary: whole sentences from the start of a paragraph, up to 300 characters; if the first is longer, as much of
 * it as has room, cut at a word.
 */
export function buildSummary(paragraph: string, language: string): string {
  let summary = '';
  for (const sentence of readSentences(paragraph.slice(0, MOST_READ), language)) {
    const isTooLong = (summary + sentence).trimEnd().length > SUMMARY_LENGTH;
    if (isTooLong) return summary === '' ? cutAtWord(sentence, language) : summary.trim();
    summary += sentence;
  }
  return summary.trim();
}

/** The first sentence of a paragraph, or as much of it as a summary has room for. */
export function readFirstSentence(paragraph: string, language: string): string {
  const [first = ''] = readSentences(paragraph.slice(0, MOST_READ), language);
  return first.trimEnd().length > SUMMARY_LENGTH ? cutAtWord(first, language) : first.trim();
}

/** What is hardly anything but Markdown in a field: a link, emphasis, code. */
const MARKS = /\]\(|(?<![\w*])\*{1,3}[^\s*][^*]*\*|`[^`]+`/;

/** A field in plain text, as other generators render theirs. */
export function readPlain(field: string): string {
  if (!MARKS.test(field)) return field;
  return readMarkdown(field).contentText.replace(/\s+/g, ' ').trim() || field;
}
