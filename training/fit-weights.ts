/** How much of the last gradients goes on, as in Adam (Kingma and Ba, 2015, algorithm 1). */
const FIRST = 0.9;
const SECOND = 0.995;
const RATE = 0.12;
const TINY = 1e-8;

/**
 * The weights of a logistic model: the same bits for the same lines, on any machine.
 * @param rows the numbers of each line's features; the last feature is in all lines
 * @param importance how much each line counts
 * @param l2 keeps weights small, but for the last one
 */
export function fitWeights(
  rows: readonly Int32Array[],
  isClutter: readonly boolean[],
  importance: readonly number[],
  { size, l2, iterations }: { size: number; l2: number; iterations: number },
): Float64Array {
  const weights = new Float64Array(size);
  const slope = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let step = 1; step <= iterations; step += 1) {
    for (let at = 0; at < size; at += 1) slope[at] = at === size - 1 ? 0 : l2 * (weights[at] ?? 0);
    for (const [index, row] of rows.entries()) {
      let score = 0;
      for (const at of row) score += weights[at] ?? 0;
      const error =
        (importance[index] ?? 1) * (1 / (1 + Math.exp(-score)) - (isClutter[index] ? 1 : 0));
      for (const at of row) slope[at] = (slope[at] ?? 0) + error;
    }
    // Large steps first, then ever smaller ones.
    const rate = RATE * Math.min(1, 3 * (1 - step / (iterations + 1)));
    for (let at = 0; at < size; at += 1) {
      const by = slope[at] ?? 0;
      first[at] = FIRST * (first[at] ?? 0) + (1 - FIRST) * by;
      second[at] = SECOND * (second[at] ?? 0) + (1 - SECOND) * by * by;
      const mean = (first[at] ?? 0) / (1 - FIRST ** step);
      const spread = Math.sqrt((second[at] ?? 0) / (1 - SECOND ** step));
      weights[at] = (weights[at] ?? 0) - (rate * mean) / (spread + TINY);
    }
  }
  return weights;
}
