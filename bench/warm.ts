import autocannon from 'autocannon';
import { buildWorkers, type Running, startWorker } from './worker.ts';

const CONNECTIONS = 8;

/** What belongs to a connection, or is workerd's own. */
const NOT_OURS = new Set([
  'connection',
  'content-encoding',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/** One kind of request, and how near it should come to a Worker that answers from a constant. */
interface Case {
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly target: number;
}

/** A Worker that can do nothing but give this one answer: nobody is faster on this platform. */
async function writeBare(url: URL, headers: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(url, { headers: { ...headers, 'Accept-Encoding': 'identity' } });
  const body = response.status === 304 ? 'null' : JSON.stringify(await response.text());
  const kept = [...response.headers].filter(([name]) => !NOT_OURS.has(name));
  return `const text = ${body};
const body = text === null ? null : new TextEncoder().encode(text);
const headers = new Headers(${JSON.stringify(kept)});
export default { fetch: () => new Response(body, { status: ${response.status}, headers }) };
`;
}

interface Measure {
  /** Requests a second. */
  readonly rate: number;
  /** Microseconds of processor time of the process for one request, its HTTP included. */
  readonly cpu: number;
}

async function measure(
  worker: Running,
  { path, headers }: Case,
  seconds: number,
): Promise<Measure> {
  const before = worker.cpu();
  const { requests, non2xx, errors } = await autocannon({
    url: worker.url.origin + path,
    headers,
    connections: CONNECTIONS,
    duration: seconds,
  });
  const isExpected = non2xx === 0 || 'If-None-Match' in headers;
  if (errors > 0 || !isExpected) throw new Error(`${path} failed under load`);
  return { rate: requests.average, cpu: ((worker.cpu() - before) * 1e6) / requests.total };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** How far the rounds lie apart, as a share of their median. */
const findSpread = (numbers: readonly number[]): number =>
  (Math.max(...numbers) - Math.min(...numbers)) / median(numbers);

const percent = (share: number): string => `±${((share * 100) / 2).toFixed(0)} %`;

/** Rounds in turns, so that what else the machine does meets both. */
async function compare(a: Running, b: Running, each: Case, rounds: number, seconds: number) {
  const ours: Measure[] = [];
  const others: Measure[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = [await measure(a, each, seconds), await measure(b, each, seconds)];
    // The first one is to warm up.
    if (round === 0) continue;
    ours.push(one);
    others.push(other);
  }
  const rate = median(ours.map((measured) => measured.rate));
  const ratio = rate / median(others.map((measured) => measured.rate));
  return [
    rate.toFixed(0),
    `${ratio.toFixed(2)} ×`,
    percent(findSpread(ours.map((measured) => measured.rate))),
    `${median(ours.map((measured) => measured.cpu)).toFixed(0)} µs`,
    `${median(others.map((measured) => measured.cpu)).toFixed(0)} µs`,
    `≥ ${each.target.toFixed(2)} ×`,
    ratio >= each.target ? 'met' : 'missed',
  ];
}

/** A warm Worker beside the limit of the platform, beside itself with more articles, and a rival. */
export async function benchmarkWarm(
  articles: number,
  rounds: number,
  seconds: number,
): Promise<readonly (readonly string[])[]> {
  const { tidings, rival } = await buildWorkers(50);
  const worker = await startWorker(tidings);
  const { headers } = await fetch(new URL('/rss.xml', worker.url));
  const page = await (await fetch(worker.url)).text();
  const [, article = ''] = /href="(\/articles\/[^"]+)"/.exec(page) ?? [];
  const feed: Case = { name: '200 of a feed', path: '/rss.xml', headers: {}, target: 0.95 };
  const cases: readonly Case[] = [
    feed,
    {
      ...feed,
      name: '304 of a feed',
      headers: { 'If-None-Match': headers.get('ETag') ?? '' },
    },
    { name: '200 of an article', path: article, headers: {}, target: 0.9 },
  ];
  const rows: string[][] = [
    ['warm, in turns', 'a second', 'ratio', 'spread', 'processor', 'of the other', 'target', ''],
  ];
  const add = async (name: string, script: string, each: Case): Promise<void> => {
    const other = await startWorker(script);
    try {
      rows.push([name, ...(await compare(worker, other, each, rounds, seconds))]);
    } finally {
      await other.stop();
    }
  };
  try {
    for (const each of cases) {
      await add(each.name, await writeBare(new URL(each.path, worker.url), each.headers), each);
    }
    await add('  to rendering each time', rival, { ...feed, target: 4 });
  } finally {
    await worker.stop();
  }
  return [...rows, ...(await compareSizes(articles, rounds, seconds, feed))];
}

/** The same with many articles and with few: the Worker with many is the one that is measured. */
async function compareSizes(
  articles: number,
  rounds: number,
  seconds: number,
  feed: Case,
): Promise<readonly (readonly string[])[]> {
  const [many, few] = [await buildWorkers(articles), await buildWorkers(10)];
  const [large, small] = [await startWorker(many.tidings), await startWorker(few.tidings)];
  try {
    // A feed of ten articles is shorter: the answer that is alike is the one without a body.
    const each: Case = { ...feed, headers: { 'If-None-Match': '*' }, target: 0.98 };
    const name = `  ${articles.toLocaleString('en')} articles to 10`;
    return [[name, ...(await compare(large, small, each, rounds, seconds))]];
  } finally {
    await large.stop();
    await small.stop();
  }
}
