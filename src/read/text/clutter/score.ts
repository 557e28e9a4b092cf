import { COLUMNS, NOTHING } from './columns.ts';
import weights from './weights.json' with { type: 'json' };

/** By the name of a column, a weight for each of its buckets. */
type Weights = Readonly<Record<string, readonly number[]>>;

const byName: Weights = weights;
const BIAS = byName.bias?.[0] ?? 0;
const WEIGHTS = COLUMNS.map(({ name }) => byName[name] ?? []);

/** How many reasons are given for a decision. */
const MOST_REASONS = 3;

/**
 * How likely a line belongs to the page around the article, as log odds: 0 is even, 2 is 88 %.
 * @param buckets of the line, one for each column
 */
export function scoreLine(buckets: Int8Array): number {
  let score = BIAS;
  for (let at = 0; at < buckets.length; at += 1) {
    const bucket = buckets[at] ?? NOTHING;
    if (bucket !== NOTHING) score += WEIGHTS[at]?.[bucket] ?? 0;
  }
  return score;
}

/**
 * What speaks most for the decision about a line, in words.
 * @param isClutter the decision
 */
export function explainScore(buckets: Int8Array, isClutter: boolean): string {
  const sums = new Map<string, number>();
  for (const [at, { say }] of COLUMNS.entries()) {
    const bucket = buckets[at] ?? NOTHING;
    const weight = bucket === NOTHING ? 0 : (WEIGHTS[at]?.[bucket] ?? 0);
    if (weight === 0) continue;
    const what = say(bucket);
    sums.set(what, (sums.get(what) ?? 0) + (isClutter ? weight : -weight));
  }
  return [...sums]
    .filter(([, weight]) => weight > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_REASONS)
    .map(([what]) => what)
    .join('; ');
}
