import { hasDateline, isDatelineAlone, skipDateline, skipPlace } from './dateline.ts';
import { isNotice } from './notices.ts';
import { countWords } from './prose.ts';
import type { ClassifiedBlock } from './roles.ts';

/** In characters: a shorter paragraph is no lead, unless it ends in a sentence. */
const LEAD_LENGTH = 80;

/** Right below the title and above a byline, a date or a button, a line of so many words is a deck, full stop or not. */
const DECK_WORDS = 6;

/** In characters: what a picture shows is brief. */
const CAPTION_LENGTH = 250;
/** In words: what a picture shows, in front of its caption. */
const DESCRIPTION_WORDS = 17;

/** How many paragraphs may be above one that begins as a report. */
const MOST_ABOVE = 2;

const isLead = (text: string): boolean =>
  (text.length > LEAD_LENGTH || /[.!?…。！？]["'”’»)」』]*$/u.test(text)) && !isNotice(text);

const readWords = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** True for the title in slightly other words, as some pages have it twice. */
function repeats(text: string, title: string): boolean {
  const words = readWords(text);
  const known = new Set(readWords(title));
  return words.filter((word) => known.has(word)).length > words.length / 2;
}

const isBelowTitle = (blocks: readonly ClassifiedBlock[], index: number): boolean =>
  blocks[index - 1]?.role === 'title' &&
  ['byline', 'date', 'boilerplate', 'section'].includes(blocks[index + 1]?.role ?? '') &&
  countWords(blocks[index]?.text ?? '') >= DECK_WORDS &&
  !repeats(blocks[index]?.text ?? '', blocks[index - 1]?.text ?? '');

/** What a picture shows, for those who cannot see it: right above its caption. */
function isAboveCaption(blocks: readonly ClassifiedBlock[], index: number): boolean {
  const [block, next] = [blocks[index], blocks[index + 1]];
  return (
    next?.role === 'caption' &&
    block?.chunk === next.chunk &&
    countWords(block.text) < DESCRIPTION_WORDS &&
    !hasDateline(block.text)
  );
}

/** In characters: a report begins with a whole sentence behind its dateline; of Chinese, that is brief. */
const REPORT_LENGTH = 40;

/** In capitals, or with an agency: other datelines may be a label. */
const SURE_DATELINE = /^(?:\p{Lu}{3}|[^.!?]{0,60}[(（])/u;

/** The paragraph that a report begins with: what is above it is a caption or a notice. */
function findReport(paragraphs: readonly ClassifiedBlock[]): string | undefined {
  const start = paragraphs.findIndex(
    ({ text }) =>
      SURE_DATELINE.test(text) &&
      // "BUT WAIT – THERE IS MORE!" is no report.
      ((hasDateline(text) && text.length > REPORT_LENGTH) || isDatelineAlone(text)),
  );
  const above = paragraphs.slice(0, Math.max(start, 0));
  if (start < 0 || above.length > MOST_ABOVE) return undefined;
  if (above.some(({ text }) => text.length > CAPTION_LENGTH)) return undefined;
  return paragraphs[isDatelineAlone(paragraphs[start]?.text ?? '') ? start + 1 : start]?.text;
}

/** The paragraph that tells what the text is about, without its dateline. */
export function findLead(blocks: readonly ClassifiedBlock[]): string | undefined {
  const paragraphs = blocks.filter(
    ({ role }, index) => role === 'paragraph' && !isAboveCaption(blocks, index),
  );
  const deck = blocks.find(
    ({ role, text }, index) =>
      role === 'paragraph' && !isNotice(text) && isBelowTitle(blocks, index),
  );
  const lead =
    deck?.text ??
    findReport(paragraphs.filter(({ text }) => isLead(text) || isDatelineAlone(text))) ??
    paragraphs.find(({ text }) => isLead(text))?.text ??
    paragraphs[0]?.text ??
    blocks.find(({ role }) => ['item', 'quotation', 'verse', 'note', 'apart'].includes(role))?.text;
  const title = blocks.find(({ role }) => role === 'title')?.text ?? '';
  return lead === undefined ? undefined : skipPlace(skipDateline(lead), title);
}
