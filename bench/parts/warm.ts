import { compare, median, summarize } from '../measure.ts';
import { formatNumber, type Row, type Scale, type Target } from '../report.ts';
import { bundleOther, FEW, getSite, ORDINARY } from '../site/site.ts';
import type { Worker } from '../workerd/configuration.ts';
import { findHeaders, makeConstant, type Request } from '../workerd/constant.ts';
import { type Load, startLoad } from '../workerd/load.ts';
import { readProcessorTime } from '../workerd/processor.ts';
import { type Served, startWorker } from '../workerd/serve.ts';

/** Of each Worker, since two processes of the same program differ by some hundredths for as long as they live. */
const PROCESSES = 5;
/** Of each process, once it has as much memory as it takes: until then, the machine's is what is measured. */
const ROUNDS = 7;
const ROUND = { duration: 0.5 } as const;
const WARM_UP = { amount: 4000 } as const;
type Length = typeof ROUND | typeof WARM_UP;

/** Two Workers, and what both are asked. */
interface Pair {
  readonly what: string;
  readonly beside: string;
  readonly workers: readonly [ours: Worker, other: Worker];
  readonly request: Request;
  /** How many times as many requests a second are promised; nothing of a control. */
  readonly target?: Target;
}

/** Requests a second, the processor time of the server's process for each, and the share of a processor that asking took. */
async function measureRound(load: Load, served: Served, request: Request, length: Length) {
  const headers = await findHeaders(served, request);
  const url = served.url.origin + request.path;
  const before = readProcessorTime(served.pid);
  const result = await load.run({ url, headers, connections: 8, ...length });
  const { requests, duration, busy, errors, statusCodeStats = {} } = result;
  const cpu = (readProcessorTime(served.pid) - before) / requests.total;
  const others = Object.keys(statusCodeStats).filter((status) => Number(status) !== request.status);
  if (errors > 0 || others.length > 0) {
    throw new Error(`${request.path}, under load: ${errors} errors, and answers with ${others}`);
  }
  return { rate: requests.total / duration, cpu, busy };
}

type Round = Awaited<ReturnType<typeof measureRound>>;

/** Asks two Workers in turns, A B A B, in some new processes of each. */
async function measurePair(load: Load, pair: Pair, { of }: Scale): Promise<readonly Row[]> {
  const { what, beside, workers, request, target } = pair;
  const ours: Round[] = [];
  const others: Round[] = [];
  for (let process = 0; process < of(PROCESSES); process += 1) {
    await using a = await startWorker(workers[0], { underLoad: true });
    await using b = await startWorker(workers[1], { underLoad: true });
    for (const served of [a, b]) await measureRound(load, served, request, WARM_UP);
    for (let round = 0; round < of(ROUNDS); round += 1) {
      ours.push(await measureRound(load, a, request, ROUND));
      others.push(await measureRound(load, b, request, ROUND));
    }
  }
  const list = (rounds: readonly Round[], name: keyof Round) => rounds.map((each) => each[name]);
  const busy = median(list(ours, 'busy')) * 100;
  return [
    { what, beside, ...compare(list(ours, 'rate'), list(others, 'rate')), unit: '×', target },
    { what: '  by processor time', ...compare(list(others, 'cpu'), list(ours, 'cpu')), unit: '×' },
    { what: '  requests a second', ...summarize(list(ours, 'rate')), unit: '' },
    { what: '  what asks', beside: 'its processor', measured: busy, unit: '%' },
  ];
}

const FEED = { path: '/rss.xml', status: 200 } as const;

/** What is asked of Workers whose newest article is at a path. */
const listRequests = (path: string) =>
  [
    ['200 of a feed', FEED],
    ['304 of a feed', { ...FEED, status: 304 }],
    ['200 of an article', { ...FEED, path }],
  ] as const;

/** Beside the limit of the platform, with each constant beside itself: how far from 1 that is, is noise. */
async function listConstants(): Promise<readonly Pair[]> {
  const { worker, newest } = getSite(ORDINARY);
  const pairs: Pair[] = [];
  for (const [name, request] of listRequests(newest)) {
    const constant = await makeConstant(worker, request);
    const target = ['≥', request.path === newest ? 0.9 : 0.95] as const;
    const [what, beside] = [`${name}, warm`, 'a constant'];
    pairs.push({ what, beside, workers: [worker, constant], request, target });
    pairs.push({ what: 'control', beside: 'itself', workers: [constant, constant], request });
  }
  return pairs;
}

/** Beside Hono and `feed`, which render on every request; and with many articles beside few, whose documents are alike. */
function listOthers(articles: number): readonly Pair[] {
  const [{ worker }, many, few] = [getSite(ORDINARY), getSite(articles), getSite(FEW)];
  const rendering = {
    beside: 'rendering each time',
    workers: [worker, bundleOther('rival')],
  } as const;
  const sizes = {
    beside: `the same of ${FEW}`,
    workers: [many.shortFeeds, few.shortFeeds],
  } as const;
  return [
    { what: '200 of a feed, warm', ...rendering, request: FEED, target: ['≥', 4] },
    ...listRequests(many.newest).map(([name, request]): Pair => {
      const what = `${name}, ${formatNumber(articles)}, warm`;
      return { what, ...sizes, request, target: ['≥', 0.98] };
    }),
  ];
}

export async function benchmarkWarm(scale: Scale): Promise<readonly Row[]> {
  using load = startLoad();
  const rows: Row[] = [];
  for (const pair of [...(await listConstants()), ...listOthers(scale.articles)]) {
    rows.push(...(await measurePair(load, pair, scale)));
  }
  return rows;
}
