import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAIRS, readChain, type StepWeights } from '../../../../src/read/text/clutter/chain.ts';

const weight = fc.double({ min: -4, max: 4, noNaN: true });
const STEP_WEIGHTS: fc.Arbitrary<StepWeights> = fc.array(fc.tuple(weight, weight, weight, weight), {
  minLength: PAIRS,
  maxLength: PAIRS,
});
const LINES = fc.array(fc.record({ own: weight, pair: fc.integer({ min: 0, max: PAIRS - 1 }) }), {
  minLength: 1,
  maxLength: 6,
});

/** The log odds that a line is clutter, by weighing each way in which all of the lines can be decided. */
function weighAll(
  lines: readonly { own: number; pair: number }[],
  steps: StepWeights,
  at: number,
): number {
  const sums = [0, 0];
  for (let ways = 0; ways < 2 ** lines.length; ways += 1) {
    const isClutter = (line: number): number => (ways >> line) & 1;
    let weight = 0;
    for (const [line, { own, pair }] of lines.entries()) {
      weight += isClutter(line) * own;
      if (line > 0) weight += steps[pair]?.[2 * isClutter(line - 1) + isClutter(line)] ?? 0;
    }
    sums[isClutter(at)] = (sums[isClutter(at)] ?? 0) + Math.exp(weight);
  }
  return Math.log(sums[1] ?? 0) - Math.log(sums[0] ?? 0);
}

test('a chain tells of each line what all ways to decide the lines tell together', () => {
  fc.assert(
    fc.property(LINES, STEP_WEIGHTS, (lines, steps) => {
      const { above, below } = readChain(
        lines.map(({ own }) => own),
        lines.map(({ pair }) => pair),
        steps,
      );
      for (const at of lines.keys())
        expect((above[at] ?? 0) + (below[at] ?? 0)).toBeCloseTo(weighAll(lines, steps, at), 6);
    }),
  );
});

test('a thousand lines that are sure leave finite numbers', () => {
  const steps: StepWeights = Array.from({ length: PAIRS }, () => [2, -2, -2, 2]);
  const own = Array.from({ length: 1000 }, (_, at) => (at < 500 ? 900 : -900));
  const { above, below } = readChain(
    own,
    own.map(() => 0),
    steps,
  );
  expect([...above, ...below].every(Number.isFinite)).toBe(true);
});
