import type { Block } from './blocks.ts';
import { readCredit, readLabelledCaption, splitCredit } from './credits.ts';
import { hasDateline } from './dateline.ts';
import { endsSentence } from './prose.ts';
import type { Classification, Pass } from './roles.ts';

/** In characters: a caption says briefly what a picture shows. */
const CAPTION_LENGTH = 600;
/** If only its position makes the line below a credit, the caption has to be shorter. */
const UNSURE_LENGTH = 450;

const canBeCaption = (block: Block | undefined, length: number): block is Block =>
  block?.form === 'plain' &&
  block.text.length <= length &&
  block.text.length > 3 &&
  !hasDateline(block.text) &&
  !/[:,]$/.test(block.text) &&
  // A numbered line that ends no sentence is a heading.
  (endsSentence(block.text) || !/^\d+[.)]\s/.test(block.text)) &&
  // A caption does not begin with a quote.
  !/^["“„«]/.test(block.text);

/** Classifies captions and credits: a credit is on the line below its caption, or at the caption's end. */
export const classifyCaptions: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const isOpen = (index: number): boolean =>
    index >= 0 && !decided.has(index) && !classified.has(index);
  /** In a gallery, a picture may be at the very end of the text. */
  let isGallery = false;
  const lastBody = blocks.findLastIndex((_, index) => !decided.has(index));
  const creditAt = (index: number) => {
    const block = blocks[index];
    return block && isOpen(index) && block.form === 'plain' ? readCredit(block.text) : undefined;
  };
  for (const [index, block] of blocks.entries()) {
    if (!isOpen(index) || block.form !== 'plain') continue;
    const labelled = readLabelledCaption(block.text);
    if (labelled !== undefined) {
      classified.set(index, { role: 'caption', why: 'it is labelled as one' });
      continue;
    }
    const strength = creditAt(index);
    if (strength === undefined) {
      const split =
        block.text.length <= CAPTION_LENGTH && !hasDateline(block.text)
          ? splitCredit(block.text)
          : undefined;
      if (split && split.caption.length > 3 && (index < lastBody || !/^[([]/.test(split.credit))) {
        classified.set(index, {
          role: 'caption',
          why: `it ends with a credit: ${split.credit}`,
          split,
        });
      }
      continue;
    }
    const above = blocks[index - 1];
    // Several such lines are rows of a table.
    const isTable =
      block.text.includes(' | ') &&
      [blocks[index - 1], blocks[index + 1]].some(
        (other) => other && /\s\|\s/.test(other.text) && readCredit(other.text) === 'likely',
      );
    const isAtEnd = index >= lastBody;
    if (isTable || (isAtEnd && strength === 'likely' && !isGallery)) continue;
    if (
      isOpen(index - 1) &&
      // "Image source, …" is above its caption.
      readLabelledCaption(blocks[index + 1]?.text ?? '') === undefined &&
      canBeCaption(above, strength === 'sure' ? CAPTION_LENGTH : UNSURE_LENGTH)
    ) {
      classified.set(index - 1, { role: 'caption', why: 'the line below it is a credit' });
      classified.set(index, { role: 'credit', why: 'it credits the picture' });
      isGallery = true;
    } else if (strength === 'sure' || classified.get(index - 1)?.role === 'caption') {
      classified.set(index, { role: 'credit', why: 'it credits a picture' });
      isGallery = true;
    }
  }
  return classified;
};
