import type { Row, Target } from './report.ts';

/** Standard deviations of a normal distribution that 95 % lie within. */
const CERTAIN = 1.96;

/** The numbers that are so many from either end of a list in its order, the lower one first. */
function findEnds(numbers: readonly number[], rank: number): readonly [number, number] {
  const sorted = numbers.toSorted((a, b) => a - b);
  return [sorted.at(rank) ?? Number.NaN, sorted.at(-1 - rank) ?? Number.NaN];
}

/** The number in the middle; of two in the middle, what lies between them. */
export function median(numbers: readonly number[]): number {
  const [lower, upper] = findEnds(numbers, Math.floor((numbers.length - 1) / 2));
  return (lower + upper) / 2;
}

/**
 * The median, and between which numbers that of ever more of the same would lie, with 95 % certainty: by their
 * ranks alone, whatever their distribution. Of less than six, all of them.
 * @see https://www.itl.nist.gov/div898/software/dataplot/refman1/auxillar/mediancl.htm
 */
export function summarize(numbers: readonly number[]) {
  const rank = Math.floor((numbers.length - CERTAIN * Math.sqrt(numbers.length)) / 2);
  return { measured: median(numbers), spread: findEnds(numbers, Math.max(0, rank)) };
}

/**
 * Of two that were measured in turns, what the ratios of each A to the B right behind it say: a machine that grows
 * slower meanwhile changes both, and one interrupted round is one ratio.
 */
export const compare = (ours: readonly number[], others: readonly number[]) =>
  summarize(ours.map((number, at) => number / (others[at] ?? Number.NaN)));

type Measure<T> = () => T | Promise<T>;

/**
 * Measures some things in turns: A B A B.
 * @returns what was measured of each, in the order of the rounds
 */
export async function measureInTurns<T>(measures: readonly Measure<T>[], rounds: number) {
  const all = measures.map((): T[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, measure] of measures.entries()) all[at]?.push(await measure());
  }
  return all;
}

/**
 * Measures two in turns: how many times as long as the other ours takes, and how many milliseconds each.
 * @param limit of ours alone
 */
export async function compareTimes(
  { what, beside, target, limit }: Pick<Row, 'what' | 'beside' | 'target'> & { limit?: Target },
  rounds: number,
  measures: readonly [ours: Measure<number>, other: Measure<number>],
): Promise<readonly Row[]> {
  const [ours = [], others = []] = await measureInTurns(measures, rounds);
  return [
    { what, beside, ...compare(ours, others), unit: '×', target },
    { what: limit ? what : '  takes', ...summarize(ours), unit: 'ms', target: limit },
    { what: `  ${beside}`, ...summarize(others), unit: 'ms' },
  ];
}
