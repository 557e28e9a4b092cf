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
const MOST = 10;

/** In blocks: how far below the points, past pictures and buttons, the text begins. */
const LOOK_AHEAD = 12;

const POINT: Classification = {
  role: 'item',
  why: 'one of the key points between the title and the text',
};

const LABEL: Classification = { role: 'heading', why: 'a label above key points' };

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
  for (let at = from; isOpen(at) && points.length <= MOST; at += 1) {
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

interface KeyPoints {
  readonly label: number | undefined;
  readonly from: number;
  readonly points: readonly Block[];
}

/** What may be key points from an index on: a label and brief lines, or right below the title these alone. */
function readKeyPoints(
  blocks: readonly Block[],
  index: number,
  isBelowTitle: boolean,
  isOpen: IsOpen,
): KeyPoints | undefined {
  const block = blocks[index];
  if (!block || !isOpen(index)) return undefined;
  const hasLabel = isLabel(block);
  const from = hasLabel ? index + 1 : index;
  const points = findPoints(blocks, from, isOpen);
  const first = points[0];
  if (!first || points.length < (hasLabel ? LEAST.labelled : LEAST.bare)) return undefined;
  if (points.length > MOST || areAlike(hasLabel ? [block, ...points] : points)) return undefined;
  const isApart = blocks[from + points.length]?.chunk !== first.chunk;
  // Below any other label than those of key points, brief sentences may be how the text begins.
  const isSure = hasLabel
    ? KEY_POINTS.test(block.text) ||
      (isApart && (block.text.endsWith(':') || !endsSentence(first.text)))
    : isBelowTitle && isApart && !endsSentence(first.text);
  return isSure ? { label: hasLabel ? index : undefined, from, points } : undefined;
}

/** Classifies the key points that pages have between the title and the first paragraph, below a label or the title. */
export const classifyKeyPoints: Pass = (blocks, decided) => {
  const isOpen: IsOpen = (index) => index < blocks.length && !decided.has(index);
  const isText = (at: number): boolean => isOpen(at) && isProse(blocks[at]?.text ?? '');
  const title = [...decided].find(([, { role }]) => role === 'title')?.[0] ?? -1;
  for (let index = title + 1; index < blocks.length; index += 1) {
    const found = readKeyPoints(blocks, index, index === title + 1, isOpen);
    const end = found ? found.from + found.points.length : index;
    const text = blocks.slice(end, end + LOOK_AHEAD).find((_, at) => isText(end + at));
    // Verse goes on as it begins.
    if (found && text && text.text.length > POINT_LENGTH)
      return new Map([
        ...(found.label === undefined ? [] : [[found.label, LABEL] as const]),
        ...found.points.map((_, at) => [found.from + at, POINT] as const),
      ]);
    if (isText(index)) break;
  }
  return new Map();
};
