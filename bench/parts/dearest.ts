import { type Kind, listKinds } from '../made/kinds.ts';
import { findSite, writeTidings } from '../made/sites.ts';
import { showProgress } from '../progress.ts';
import { type Findings, formatCount } from '../report.ts';
import { findQuartiles, median } from '../statistics.ts';
import { readSettledTime } from '../workerd/processor.ts';
import { type Served, whileServed } from '../workerd/serve.ts';

/** How many are shown. */
const SHOWN = 5;

/** Of the request that all others are held against. */
const IDLE_ROUNDS = 20;

/** Asks for an address, and reads the answer to its end. */
async function visit({ url }: Served, { path, status }: Kind, init: RequestInit = {}) {
  const response = await fetch(new URL(path, url), { redirect: 'manual', ...init });
  await response.arrayBuffer();
  if (response.status !== status) throw new Error(`${path} was answered with ${response.status}`);
}

/** Milliseconds of processor time that a request takes, with all that it leaves to do. */
async function measure(served: Served, kind: Kind, init?: RequestInit): Promise<number> {
  const before = await readSettledTime(served.pid);
  await visit(served, kind, init);
  return (await readSettledTime(served.pid)) - before;
}

/** The same of a request that finds its answer ready: the median of some. */
const measureIdle = (program: string): Promise<number> =>
  whileServed(program, {}, async (served) => {
    await visit(served, { path: '/rss.xml', status: 200 });
    const all: number[] = [];
    for (let round = 0; round < IDLE_ROUNDS; round += 1) {
      const headers = { 'If-None-Match': '*' };
      all.push(await measure(served, { path: '/rss.xml', status: 304 }, { headers }));
    }
    return median(all);
  });

/**
 * The same of a kind of address in a new process that has answered some others.
 * @param others none but one that touches no article, where the request is to be the first
 */
const measureAfter = (program: string, kind: Kind, others: readonly Kind[]): Promise<number> =>
  whileServed(program, {}, async (served) => {
    await visit(served, { path: '/', status: 204 }, { method: 'OPTIONS' });
    for (const other of others) await visit(served, other);
    return measure(served, kind);
  });

interface Priced {
  readonly kind: Kind;
  /** Milliseconds. */
  readonly times: readonly number[];
}

async function priceKinds(
  kinds: readonly Kind[],
  rounds: number,
  act: (kind: Kind) => Promise<number>,
): Promise<readonly Priced[]> {
  const priced = kinds.map((kind) => ({ kind, times: Array.of<number>() }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { kind, times } of priced) {
      showProgress(`processor time, round ${round} of ${rounds}: ${kind.path}`);
      times.push(await act(kind));
    }
  }
  return priced;
}

/**
 * Which request of a large site takes the most processor time where it is the first.
 * @param articles of the site
 * @param rounds of new processes for each kind of address
 */
export async function benchmarkDearest(articles: number, rounds: number): Promise<Findings> {
  const site = await findSite(articles);
  const program = await writeTidings(site);
  const idle = await measureIdle(program);
  const kinds = listKinds(site);
  const first = await priceKinds(kinds, rounds, (kind) => measureAfter(program, kind, []));
  const dearest = first.toSorted((a, b) => median(b.times) - median(a.times)).slice(0, SHOWN);
  const shown = dearest.map(({ kind }) => kind);
  const later = await priceKinds(shown, rounds, (kind) =>
    measureAfter(
      program,
      kind,
      kinds.filter((other) => other !== kind),
    ),
  );
  const subtract = (time: number): number => time - idle;
  const format = (time: number): string => `${subtract(time).toFixed(1)} ms`;
  const rows = dearest.map(({ kind, times }, at) => [
    kind.path,
    format(median(times)),
    findQuartiles(times)
      .map((time) => subtract(time).toFixed(1))
      .join('–'),
    format(median(later[at]?.times ?? [])),
  ]);
  return {
    tables: [
      [
        [`dearest of ${kinds.length}`, 'first', 'half of them', 'after all others'],
        ...rows,
        ['a warm 304, taken off', `${idle.toFixed(2)} ms`],
      ],
    ],
    verdicts: dearest.slice(0, 1).map(({ kind, times }) => ({
      what: `processor time of the dearest request, ${formatCount(articles)} articles`,
      against: kind.path,
      measured: subtract(median(times)),
      relation: '<',
      limit: 10,
      unit: 'ms',
      digits: 1,
    })),
  };
}
