/** The number in the middle; of two in the middle, what lies between them. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Half of the numbers lie between these. */
export function findQuartiles(numbers: readonly number[]): readonly [low: number, high: number] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const rank = Math.floor(sorted.length / 4);
  return [sorted[rank] ?? Number.NaN, sorted[sorted.length - 1 - rank] ?? Number.NaN];
}

/** Standard deviations of a normal distribution that 95 % lie within. */
const CERTAIN = 1.96;

/**
 * Between which numbers the median of ever more of the same would lie, with 95 % certainty: by their
 * ranks alone, whatever their distribution. Of less than six, all of them.
 * @see https://www.itl.nist.gov/div898/software/dataplot/refman1/auxillar/mediancl.htm
 */
export function findInterval(numbers: readonly number[]): readonly [low: number, high: number] {
  const { length } = numbers;
  const half = (CERTAIN * Math.sqrt(length)) / 2;
  const rank = Math.max(0, Math.floor(length / 2 - half));
  const sorted = numbers.toSorted((a, b) => a - b);
  return [sorted[rank] ?? Number.NaN, sorted[length - 1 - rank] ?? Number.NaN];
}
