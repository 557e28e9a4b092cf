import { assignBody } from './classify-body.ts';
import { assignCaptions } from './classify-captions.ts';
import { assignEnding } from './classify-ending.ts';
import { assignHeader } from './classify-header.ts';
import { assignInterruptions } from './classify-interruptions.ts';
import { readUnits } from './lines.ts';
import type { Assignment, Overrules, Pass, Passage } from './roles.ts';

const OVERRULED = {
  drop: { role: 'dropped', why: 'the sidecar drops it' },
  keep: { role: 'paragraph', why: 'the sidecar keeps it' },
  caption: { role: 'caption', why: 'the sidecar says so' },
} as const;

const createOverrule =
  (overrules: Overrules): Pass =>
  (units) =>
    new Map(
      units.flatMap((unit, index) => {
        const lines = Array.from(
          { length: unit.last - unit.first + 1 },
          (_, at) => unit.first + at,
        );
        const ruling = lines.map((line) => overrules.get(line)).find((each) => each !== undefined);
        return ruling ? [[index, OVERRULED[ruling]] as const] : [];
      }),
    );

const PARAGRAPH: Assignment = { role: 'paragraph', why: 'nothing says that it is anything else' };

/** What each piece of a raw text is, judged by its shape and its position. */
export function readPassages(text: string, overrules: Overrules = new Map()): readonly Passage[] {
  const units = readUnits(text);
  // Order matters: what is sure by its place comes before what is judged by its neighbours.
  const passes = [
    createOverrule(overrules),
    assignHeader,
    assignEnding,
    assignInterruptions,
    assignCaptions,
    assignBody,
  ];
  const decided = new Map<number, Assignment>();
  for (const pass of passes) {
    for (const [index, found] of pass(units, decided)) {
      if (!decided.has(index)) decided.set(index, found);
    }
  }
  return units.map((unit, index) => ({ ...unit, ...(decided.get(index) ?? PARAGRAPH) }));
}
