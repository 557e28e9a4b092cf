import type { TextView } from './text-view.ts';

/**
 * What two lines can be that follow each other. For each there is a weight for each kind of pair: in one chunk or
 * not, the upper and the lower one a paragraph or not.
 */
export const STEPS = [
  'text, then text',
  'text, then clutter',
  'clutter, then text',
  'clutter, then clutter',
] as const;

export const PAIRS = 8;

/** By the kind of a pair, the weights of its four steps. */
export type StepWeights = readonly (readonly [number, number, number, number])[];

const toBit = (is: boolean | undefined): number => (is ? 1 : 0);

/** For each line, the kind of pair that it makes with the line above it. */
export const viewPairs = ({ lines, isParagraph }: TextView): readonly number[] =>
  lines.map(
    ({ chunk }, index) =>
      toBit(lines[index - 1]?.chunk === chunk) +
      2 * toBit(isParagraph[index - 1]) +
      4 * toBit(isParagraph[index]),
  );

/** The logarithm of the sum of two numbers given as logarithms. */
const sum = (a: number, b: number): number =>
  Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));

const NO_STEP = [0, 0, 0, 0] as const;

/**
 * What the lines above and below tell of each line, as log odds: a chain of lines that are clutter or not
 * (Lafferty, McCallum and Pereira, 2001), read forwards and backwards.
 * @param own log odds of each line for itself
 * @returns `above` with the line itself, `below` without it: their sum is what is known of it
 */
export function readChain(
  own: ArrayLike<number>,
  pairs: readonly number[],
  weights: StepWeights,
): { readonly above: Float64Array; readonly below: Float64Array } {
  const above = Float64Array.from(own);
  const below = new Float64Array(own.length);
  for (let at = 1; at < own.length; at += 1) {
    const [stays, begins, ends, goesOn] = weights[pairs[at] ?? 0] ?? NO_STEP;
    const before = above[at - 1] ?? 0;
    above[at] = (own[at] ?? 0) + sum(begins, before + goesOn) - sum(stays, before + ends);
  }
  for (let at = own.length - 1; at > 0; at -= 1) {
    const [stays, begins, ends, goesOn] = weights[pairs[at] ?? 0] ?? NO_STEP;
    const after = (own[at] ?? 0) + (below[at] ?? 0);
    below[at - 1] = sum(ends, after + goesOn) - sum(stays, after + begins);
  }
  return { above, below };
}
