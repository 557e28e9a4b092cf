import { PAIRS, readChain, STEPS, type StepWeights, viewPairs } from './chain.ts';
import { COLUMNS, measureLines, NOTHING } from './columns.ts';
import type { TextView } from './text-view.ts';
import weights from './weights.json' with { type: 'json' };

/** By the name of a column, a weight for each of its buckets; by the name of a step, one for each kind of pair. */
type Weights = Readonly<Record<string, readonly number[]>>;

const byName: Weights = weights;
const BIAS = byName.bias?.[0] ?? 0;
const WEIGHTS = COLUMNS.map(({ name }) => byName[name] ?? []);

const ofStep = (step: (typeof STEPS)[number], pair: number): number => byName[step]?.[pair] ?? 0;
const [STAYS, BEGINS, ENDS, GOES_ON] = STEPS;
const STEP_WEIGHTS: StepWeights = Array.from({ length: PAIRS }, (_, pair) => [
  ofStep(STAYS, pair),
  ofStep(BEGINS, pair),
  ofStep(ENDS, pair),
  ofStep(GOES_ON, pair),
]);

/** How many reasons are given for a decision. */
const MOST_REASONS = 3;

const weightOf = (column: number, bucket: number): number =>
  bucket === NOTHING ? 0 : (WEIGHTS[column]?.[bucket] ?? 0);

function scoreAlone(buckets: Int8Array): number {
  let score = BIAS;
  for (let at = 0; at < buckets.length; at += 1) score += weightOf(at, buckets[at] ?? NOTHING);
  return score;
}

/** What speaks for a decision about a line: each reason once, the strongest first. */
function findReasons(buckets: Int8Array, around: number, isClutter: boolean): readonly string[] {
  const sums = new Map([
    [isClutter ? 'the lines around it are no text either' : 'the lines around it are text', around],
  ]);
  for (const [at, { say }] of COLUMNS.entries()) {
    const bucket = buckets[at] ?? NOTHING;
    const weight = weightOf(at, bucket);
    if (weight !== 0) sums.set(say(bucket), (sums.get(say(bucket)) ?? 0) + weight);
  }
  const sign = isClutter ? 1 : -1;
  return [...sums]
    .filter(([, weight]) => sign * weight > 0)
    .toSorted(([, a], [, b]) => sign * (b - a))
    .map(([what]) => what);
}

/** How a line was judged. */
export interface Judgement {
  /** How likely the line belongs to the page around the article, as log odds: 0 is even, 2 is 88 %. */
  readonly score: number;
  /** What speaks most for the decision about it, in words. */
  readonly explain: (isClutter: boolean) => string;
}

/** Judges the lines of a text, each by itself and by those around it. */
export function judgeLines(text: TextView): readonly Judgement[] {
  const measured = measureLines(text);
  const own = measured.map(scoreAlone);
  const { above, below } = readChain(own, viewPairs(text), STEP_WEIGHTS);
  return measured.map((buckets, at) => {
    const score = (above[at] ?? 0) + (below[at] ?? 0);
    return {
      score,
      explain: (isClutter) =>
        findReasons(buckets, score - (own[at] ?? 0), isClutter)
          .slice(0, MOST_REASONS)
          .join('; '),
    };
  });
}
