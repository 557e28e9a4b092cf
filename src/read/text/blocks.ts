import { classifyBody } from './classify-body.ts';
import { classifyCaptions } from './classify-captions.ts';
import { classifyEnding } from './classify-ending.ts';
import { classifyHeader } from './classify-header.ts';
import { classifyInterruptions } from './classify-interruptions.ts';
import { readUnits } from './lines.ts';
import type { Classification, Overrides, Pass, Passage } from './roles.ts';

const OVERRULED = {
  drop: { role: 'dropped', why: 'the sidecar drops it' },
  keep: { role: 'paragraph', why: 'the sidecar keeps it' },
  caption: { role: 'caption', why: 'the sidecar says so' },
} as const;

const createOverride =
  (overrides: Overrides): Pass =>
  (units) =>
    new Map(
      units.flatMap((unit, index) => {
        const lines = Array.from(
          { length: unit.last - unit.first + 1 },
          (_, at) => unit.first + at,
        );
        const ruling = lines.map((line) => overrides.get(line)).find((each) => each !== undefined);
        return ruling ? [[index, OVERRULED[ruling]] as const] : [];
      }),
    );

const PARAGRAPH: Classification = {
  role: 'paragraph',
  why: 'nothing says that it is anything else',
};

/** What each piece of a raw text is, judged by its shape and its position. */
export function readPassages(text: string, overrides: Overrides = new Map()): readonly Passage[] {
  const units = readUnits(text);
  // Order matters: what is sure by its place comes before what is judged by its neighbours.
  const passes = [
    createOverride(overrides),
    classifyHeader,
    classifyEnding,
    classifyInterruptions,
    classifyCaptions,
    classifyBody,
  ];
  const decided = new Map<number, Classification>();
  for (const pass of passes) {
    for (const [index, found] of pass(units, decided)) {
      if (!decided.has(index)) decided.set(index, found);
    }
  }
  return units.map((unit, index) => ({ ...unit, ...(decided.get(index) ?? PARAGRAPH) }));
}
