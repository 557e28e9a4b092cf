import { showProgress } from '../progress.ts';
import { findInterval, findQuartiles, median } from '../statistics.ts';
import { readProcessorTime } from '../workerd/processor.ts';
import type { Served } from '../workerd/serve.ts';
import type { Load } from './load.ts';

/** What one of two is asked again and again. */
export interface Side {
  readonly served: Served;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How often, and for how many seconds each. */
export interface Rounds {
  /** New processes of each: two of the same program differ by some hundredths for as long as they live. */
  readonly processes: number;
  /** Of each process. */
  readonly rounds: number;
  readonly seconds: number;
  /** Seconds before them, that do not count. */
  readonly warmUp: number;
}

interface Round {
  /** Requests a second. */
  readonly rate: number;
  /** Microseconds of processor time of the server's process for a request, its HTTP included. */
  readonly cpu: number;
  readonly busy: number;
}

/** Two servers that were asked in turns: medians of the rounds. */
export interface Comparison {
  readonly rates: readonly [ours: number, other: number];
  readonly cpus: readonly [ours: number, other: number];
  /** How many times as many requests a second: the median over the pairs of rounds. */
  readonly ratio: number;
  /** Where it lies with 95 % certainty. */
  readonly interval: readonly [low: number, high: number];
  /** Between which half of the pairs are. */
  readonly quartiles: readonly [low: number, high: number];
  /** The same by processor time: how many times as little. */
  readonly cpuRatio: number;
  /** The share of a processor that the load took: the median. */
  readonly busy: number;
}

async function measure(load: Load, side: Side, status: number, seconds: number): Promise<Round> {
  const { served, path, headers } = side;
  const before = readProcessorTime(served.pid);
  const url = served.url.origin + path;
  const loaded = await load.run({ url, headers, duration: seconds });
  const taken = readProcessorTime(served.pid) - before;
  if (loaded.failures > 0 || Object.keys(loaded.statuses).some((each) => Number(each) !== status)) {
    throw new Error(`${path} did not answer ${status} under load`);
  }
  return { rate: loaded.rate, cpu: (taken * 1000) / loaded.requests, busy: loaded.busy };
}

/** A round of each of two servers. */
export type Pair = readonly [ours: Round, other: Round];

/**
 * Asks two servers in turns, A B A B.
 * @param status that both answer
 */
export async function askInTurns(
  load: Load,
  name: string,
  [a, b]: readonly [Side, Side],
  status: number,
  { rounds, seconds, warmUp }: Rounds,
): Promise<readonly Pair[]> {
  showProgress(`${name}: warming up`);
  for (const side of [a, b]) await measure(load, side, status, warmUp);
  const pairs: Pair[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    showProgress(`${name}: round ${round} of ${rounds}`);
    pairs.push([await measure(load, a, status, seconds), await measure(load, b, status, seconds)]);
  }
  return pairs;
}

/**
 * What pairs of rounds say. The ratio is that of each A to the B right behind it, so that a machine that
 * grows slower or faster meanwhile changes both, and one interrupted round is one pair.
 */
export function comparePairs(pairs: readonly Pair[]): Comparison {
  const ratios = pairs.map(([one, other]) => one.rate / other.rate);
  return {
    rates: [median(pairs.map(([{ rate }]) => rate)), median(pairs.map(([, { rate }]) => rate))],
    cpus: [median(pairs.map(([{ cpu }]) => cpu)), median(pairs.map(([, { cpu }]) => cpu))],
    ratio: median(ratios),
    interval: findInterval(ratios),
    quartiles: findQuartiles(ratios),
    cpuRatio: median(pairs.map(([one, other]) => other.cpu / one.cpu)),
    busy: median(pairs.flat().map(({ busy }) => busy)),
  };
}
