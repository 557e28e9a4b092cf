import type { Block } from './blocks.ts';
import { isNumber, readSurrounding } from './boilerplate.ts';
import { readCredit } from './credits.ts';
import { readDates } from './dates.ts';
import { isClosingNote, isContactLine, isEndMark, isRights, isSignature } from './endings.ts';
import { fromDates } from './head-line.ts';
import { countWords, endsSentence, isProse } from './prose.ts';
import type { Classification, Pass } from './roles.ts';

/** In words: the title of another article, as pages list them below. */
const MOST_WORDS = 20;

/** In characters: sentences of the text are longer. */
const SENTENCE_LENGTH = 25;

const ADDRESS = /@[\w-]+\.|\+\d[\d\s()-]{7,}|https?:|www\./;

function readEnding({ text }: Pick<Block, 'text'>): Classification | undefined {
  if (isRights(text))
    return { role: 'rights', why: 'it states the copyright', said: { rights: text } };
  if (isClosingNote(text)) return { role: 'note', why: 'it credits contributors' };
  if (isSignature(text)) return { role: 'note', why: 'the signature of an agency' };
  const surrounding = readSurrounding(text);
  if (surrounding) return { role: surrounding, why: 'pages often have this below the text' };
  const dates = readDates(text);
  return dates?.isLabelled ? fromDates(dates) : undefined;
}

/**
 * The index of the end mark, or -1. `###` may also be a section break: it is the end if no prose follows, or
 * if contacts do.
 */
function findEnd(blocks: readonly Block[]): number {
  const last = blocks.findLastIndex(({ text }, index) => index > 1 && isEndMark(text));
  const after = blocks.slice(last + 1);
  const isSure =
    !blocks[last]?.text.startsWith('#') ||
    after.every(({ text }) => !isProse(text)) ||
    after.some(({ text }) => isContactLine(text) || ADDRESS.test(text));
  return last > 0 && isSure ? last : -1;
}

const isSentence = (text: string): boolean =>
  endsSentence(text) && text.length > SENTENCE_LENGTH && readEnding({ text }) === undefined;

/** Classifies what follows the text: the end of a release, the rights, what a page has below. */
export const classifyEnding: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const isOpen = (index: number): boolean => !decided.has(index);
  const end = findEnd(blocks);
  const limit = end > 0 && isOpen(end) ? end : blocks.length;
  if (limit < blocks.length)
    classified.set(limit, { role: 'end', why: 'a mark that ends the text' });
  for (const [index, block] of blocks.entries()) {
    if (index <= limit || !isOpen(index)) continue;
    const known = readEnding(block);
    classified.set(
      index,
      known && known.role !== 'note' ? known : { role: 'apart', why: 'it comes after the end' },
    );
  }

  const lastProse = blocks.findLastIndex(
    ({ text }, index) => index < limit && isOpen(index) && (isProse(text) || isSentence(text)),
  );
  if (lastProse < 0) return classified;
  const lastUnknown = blocks.findLastIndex(
    (block, index) => index < limit && readEnding(block) === undefined,
  );
  let isPage = false;
  for (const [index, block] of blocks.entries()) {
    if (index <= lastProse || index >= limit || !isOpen(index)) continue;
    const known = block.form === 'rule' ? undefined : readEnding(block);
    if (known) classified.set(index, known);
    else if (block.form === 'rule' && index >= lastUnknown)
      classified.set(index, { role: 'boilerplate', why: 'a dividing line below the text' });
    else if (isPage && isOfPage(block))
      classified.set(index, {
        role: 'boilerplate',
        why: 'it is next to what pages often have below the text',
      });
    isPage ||=
      known !== undefined &&
      ['boilerplate', 'promotion', 'rights'].includes(known.role) &&
      !/advert|anzeige|publici|реклам|reklam|annon|広告|广告|광고/i.test(block.text);
  }
  return classified;
};

/** True for a line as pages list them below an article: no sentence, no bullet. */
const isOfPage = ({ text, form }: Block): boolean =>
  (form === 'plain' || form === 'number') &&
  !endsSentence(text) &&
  !/[,;:]$/.test(text) &&
  countWords(text) <= MOST_WORDS &&
  (isNumber(text) || readCredit(text) !== 'sure');
