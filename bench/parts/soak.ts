import type { Row, Scale } from '../report.ts';
import { getSite, ORDINARY } from '../site/site.ts';
import { ask } from '../workerd/ask.ts';
import { startLoad } from '../workerd/load.ts';
import { readMemory } from '../workerd/processor.ts';
import { startWorker } from '../workerd/serve.ts';

const SECONDS = 60;

/** Milliseconds between two looks at the memory. */
const LOOK = 500;

/** Polls a site at full speed, with and without validators, feeds and pages, and what is not there. */
export async function benchmarkSoak({ of }: Scale): Promise<readonly Row[]> {
  const { worker, newest, oldest } = getSite(ORDINARY);
  const duration = of(SECONDS);
  using load = startLoad();
  await using served = await startWorker(worker, { underLoad: true });
  const { headers } = await ask(served, '/rss.xml');
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(readMemory(served.pid)), LOOK);
  const paths = ['/rss.xml', '/feed.json?utm_source=x', '/', newest, oldest, '/feed', '/nothing'];
  const requests = [
    { path: '/rss.xml', headers: { 'If-None-Match': headers.get('ETag') ?? '' } },
    { path: '/rss.xml', headers: { 'If-Modified-Since': headers.get('Last-Modified') ?? '' } },
    { path: '/atom.xml', headers: { 'If-None-Match': '"old", "older"' } },
    ...paths.map((path) => ({ path })),
  ];
  const { origin: url } = served.url;
  const result = await load.run({ url, connections: 20, duration, requests });
  clearInterval(sampling);
  const failures = result.errors + result['5xx'];
  const third = Math.floor(samples.length / 3);
  const middle = Math.max(...samples.slice(third, 2 * third));
  const last = Math.max(...samples.slice(2 * third));
  const what = `failures in ${duration} s at full speed`;
  const memory = 'memory of the process, last third of the soak';
  const flat = { beside: 'the second third', measured: last / middle, unit: '×' } as const;
  return [
    { what, measured: failures, unit: '', target: ['≤', 0] },
    // A shorter soak is over before the memory has grown to what it is.
    { what: memory, ...flat, target: duration === SECONDS ? ['≤', 1.1] : undefined },
    { what: '  it is at most', measured: Math.max(...samples), unit: 'MB' },
    { what: '  requests a second', measured: result.requests.total / duration, unit: '' },
  ];
}
