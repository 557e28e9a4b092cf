import type { Part, Row } from '../report.ts';
import { pathOf } from '../site/article.ts';
import { FEW, getSite, ORDINARY, RECORDING_SIZE } from '../site/site.ts';
import { ask } from '../workerd/ask.ts';
import { load } from '../workerd/load.ts';
import { readMemory } from '../workerd/processor.ts';
import { type Served, startWorker } from '../workerd/serve.ts';

const SECONDS = 60;

/** Milliseconds between two looks at the memory. */
const LOOK = 500;

/** How many places of a recording are sought, and how many bytes are asked for there. */
const PLACES = 10;
const PART_SIZE = 1e6;

type LoadOptions = Required<Pick<Parameters<typeof load>[1], 'connections' | 'requests'>>;

/** Requests at full speed, and what the memory of the process does meanwhile. */
async function soakWith(
  name: string,
  served: Served,
  duration: number,
  options: LoadOptions,
): Promise<readonly Row[]> {
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(readMemory(served.pid)), LOOK);
  const result = await load(served, { ...options, duration });
  clearInterval(sampling);
  const third = Math.floor(samples.length / 3);
  const middle = Math.max(...samples.slice(third, 2 * third));
  const last = Math.max(...samples.slice(2 * third));
  const failures = result.errors + result['5xx'];
  const memory = `${name}: memory of the process, last third`;
  const flat = { beside: 'the second third', measured: last / middle, unit: '×' } as const;
  return [
    { what: `${name}: failures in ${duration} s`, measured: failures, target: ['≤', 0] },
    // A shorter soak is over before the memory has grown to what it is.
    { what: memory, ...flat, target: duration === SECONDS ? ['≤', 1.1] : undefined },
    { what: '  it is at most', measured: Math.max(...samples), unit: 'MB' },
    { what: '  requests a second', measured: result.requests.total / duration },
  ];
}

/** Polls a site at full speed, with and without validators, feeds and pages, and what is not there. */
async function soakPolling(duration: number): Promise<readonly Row[]> {
  await using served = await startWorker(getSite(ORDINARY).worker, { underLoad: true });
  const { headers } = await ask(served, { path: '/rss.xml', status: 200 });
  const pages = ['/', pathOf(0), pathOf(ORDINARY - 1), '/feed', '/nothing'];
  const requests = [
    { path: '/rss.xml', headers: { 'If-None-Match': headers.get('ETag') ?? '' } },
    { path: '/rss.xml', headers: { 'If-Modified-Since': headers.get('Last-Modified') ?? '' } },
    { path: '/atom.xml', headers: { 'If-None-Match': '"old", "older"' } },
    ...['/rss.xml', '/feed.json?utm_source=x', ...pages].map((path) => ({ path })),
  ];
  return await soakWith('polling', served, duration, { connections: 20, requests });
}

/** Ten players seek in recordings that are as large as static files may be. */
async function soakSeeking(duration: number): Promise<readonly Row[]> {
  await using served = await startWorker(getSite(FEW, 0, 2).worker, { underLoad: true });
  const { text } = await ask(served, { path: '/feed.json', status: 200 });
  const paths = new Set([...text.matchAll(/\/media\/[\w-]+\.mp3/g)].map(([path]) => path));
  const requests = [...paths].flatMap((path) =>
    Array.from({ length: PLACES }, (_, place) => {
      const start = (place * RECORDING_SIZE) / PLACES;
      return { path, headers: { Range: `bytes=${start}-${start + PART_SIZE - 1}` } };
    }),
  );
  for (const { path, headers } of requests) await ask(served, { path, status: 206 }, { headers });
  return await soakWith('seeking', served, duration, { connections: 10, requests });
}

/** Polling, then seeking: the memory of the Worker does not grow. */
export const soak: Part = async ({ of }) => [
  ...(await soakPolling(of(SECONDS))),
  ...(await soakSeeking(of(SECONDS))),
];
