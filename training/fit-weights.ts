import { PAIRS, readChain, STEPS, type StepWeights } from '../src/read/text/clutter/chain.ts';

/** How much of the last gradients goes on, as in Adam (Kingma and Ba, 2015, algorithm 1). */
const FIRST = 0.9;
const SECOND = 0.995;
const RATE = 0.12;
const TINY = 1e-8;

/** Log odds of a line that somebody judged. */
const CERTAIN = 60;

const STEP_SIZE = PAIRS * STEPS.length;

/** The lines of a copy of a page. */
export interface Chain {
  /** The numbers of each line's features. */
  readonly rows: readonly Int32Array[];
  readonly pairs: readonly number[];
  /** Whether each line is clutter; undefined if nobody judged it. */
  readonly isClutter: readonly (boolean | undefined)[];
  /** How much the page counts. */
  readonly importance: number;
}

/** A weight for each feature; the last one is of all lines. */
export interface Weights {
  readonly own: Float64Array;
  readonly steps: StepWeights;
}

const toWeights = (numbers: Float64Array): Weights => {
  const from = numbers.length - STEP_SIZE;
  const at = (index: number): number => numbers[from + index] ?? 0;
  return {
    own: numbers.subarray(0, from),
    steps: Array.from({ length: PAIRS }, (_, pair) => {
      const first = pair * STEPS.length;
      return [at(first), at(first + 1), at(first + 2), at(first + 3)];
    }),
  };
};

/** The log odds of each line for itself. */
export const scoreRows = (rows: readonly Int32Array[], weights: Float64Array): Float64Array =>
  Float64Array.from(rows, (row) => {
    let score = 0;
    for (const at of row) score += weights[at] ?? 0;
    return score;
  });

const toProbability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** How likely each line is clutter, and how likely each pair of lines makes each of its steps. */
function predict(own: Float64Array, { pairs }: Chain, steps: StepWeights) {
  const { above, below } = readChain(own, pairs, steps);
  const ofLines = above.map((score, at) => toProbability(score + (below[at] ?? 0)));
  const ofSteps = pairs.map((pair, at) => {
    if (at === 0) return [0, 0, 0, 0];
    const [before, after] = [above[at - 1] ?? 0, (own[at] ?? 0) + (below[at] ?? 0)];
    const [stays = 0, begins = 0, ends = 0, goesOn = 0] = steps[pair] ?? [];
    const logs = [stays, begins + after, ends + before, goesOn + before + after];
    const most = Math.max(...logs);
    const parts = logs.map((log) => Math.exp(log - most));
    const all = parts.reduce((one, other) => one + other, 0);
    return parts.map((part) => part / all);
  });
  return { ofLines, ofSteps };
}

/** Adds what a page says about the weights: what they expect of it, less what was judged. */
function addSlope(slope: Float64Array, chain: Chain, { own: weights, steps }: Weights): void {
  const own = scoreRows(chain.rows, weights);
  const judged = own.map((score, at) => {
    const isClutter = chain.isClutter[at];
    return isClutter === undefined ? score : isClutter ? CERTAIN : -CERTAIN;
  });
  const expected = predict(own, chain, steps);
  const known = predict(judged, chain, steps);
  for (const [at, row] of chain.rows.entries()) {
    const error = (expected.ofLines[at] ?? 0) - (known.ofLines[at] ?? 0);
    for (const id of row) slope[id] = (slope[id] ?? 0) + chain.importance * error;
    const first = weights.length + (chain.pairs[at] ?? 0) * STEPS.length;
    for (let step = 0; step < STEPS.length; step += 1) {
      const less = (expected.ofSteps[at]?.[step] ?? 0) - (known.ofSteps[at]?.[step] ?? 0);
      slope[first + step] = (slope[first + step] ?? 0) + chain.importance * less;
    }
  }
}

/**
 * The weights of a chain of lines: the same bits for the same pages, on any machine.
 * @param size how many features there are; the last one is in all lines
 * @param l2 keeps weights small, but for the last feature's
 */
export function fitWeights(
  chains: readonly Chain[],
  { size, l2, iterations }: { size: number; l2: number; iterations: number },
): Weights {
  const weights = new Float64Array(size + STEP_SIZE);
  const slope = new Float64Array(weights.length);
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  for (let step = 1; step <= iterations; step += 1) {
    for (let at = 0; at < slope.length; at += 1)
      slope[at] = at === size - 1 ? 0 : l2 * (weights[at] ?? 0);
    const now = toWeights(weights);
    for (const chain of chains) addSlope(slope, chain, now);
    // Large steps first, then ever smaller ones.
    const rate = RATE * Math.min(1, 3 * (1 - step / (iterations + 1)));
    for (let at = 0; at < weights.length; at += 1) {
      const by = slope[at] ?? 0;
      first[at] = FIRST * (first[at] ?? 0) + (1 - FIRST) * by;
      second[at] = SECOND * (second[at] ?? 0) + (1 - SECOND) * by * by;
      const mean = (first[at] ?? 0) / (1 - FIRST ** step);
      const spread = Math.sqrt((second[at] ?? 0) / (1 - SECOND ** step));
      weights[at] = (weights[at] ?? 0) - (rate * mean) / (spread + TINY);
    }
  }
  return toWeights(weights);
}
