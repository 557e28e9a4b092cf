import { readBlocks } from './blocks.ts';
import { classifyBody } from './classify-body.ts';
import { classifyCaptions } from './classify-captions.ts';
import { classifyEnding } from './classify-ending.ts';
import { classifyHeader } from './classify-header.ts';
import { classifyKeyPoints } from './classify-key-points.ts';
import { classifyClutter } from './clutter/classify-clutter.ts';
import type { Classification, ClassifiedBlock, Overrides, Pass } from './roles.ts';

const OVERRIDDEN = {
  drop: { role: 'dropped', why: 'the sidecar drops it' },
  keep: { role: 'paragraph', why: 'the sidecar keeps it' },
  caption: { role: 'caption', why: 'the sidecar says so' },
} as const;

const createOverride =
  (overrides: Overrides): Pass =>
  (blocks) =>
    new Map(
      blocks.flatMap((block, index) => {
        const lines = Array.from(
          { length: block.last - block.first + 1 },
          (_, at) => block.first + at,
        );
        const ruling = lines.map((line) => overrides.get(line)).find((each) => each !== undefined);
        return ruling ? [[index, OVERRIDDEN[ruling]] as const] : [];
      }),
    );

/** Of a block of which no pass decides anything. */
export const PARAGRAPH: Classification = {
  role: 'paragraph',
  why: 'nothing suggests that it is anything else',
};

/** What each block of a raw text is, judged by its form, its words and its position. */
export function classifyBlocks(
  text: string,
  overrides: Overrides = new Map(),
): readonly ClassifiedBlock[] {
  const blocks = readBlocks(text);
  // Order matters: what is sure by its position comes before what depends on its neighbours.
  const passes = [
    createOverride(overrides),
    classifyHeader,
    classifyEnding,
    classifyCaptions,
    classifyKeyPoints,
    classifyClutter,
    classifyBody,
  ];
  const decided = new Map<number, Classification>();
  for (const pass of passes) {
    for (const [index, found] of pass(blocks, decided)) {
      if (!decided.has(index)) decided.set(index, found);
    }
  }
  return blocks.map((block, index) => ({ ...block, ...(decided.get(index) ?? PARAGRAPH) }));
}
