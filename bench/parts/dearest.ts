import { type Kind, listKinds } from '../made/kinds.ts';
import { findSite, writeTidings } from '../made/sites.ts';
import { showProgress } from '../progress.ts';
import { type Findings, formatCount } from '../report.ts';
import { findQuartiles, median } from '../statistics.ts';
import { readSettledTime, readThreadTime } from '../workerd/processor.ts';
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
interface Cost {
  /** Of the thread that the Worker runs in, which is what Cloudflare counts. */
  readonly own: number;
  /** With those in which V8 compiles and collects beside it. */
  readonly all: number;
}

const readCost = async ({ pid }: Served): Promise<Cost> => ({
  all: await readSettledTime(pid),
  own: readThreadTime(pid),
});

async function measure(served: Served, kind: Kind, init?: RequestInit): Promise<Cost> {
  const before = await readCost(served);
  await visit(served, kind, init);
  const { own, all } = await readCost(served);
  return { own: own - before.own, all: all - before.all };
}

const ownOf = ({ own }: Cost): number => own;
const allOf = ({ all }: Cost): number => all;

/** The same of a request that finds its answer ready: the median of some. */
const measureIdle = (program: string): Promise<Cost> =>
  whileServed(program, {}, async (served) => {
    await visit(served, { path: '/rss.xml', status: 200 });
    const costs: Cost[] = [];
    for (let round = 0; round < IDLE_ROUNDS; round += 1) {
      const headers = { 'If-None-Match': '*' };
      costs.push(await measure(served, { path: '/rss.xml', status: 304 }, { headers }));
    }
    return { own: median(costs.map(ownOf)), all: median(costs.map(allOf)) };
  });

/**
 * The same of a kind of address in a new process that has answered some others.
 * @param others none but one that touches no article, where the request is to be the first
 */
const measureAfter = (program: string, kind: Kind, others: readonly Kind[]): Promise<Cost> =>
  whileServed(program, {}, async (served) => {
    await visit(served, { path: '/', status: 204 }, { method: 'OPTIONS' });
    for (const other of others) await visit(served, other);
    return measure(served, kind);
  });

interface Priced {
  readonly kind: Kind;
  readonly costs: readonly Cost[];
}

async function priceKinds(
  kinds: readonly Kind[],
  rounds: number,
  act: (kind: Kind) => Promise<Cost>,
): Promise<readonly Priced[]> {
  const priced = kinds.map((kind) => ({ kind, costs: Array.of<Cost>() }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { kind, costs } of priced) {
      showProgress(`processor time, round ${round} of ${rounds}: ${kind.path}`);
      costs.push(await act(kind));
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
  const dearest = first
    .toSorted((a, b) => median(b.costs.map(ownOf)) - median(a.costs.map(ownOf)))
    .slice(0, SHOWN);
  const shown = dearest.map(({ kind }) => kind);
  const later = await priceKinds(shown, rounds, (kind) =>
    measureAfter(
      program,
      kind,
      kinds.filter((other) => other !== kind),
    ),
  );
  const format = (time: number): string => `${time.toFixed(1)} ms`;
  const ownTimes = (costs: readonly Cost[]) => costs.map(({ own }) => own - idle.own);
  const rows = dearest.map(({ kind, costs }, at) => [
    kind.path,
    format(median(ownTimes(costs))),
    findQuartiles(ownTimes(costs))
      .map((time) => time.toFixed(1))
      .join('–'),
    format(median(costs.map(allOf)) - idle.all),
    format(median(ownTimes(later[at]?.costs ?? []))),
  ]);
  return {
    tables: [
      [
        [
          `dearest of ${kinds.length}`,
          'first',
          'half of them',
          'with V8’s threads',
          'after all others',
        ],
        ...rows,
        ['a warm 304, taken off', `${idle.own.toFixed(2)} ms`],
      ],
    ],
    verdicts: dearest.slice(0, 1).map(({ kind, costs }) => ({
      what: `processor time of the dearest request, ${formatCount(articles)} articles`,
      against: kind.path,
      measured: median(ownTimes(costs)),
      relation: '<',
      limit: 10,
      unit: 'ms',
      digits: 1,
    })),
  };
}
