import type { Block } from './blocks.ts';
import { readCredit, splitCredit } from './credits.ts';
import { hasDateline } from './dateline.ts';
import { countWords, endsSentence, isProse } from './prose.ts';
import type { Classification, Pass } from './roles.ts';
import { KEY_POINTS } from './words/phrases.ts';

/** In characters: a key point is brief, and a paragraph is not. */
const POINT_LENGTH = 120;

/** In words: a point says something, where a button names it. */
const POINT_WORDS = 4;
const LABEL_WORDS = 5;

/** Without a label, lines make a list only if there are more of them. */
const LEAST = { labelled: 2, bare: 3 } as const;

const POINT: Classification = {
  role: 'item',
  why: 'one of the key points between the title and the text',
};

/** What a point does not begin with: a quotation or a small letter. */
const STARTS = /^[\p{Lu}\p{Lo}\p{N}]/u;

const isPoint = ({ form, text }: Block): boolean =>
  form === 'plain' &&
  text.length <= POINT_LENGTH &&
  countWords(text) >= POINT_WORDS &&
  STARTS.test(text) &&
  !/[:,;]$/.test(text) &&
  !hasDateline(text) &&
  readCredit(text) === undefined &&
  splitCredit(text) === undefined;

const isLabel = ({ form, text }: Block): boolean =>
  form === 'plain' && countWords(text) <= LABEL_WORDS && !endsSentence(text) && STARTS.test(text);

const startOf = (text: string): string => text.split(/\s+/, 2).join(' ');

type IsOpen = (index: number) => boolean;

/** The points from an index on: lines of one chunk, alike in whether they end as sentences. */
function findPoints(blocks: readonly Block[], from: number, isOpen: IsOpen): readonly Block[] {
  const points: Block[] = [];
  for (let at = from; isOpen(at); at += 1) {
    const [block, first] = [blocks[at], blocks[from]];
    if (!block || !first || !isPoint(block) || block.chunk !== first.chunk) break;
    if (endsSentence(block.text) !== endsSentence(first.text)) break;
    points.push(block);
  }
  return points;
}

/** True if buttons are alike: "Share by mail", "Share on …". */
const areAlike = (lines: readonly Block[]): boolean =>
  new Set(lines.map(({ text }) => startOf(text))).size < lines.length;

/** Classifies the key points that pages have between the title and the first paragraph, below a label or the title. */
export const classifyKeyPoints: Pass = (blocks, decided) => {
  const isOpen = (index: number): boolean => index < blocks.length && !decided.has(index);
  const title = [...decided].find(([, { role }]) => role === 'title')?.[0] ?? -1;
  const isText = (at: number): boolean => isOpen(at) && isProse(blocks[at]?.text ?? '');
  for (let index = title + 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || !isOpen(index)) continue;
    const isBelowTitle = index === title + 1;
    const hasLabel = isLabel(block);
    const from = hasLabel ? index + 1 : index;
    const points = findPoints(blocks, from, isOpen);
    const [end, first] = [from + points.length, points[0]];
    const isApart = first !== undefined && blocks[end]?.chunk !== first.chunk;
    const isKnown = KEY_POINTS.test(block.text);
    // Below any other label, a few brief sentences may be how the text begins.
    const isSure =
      isKnown || (isApart && (block.text.endsWith(':') || (first && !endsSentence(first.text))));
    const isList =
      points.length >= (hasLabel ? LEAST.labelled : LEAST.bare) &&
      !areAlike(hasLabel ? [block, ...points] : points) &&
      (hasLabel ? isSure : isBelowTitle && isApart && !endsSentence(block.text)) &&
      blocks.some((_, at) => at >= end && isText(at));
    if (isList)
      return new Map([
        ...(hasLabel
          ? [[index, { role: 'heading', why: 'a label above key points' }] as const]
          : []),
        ...points.map((_, at) => [from + at, POINT] as const),
      ]);
    if (isText(index)) return new Map();
  }
  return new Map();
};
