import type { Part } from '../report.ts';
import { pathOf } from '../site/article.ts';
import { getSite, ORDINARY } from '../site/site.ts';
import { ask } from '../workerd/ask.ts';
import { load } from '../workerd/load.ts';
import { readMemory } from '../workerd/processor.ts';
import { startWorker } from '../workerd/serve.ts';

const SECONDS = 60;

/** Milliseconds between two looks at the memory. */
const LOOK = 500;

/** Polls a site at full speed, with and without validators, feeds and pages, and what is not there. */
export const soak: Part = async ({ of }) => {
  const { worker } = getSite(ORDINARY);
  const duration = of(SECONDS);
  await using served = await startWorker(worker, { underLoad: true });
  const { headers } = await ask(served, { path: '/rss.xml', status: 200 });
  const pages = ['/', pathOf(0), pathOf(ORDINARY - 1), '/feed', '/nothing'];
  const requests = [
    { path: '/rss.xml', headers: { 'If-None-Match': headers.get('ETag') ?? '' } },
    { path: '/rss.xml', headers: { 'If-Modified-Since': headers.get('Last-Modified') ?? '' } },
    { path: '/atom.xml', headers: { 'If-None-Match': '"old", "older"' } },
    ...['/rss.xml', '/feed.json?utm_source=x', ...pages].map((path) => ({ path })),
  ];
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(readMemory(served.pid)), LOOK);
  const result = await load(served, { connections: 20, duration, requests });
  clearInterval(sampling);
  const third = Math.floor(samples.length / 3);
  const middle = Math.max(...samples.slice(third, 2 * third));
  const last = Math.max(...samples.slice(2 * third));
  const failures = result.errors + result['5xx'];
  const memory = 'memory of the process, last third of the soak';
  const flat = { beside: 'the second third', measured: last / middle, unit: '×' } as const;
  return [
    { what: `failures in ${duration} s at full speed`, measured: failures, target: ['≤', 0] },
    // A shorter soak is over before the memory has grown to what it is.
    { what: memory, ...flat, target: duration === SECONDS ? ['≤', 1.1] : undefined },
    { what: '  it is at most', measured: Math.max(...samples), unit: 'MB' },
    { what: '  requests a second', measured: result.requests.total / duration },
  ];
};
