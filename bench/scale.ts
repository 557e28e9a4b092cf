import type { Rounds } from './load/compare.ts';

/** How much is measured. */
export interface Scale {
  /** Of the large site. */
  readonly articles: number;
  /** Rounds of ten renderings. */
  readonly renderings: number;
  readonly warm: Rounds;
  /** Whether warm Workers are compared with themselves too. */
  readonly controls: boolean;
  /** New processes that each first request is made of. */
  readonly fresh: number;
  /** New processes of each Worker whose start is measured. */
  readonly startups: number;
  /** New processes for each kind of address. */
  readonly firsts: number;
  /** Requests whose processor time is measured. */
  readonly polls: number;
  /** Seconds. */
  readonly soak: number;
}

/** As much as it takes for medians that are steady. */
export const FULL: Scale = {
  articles: 10_000,
  renderings: 100,
  warm: { processes: 5, rounds: 7, seconds: 0.5, warmUp: 1 },
  controls: true,
  fresh: 11,
  startups: 21,
  firsts: 5,
  polls: 20_000,
  soak: 60,
};

/** Enough to see that everything runs, and of what order the numbers are. */
export const QUICK: Scale = {
  articles: 1000,
  renderings: 10,
  warm: { processes: 1, rounds: 5, seconds: 0.12, warmUp: 0.2 },
  controls: false,
  fresh: 3,
  startups: 4,
  firsts: 1,
  polls: 2000,
  soak: 2,
};
