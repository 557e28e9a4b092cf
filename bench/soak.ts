import autocannon from 'autocannon';
import { buildWorkers, startWorker } from './worker.ts';

const CONNECTIONS = 20;
const SECOND = 1000;

/** How much more the process may take in the last third than in the second, and count as flat. */
const FLAT = 1.1;

const megabytes = (number: number): string => `${number.toFixed(0)} MB`;

/**
 * Polls a site of 50 articles at full speed from one process, with and without validators, feeds
 * and pages, and what is not there.
 */
export async function benchmarkSoak(seconds: number): Promise<readonly (readonly string[])[]> {
  const { tidings } = await buildWorkers(50);
  const worker = await startWorker(tidings);
  try {
    const first = await fetch(new URL('/rss.xml', worker.url));
    const etag = first.headers.get('ETag') ?? '';
    const since = first.headers.get('Last-Modified') ?? '';
    const page = await (await fetch(worker.url)).text();
    const [, article = ''] = /href="(\/articles\/[^"]+)"/.exec(page) ?? [];
    const samples: number[] = [];
    const sampling = setInterval(() => samples.push(worker.memory()), SECOND);
    const { latency, requests, errors, timeouts, ...result } = await autocannon({
      url: worker.url.origin,
      connections: CONNECTIONS,
      duration: seconds,
      requests: [
        { path: '/rss.xml', headers: { 'If-None-Match': etag } },
        { path: '/rss.xml', headers: { 'If-Modified-Since': since } },
        { path: '/rss.xml' },
        { path: '/atom.xml', headers: { 'If-None-Match': '"old", "older"' } },
        { path: '/feed.json?utm_source=x' },
        { path: '/', headers: { 'Accept-Encoding': 'identity' } },
        { path: article },
        { path: '/feed' },
        { path: `/nothing` },
      ],
    });
    clearInterval(sampling);
    const third = Math.floor(samples.length / 3);
    const [rising = 0, middle = 0, last = 0] = [0, 1, 2].map((at) =>
      Math.max(...samples.slice(at * third, (at + 1) * third)),
    );
    const failures = errors + timeouts + result['5xx'];
    return [
      [`soak, ${seconds} s`, 'result', 'target'],
      ['requests', requests.total.toLocaleString('en'), ''],
      ['requests a second', requests.average.toFixed(0), ''],
      ['failures', String(failures), '0'],
      ['p50', `${latency.p50} ms`, ''],
      ['p99', `${latency.p99} ms`, ''],
      ['memory at most, first third', megabytes(rising), ''],
      ['second third', megabytes(middle), ''],
      ['last third', megabytes(last), `≤ ${megabytes(middle * FLAT)}`],
    ];
  } finally {
    await worker.stop();
  }
}
