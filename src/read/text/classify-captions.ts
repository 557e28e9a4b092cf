import type { Block } from './blocks.ts';
import { mayCredit, readCredit, readLabelledCaption, splitCredit } from './credits.ts';
import { hasDateline } from './dateline.ts';
import { isPersonName } from './names.ts';
import { countWords, endsSentence, isProse } from './prose.ts';
import type { Classification, Classifications, Pass } from './roles.ts';
import { AGENCIES } from './words/press.ts';

/** In characters: a caption says briefly what a picture shows. */
const CAPTION_LENGTH = 600;
/** Above a credit, a longer line is a paragraph; above what may be something else, one that is longer still. */
const ABOVE = { sure: 400, likely: 250, weak: 250 } as const;
/** In characters: a caption below its credit is brief. */
const BELOW_LENGTH = 120;

/** In words: fewer below a credit are a name or a label. */
const CAPTION_WORDS = 3;

const canBeCaption = (block: Block | undefined, length: number): block is Block =>
  block?.form === 'plain' &&
  block.text.length <= length &&
  /\p{L}{3}|\p{Lo}{2}/u.test(block.text) &&
  !hasDateline(block.text) &&
  !/[:,]$/.test(block.text) &&
  // A numbered line that ends no sentence is a heading.
  (endsSentence(block.text) || !/^\d+[.)]\s/.test(block.text)) &&
  // A caption does not begin with a quote.
  !/^["“„«]/.test(block.text);

/** An agency, or something in brackets. */
const SIGNATURE = new RegExp(`^(?:[([]|(?:${AGENCIES})(?![\\p{L}]))`, 'u');

/** A credit that looks like nothing else: `Jo Doe/dpa`, `(Getty Images)`. */
const MARKED = /\p{L}\s?[/|]\s?\p{L}|^[([]/u;

type IsOpen = (index: number) => boolean;

/** A caption below its credit: on the next line of the chunk, or a brief line between the first paragraph and the next. */
function hasCaptionBelow(blocks: readonly Block[], index: number, isOpen: IsOpen): boolean {
  const [above, credit, below, next] = [-1, 0, 1, 2].map((at) => blocks[index + at]);
  if (!isOpen(index + 1) || !above || !next) return false;
  if (!canBeCaption(below, BELOW_LENGTH) || !isProse(next.text)) return false;
  const isSame = credit?.chunk === below.chunk && credit.chunk !== above.chunk;
  // Below the head, fewer words are a label, and a question is a heading.
  if (!isOpen(index - 1))
    return isSame && countWords(below.text) >= CAPTION_WORDS && !below.text.endsWith('?');
  if (credit?.chunk === below.chunk) return isSame;
  const isFirst = !blocks.some(({ text }, at) => at < index - 1 && isOpen(at) && isProse(text));
  return isFirst && isProse(above.text) && below.text.length * 1.2 < above.text.length;
}

/** True for a name, or the like, inside the text, below a line that is no paragraph. */
function isNameBelow(blocks: readonly Block[], index: number, isOpen: IsOpen): boolean {
  const [before, above, name, below] = [-2, -1, 0, 1].map((at) => blocks[index + at]);
  if (!name || !mayCredit(name.text) || !isOpen(index) || !isOpen(index - 1)) return false;
  if (!canBeCaption(above, ABOVE.weak) || mayCredit(above.text)) return false;
  // "About the author", "Jo Doe", "Doe writes about …"
  if (
    !below ||
    !isProse(below.text) ||
    !before ||
    below.text.includes(name.text.split(' ').at(-1) ?? '')
  )
    return false;
  if (!blocks.some(({ text }, at) => at < index - 1 && isOpen(at) && isProse(text))) return false;
  return endsSentence(above.text)
    ? [before, below].every(({ chunk }) => chunk !== name.chunk) && above.chunk === name.chunk
    : countWords(above.text) > 2 && (isProse(before.text) || !isOpen(index - 2));
}

/** What is behind the last full stop of a line. */
const TAIL = /[.!?…]["”’»)\]]*\s(?<tail>[\p{Lu}\p{Lo}][^.!?…:]{1,50})$/u;

/** The same words behind the full stops of several lines credit pictures, whatever they are. */
function findRepeatedTails(blocks: readonly Block[]): ReadonlySet<string> {
  const texts = new Set(blocks.map(({ text }) => text).filter((text) => text.length <= ABOVE.sure));
  const tails = [...texts].flatMap((text) => TAIL.exec(text)?.groups?.tail ?? []);
  return new Set(tails.filter((tail, index) => tails.indexOf(tail) < index));
}

/** Where in the picture somebody is: `Jo Doe (left)`, `Anna Muster (M.)`. */
const WITH_SIDE =
  /[([（](?:\p{L}\.|\d\.\s?v\.\s?[lr]\.|(?:from\s)?(?:left|right)|cent(?:re|er)|pictured[^)]*|links|rechts|Mitte|(?:à\s)?(?:gauche|droite)|(?:a\s|à\s)?(?:sinistra|destra|izquierda|derecha|esquerda|direita)|izq\.?|der\.?|слева|справа|左|右|中央?)[)\]）]/u;

/** In characters: a line with its credit is no longer than the line without. */
const CREDIT_LENGTH = 80;

/** A line that is twice in a row, the second time with its credit, has a picture: once for those who cannot see it. */
const isTwice = (blocks: readonly Block[], index: number): boolean => {
  const { text = '', form, chunk } = blocks[index] ?? {};
  const isSame = (other: Block | undefined): boolean =>
    other?.chunk === chunk &&
    other?.text.startsWith(text) === true &&
    other.text.length - text.length < CREDIT_LENGTH;
  return (
    form === 'plain' &&
    endsSentence(text) &&
    text.length <= ABOVE.sure &&
    (isSame(blocks[index - 1]) || isSame(blocks[index + 1]))
  );
};

/**
 * True for a name below the date, above a credit, of somebody whom the text does not mention. It may be the author's or a
 * tag, and is no caption.
 */
function isPortrait(blocks: readonly Block[], index: number, decided: Classifications): boolean {
  const text = blocks[index]?.text ?? '';
  const surname = text.split(' ').at(-1) ?? '';
  return (
    decided.get(index - 1)?.role === 'date' &&
    !decided.has(index) &&
    isPersonName(text) &&
    !blocks.some((block, at) => at !== index && block.text.includes(surname))
  );
}

/** True for the second of the only two lines of a chunk. */
const endsPair = ([before, above, line, below]: readonly (Block | undefined)[]): boolean =>
  above?.form === 'plain' &&
  above.chunk === line?.chunk &&
  before?.chunk !== line.chunk &&
  below?.chunk !== line.chunk;

/** Reads captions by their own words: what they end with, or who is where in the picture. */
function createCaptionReader(
  blocks: readonly Block[],
  lastProse: number,
): (index: number, isGallery: boolean) => Classification | undefined {
  const repeated = findRepeatedTails(blocks);
  const readSplit = (text: string): ReturnType<typeof splitCredit> => {
    const tail = text.length > ABOVE.sure ? '' : (TAIL.exec(text)?.groups?.tail ?? '');
    return repeated.has(tail)
      ? { caption: text.slice(0, -tail.length).trim(), credit: tail }
      : splitCredit(text);
  };
  return (index, isGallery) => {
    const { text = '' } = blocks[index] ?? {};
    const split = readSplit(text);
    if (text.length > CAPTION_LENGTH || hasDateline(split?.caption ?? text)) return undefined;
    const isInside = index < lastProse;
    // Below the last paragraph, it may be the mark of an agency.
    const isSplit =
      isInside ||
      (isGallery && !SIGNATURE.test(split?.credit ?? '')) ||
      (readCredit(split?.credit ?? '') === 'sure' && !endsSentence(split?.caption ?? ''));
    if (split && split.caption.length > 3 && isSplit)
      return { role: 'caption', why: `it ends with a credit: ${split.credit}`, split };
    if (isInside && text.length <= ABOVE.weak && WITH_SIDE.test(text))
      return { role: 'caption', why: 'it says where in the picture somebody is' };
    return isInside && isTwice(blocks, index)
      ? { role: 'caption', why: 'the next line repeats it' }
      : undefined;
  };
}

/** Classifies captions and credits: a credit is below its caption, above it, or at the caption's end. */
export const classifyCaptions: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const isOpen = (index: number): boolean =>
    index >= 0 && !decided.has(index) && !classified.has(index);
  /** In a gallery, a picture may be at the very end of the text. */
  let isGallery = false;
  const lastBody = blocks.findLastIndex((_, index) => !decided.has(index));
  const lastProse = blocks.findLastIndex(
    ({ text }, index) => isProse(text) && !decided.has(index) && splitCredit(text) === undefined,
  );
  const readCaption = createCaptionReader(blocks, lastProse);
  for (const [index, { form, text }] of blocks.entries()) {
    if (!isOpen(index) || form !== 'plain') continue;
    const isLabelled = readLabelledCaption(text) !== undefined;
    const strength = readCredit(text) ?? (isNameBelow(blocks, index, isOpen) ? 'weak' : undefined);
    if (isLabelled || strength === undefined) {
      const caption: Classification | undefined = isLabelled
        ? { role: 'caption', why: 'it is labelled as one' }
        : readCaption(index, isGallery);
      if (caption) classified.set(index, caption);
      continue;
    }
    const isAtEnd = index === lastProse + 1 || index >= lastBody;
    if (isAtEnd && strength === 'likely' && !isGallery) continue;
    const isPair = endsPair([-2, -1, 0, 1].map((at) => blocks[index + at]));
    if (hasCaptionBelow(blocks, index, isOpen)) {
      classified.set(index, { role: 'credit', why: 'it credits the picture' });
      classified.set(index + 1, { role: 'caption', why: 'the line above it is a credit' });
    } else if (isPortrait(blocks, index - 1, decided)) {
      classified.set(index, { role: 'credit', why: 'it credits the picture' });
    } else if (
      isOpen(index - 1) &&
      // "Image source, …" is above its caption.
      readLabelledCaption(blocks[index + 1]?.text ?? '') === undefined &&
      (canBeCaption(blocks[index - 1], ABOVE[strength]) || (isPair && strength !== 'weak'))
    ) {
      classified.set(index - 1, { role: 'caption', why: 'the line below it is a credit' });
      classified.set(index, { role: 'credit', why: 'it credits the picture' });
      isGallery = true;
    } else if (strength === 'sure' || (index < lastProse && MARKED.test(text))) {
      classified.set(index, { role: 'credit', why: 'it credits a picture' });
    }
  }
  return classified;
};
