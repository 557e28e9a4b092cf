import { readMarkdown } from './markup/read-markdown.ts';

/** In characters. A long first sentence may exceed it. */
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

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/** The sentences of a paragraph, each with the white space after it. */
function* readSentences(paragraph: string, language: string): Generator<string> {
  // Thousands of initials are one sentence, so only the tail is tested each time.
  const open: string[] = [];
  let tail = '';
  for (const { segment } of segmenterOf(language).segment(paragraph)) {
    open.push(segment);
    tail = (tail + segment).slice(-TAIL_LENGTH);
    if (ABBREVIATION.test(tail)) continue;
    yield open.splice(0).join('');
    tail = '';
  }
  yield open.join('');
}

/** A summary: whole sentences from the start of a paragraph, about 300 characters. */
export function buildSummary(paragraph: string, language: string): string {
  let summary = '';
  for (const sentence of readSentences(paragraph, language)) {
    const isTooLong = (summary + sentence).trimEnd().length > SUMMARY_LENGTH;
    if (summary !== '' && isTooLong) break;
    summary += sentence;
  }
  return summary.trim();
}

/** What is hardly anything but Markdown in a field: a link, emphasis, code. */
const MARKS = /\]\(|(?<![\w*])\*{1,3}[^\s*][^*]*\*|`[^`]+`/;

/** A field in plain text, as other generators render theirs. */
export function readPlain(field: string): string {
  if (!MARKS.test(field)) return field;
  return readMarkdown(field).contentText.replace(/\s+/g, ' ').trim() || field;
}
