import { startLoad } from '../load/load.ts';
import { findSite, writeTidings } from '../made/sites.ts';
import { showProgress } from '../progress.ts';
import type { Findings, Verdict } from '../report.ts';
import { UNDER_LOAD } from '../workerd/configure.ts';
import { readMemory } from '../workerd/processor.ts';
import { whileServed } from '../workerd/serve.ts';

const CONNECTIONS = 20;
const SECOND = 1000;
const ARTICLES = 100;

/** A shorter soak is over before the memory has grown to what it is. */
const LONG_ENOUGH = 30;

/** How much more the process may take in the last third than in the second, and count as flat. */
const FLAT = 1.1;

const formatMegabytes = (number: number): string => `${number.toFixed(0)} MB`;

const judgeMemory = (middle: number, last: number): Verdict => ({
  what: 'memory of the process, last third of the soak',
  against: 'the second third',
  measured: last / middle,
  relation: '≤',
  limit: FLAT,
  unit: '×',
});

/** Samples of the memory of a process, in megabytes, while something is done. */
async function sampleMemory<T>(pid: number, act: Promise<T>): Promise<readonly [T, number[]]> {
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(readMemory(pid)), SECOND / 2);
  try {
    return [await act, samples];
  } finally {
    clearInterval(sampling);
  }
}

/**
 * Polls a site at full speed from one process, with and without validators, feeds and pages, and what
 * is not there.
 */
export async function benchmarkSoak(seconds: number): Promise<Findings> {
  const site = await findSite(ARTICLES);
  showProgress(`soak: ${seconds} s`);
  const load = startLoad();
  try {
    return await whileServed(await writeTidings(site, {}, UNDER_LOAD), {}, async ({ url, pid }) => {
      const first = await fetch(new URL('/rss.xml', url));
      const etag = first.headers.get('ETag') ?? '';
      const since = first.headers.get('Last-Modified') ?? '';
      const [loaded, samples] = await sampleMemory(
        pid,
        load.run({
          url: url.origin,
          connections: CONNECTIONS,
          duration: seconds,
          requests: [
            { path: '/rss.xml', headers: { 'If-None-Match': etag } },
            { path: '/rss.xml', headers: { 'If-Modified-Since': since } },
            { path: '/rss.xml' },
            { path: '/atom.xml', headers: { 'If-None-Match': '"old", "older"' } },
            { path: '/feed.json?utm_source=x' },
            { path: '/', headers: { 'Accept-Encoding': 'identity' } },
            { path: site.newest },
            { path: site.oldest },
            { path: '/feed' },
            { path: '/nothing' },
          ],
        }),
      );
      const third = Math.floor(samples.length / 3);
      const [rising = 0, middle = 0, last = 0] = [0, 1, 2].map((at) =>
        Math.max(...samples.slice(at * third, (at + 1) * third)),
      );
      const failures = Object.entries(loaded.statuses)
        .filter(([status]) => Number(status) >= 500)
        .reduce((sum, [, count]) => sum + count, loaded.failures);
      return {
        tables: [
          [
            [`soak, ${seconds} s`, 'result'],
            ['requests', loaded.requests.toLocaleString('en')],
            ['requests a second', loaded.rate.toFixed(0)],
            ['failures', String(failures)],
            ['p50', `${loaded.p50} ms`],
            ['p99', `${loaded.p99} ms`],
            ['memory at most, first third', formatMegabytes(rising)],
            ['second third', formatMegabytes(middle)],
            ['last third', formatMegabytes(last)],
          ],
        ],
        verdicts: [
          {
            what: `failures in ${seconds} s at full speed`,
            against: '',
            measured: failures,
            relation: '≤',
            limit: 0,
            unit: '',
            digits: 0,
          },
          ...(seconds < LONG_ENOUGH ? [] : [judgeMemory(middle, last)]),
        ],
      };
    });
  } finally {
    load.stop();
  }
}
