import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { buildWorkers, type Running, startWorker } from './worker.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const READERS = 10_000;
const POSTS_A_DAY = 1;

/** Of the readers, how many know how to ask, and how often they ask: shares that make up 1. */
const KINDS = [
  { name: 'tag', share: 0.55 },
  { name: 'date', share: 0.15 },
  { name: 'careless', share: 0.3 },
] as const;
const INTERVALS = [
  { seconds: 15 * MINUTE, share: 0.1 },
  { seconds: 30 * MINUTE, share: 0.2 },
  { seconds: HOUR, share: 0.5 },
  { seconds: DAY, share: 0.2 },
] as const;

/** What the edge is told: see `src/http/policy.ts`. */
const FRESH = 5 * MINUTE;

/** @see https://developers.cloudflare.com/workers/platform/pricing/, as it was in November 2026 */
const PRICES = {
  freeRequestsADay: 100_000,
  month: 5,
  requestsIncluded: 10_000_000,
  aMillionRequests: 0.3,
  cpuIncluded: 30_000_000,
  aMillionMilliseconds: 0.02,
} as const;

/**
 * The fraction of a reader: spread evenly over 0 to 1, and without a pattern between two multipliers
 * that are irrational to one another.
 */
const spread = (reader: number, multiplier: number): number => (reader * multiplier) % 1;

function pick<T extends { readonly share: number }>(list: readonly T[], fraction: number): T {
  let left = fraction;
  for (const each of list) {
    left -= each.share;
    if (left < 0) return each;
  }
  // The shares add up to 1, but for what floating point loses.
  return list.at(-1) as T;
}

/** What a response costs: bytes on the wire, and milliseconds of processor time. */
interface Cost {
  readonly bytes: number;
  readonly cpu: number;
}

interface Total {
  requests: number;
  runs: number;
  bytes: number;
  /** Milliseconds. */
  cpu: number;
}

/**
 * A week of polls at one feed, in the order of time. The edge is one cache, as the upper tier of
 * Cloudflare's is, and a deployment empties it. Every run of the Worker is taken to render anew, as
 * if no isolate were ever kept.
 */
function simulate(full: Cost, notModified: Cost, rendering: number, rival: Cost) {
  const readers = Array.from({ length: READERS }, (_, reader) => {
    const { seconds } = pick(INTERVALS, spread(reader, Math.SQRT2));
    const kind = pick(KINDS, spread(reader, Math.sqrt(3))).name;
    return { kind, seconds, phase: spread(reader, Math.sqrt(5)) * seconds, has: -1 };
  });
  const polls = new Float64Array(
    readers.reduce((sum, { seconds, phase }) => sum + Math.ceil((WEEK - phase) / seconds), 0),
  );
  let count = 0;
  for (const [index, { seconds, phase }] of readers.entries()) {
    for (let time = phase; time < WEEK; time += seconds) {
      polls[count++] = Math.floor(time * 1000) * READERS + index;
    }
  }
  polls.sort();
  const tidings: Total = { requests: 0, runs: 0, bytes: 0, cpu: 0 };
  const edge = { version: -1, since: 0 };
  for (const poll of polls) {
    const reader = readers[poll % READERS];
    if (!reader) continue;
    const time = Math.floor(poll / READERS) / 1000;
    const version = Math.floor((time / DAY) * POSTS_A_DAY);
    const isNew = edge.version !== version;
    if (isNew || time - edge.since > FRESH) {
      tidings.runs += 1;
      tidings.cpu += rendering + (isNew ? full : notModified).cpu;
      Object.assign(edge, { version, since: time });
    }
    const isKnown = reader.kind !== 'careless' && reader.has === version;
    tidings.requests += 1;
    tidings.bytes += (isKnown ? notModified : full).bytes;
    reader.has = version;
  }
  const { length } = polls;
  const plain: Total = {
    requests: length,
    runs: length,
    bytes: length * rival.bytes,
    cpu: length * rival.cpu,
  };
  return { tidings, plain };
}

/** Milliseconds of processor time that a request takes in workerd, its HTTP included. */
async function measureCpu(
  worker: Running,
  path: string,
  headers: Record<string, string>,
  amount: number,
): Promise<number> {
  const load = () => autocannon({ url: worker.url.origin + path, headers, amount, connections: 4 });
  await load();
  const before = worker.cpu();
  await load();
  return ((worker.cpu() - before) * 1000) / amount;
}

/** Bytes of a response as they are sent: compressed, as the edge does where the zone says so. */
async function measureBytes(url: URL, headers: Record<string, string>): Promise<number> {
  const response = await fetch(url, { headers: { ...headers, 'Accept-Encoding': 'identity' } });
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`);
  const body = Buffer.from(await response.arrayBuffer());
  return lines.join('').length + (body.length > 0 ? gzipSync(body).length : 0);
}

async function measureRival(script: string): Promise<Cost> {
  const worker = await startWorker(script);
  const cost = {
    bytes: await measureBytes(new URL('/rss.xml', worker.url), {}),
    cpu: await measureCpu(worker, '/rss.xml', {}, 1000),
  };
  await worker.stop();
  return cost;
}

const whole = (number: number): string => Math.round(number).toLocaleString('en');

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`;

function describePlans({ requests, cpu }: Total): readonly [free: string, paid: string] {
  const [aDay, month] = [requests / 7, (30 / 7) * requests];
  const overRequests = Math.max(0, month - PRICES.requestsIncluded) / 1e6;
  const overCpu = Math.max(0, (30 / 7) * cpu - PRICES.cpuIncluded) / 1e6;
  const dollars =
    PRICES.month + overRequests * PRICES.aMillionRequests + overCpu * PRICES.aMillionMilliseconds;
  const times = aDay / PRICES.freeRequestsADay;
  return [
    times <= 1 ? 'fits' : `${times.toFixed(1)} × the limit`,
    `$${dollars.toFixed(2)} a month`,
  ];
}

/** A week of 10,000 readers at one RSS feed with an article a day, beside an ordinary publisher. */
export async function benchmarkPolling(
  rendering: number,
  amount: number,
): Promise<readonly (readonly string[])[]> {
  const { tidings, rival } = await buildWorkers(50);
  const worker = await startWorker(tidings);
  const url = new URL('/rss.xml', worker.url);
  const etag = (await fetch(url)).headers.get('ETag') ?? '';
  const conditional = { 'If-None-Match': etag };
  const full: Cost = {
    bytes: await measureBytes(url, {}),
    cpu: await measureCpu(worker, '/rss.xml', {}, amount),
  };
  const notModified: Cost = {
    bytes: await measureBytes(url, conditional),
    cpu: await measureCpu(worker, '/rss.xml', conditional, amount),
  };
  await worker.stop();
  const rivalCost = await measureRival(rival);
  const { tidings: ours, plain } = simulate(full, notModified, rendering, rivalCost);
  const [free, paid] = describePlans(ours);
  const [plainFree, plainPaid] = describePlans(plain);
  return [
    ['10,000 readers, a week', 'Tidings', 'no validators', 'ratio'],
    ['polls', whole(ours.requests), whole(plain.requests), ''],
    [
      'runs of the Worker',
      whole(ours.runs),
      whole(plain.runs),
      `1 : ${whole(plain.runs / ours.runs)}`,
    ],
    [
      'bytes sent',
      gigabytes(ours.bytes),
      gigabytes(plain.bytes),
      `1 : ${(plain.bytes / ours.bytes).toFixed(1)}`,
    ],
    [
      'processor time',
      `${whole(ours.cpu / 1000)} s`,
      `${whole(plain.cpu / 1000)} s`,
      `1 : ${whole(plain.cpu / ours.cpu)}`,
    ],
    ['free plan', free, plainFree, ''],
    ['paid plan', paid, plainPaid, ''],
    ['a 200, a 304', `${full.cpu.toFixed(2)} ms`, `${notModified.cpu.toFixed(2)} ms`, ''],
    ['a 200 of the other', '', `${rivalCost.cpu.toFixed(2)} ms`, ''],
  ];
}
