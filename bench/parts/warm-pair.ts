import { askInTurns, comparePairs, type Pair, type Rounds, type Side } from '../load/compare.ts';
import type { Load } from '../load/load.ts';
import { type Served, whileServed } from '../workerd/serve.ts';
import type { WarmRow } from './warm-table.ts';

/** On one processor is what answers, on another one what asks. */
const PINNED = { processor: 0 } as const;
export const ASKING = 1;

/** One kind of request. */
export interface Case {
  readonly name: string;
  readonly path: string;
  readonly status: 200 | 304;
  /** How many times as many requests a second as the other one. */
  readonly target: number | undefined;
}

/** What is asked, and how near it should come to a constant. */
export const FEED = { name: '200 of a feed', path: '/rss.xml', status: 200, target: 0.95 } as const;
export const NOT_MODIFIED = { ...FEED, name: '304 of a feed', status: 304 } as const;
export const PAGE = { name: '200 of an article', status: 200, target: 0.9 } as const;

/** What all rows need. */
export interface Surroundings {
  readonly load: Load;
  readonly rounds: Rounds;
  /** Whether each bare Worker is compared with itself too: how far from 1 that is, is noise. */
  readonly controls: boolean;
}

/** The address of a case, with the headers that make a server answer as the case says. */
export async function findSide(served: Served, { path, status }: Case): Promise<Side> {
  const response = await fetch(new URL(path, served.url));
  await response.arrayBuffer();
  const etag = response.headers.get('ETag') ?? '';
  return { served, path, headers: status === 304 ? { 'If-None-Match': etag } : {} };
}

/**
 * Asks two Workers the same in turns, each in some new processes.
 * @param programs configurations of `writeProgram`
 */
export async function measurePair(
  { load, rounds }: Surroundings,
  each: Case,
  against: string,
  [ours, other]: readonly [string, string],
): Promise<WarmRow> {
  const pairs: Pair[] = [];
  for (let process = 1; process <= rounds.processes; process += 1) {
    const name = `${each.name} beside ${against}, process ${process}`;
    const asked = await whileServed(ours, PINNED, (a) =>
      whileServed(other, PINNED, async (b) => {
        const sides = [await findSide(a, each), await findSide(b, each)] as const;
        return askInTurns(load, name, sides, each.status, rounds);
      }),
    );
    pairs.push(...asked);
  }
  return { name: each.name, against, target: each.target, comparison: comparePairs(pairs) };
}
