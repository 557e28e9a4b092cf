import { gzipSync } from 'node:zlib';
import { type Load, startLoad } from '../load/load.ts';
import { bundle } from '../made/bundle.ts';
import { findSite, writeTidings } from '../made/sites.ts';
import { type Cost, READERS, simulate } from '../polling/model.ts';
import { describePlans } from '../polling/plans.ts';
import { showProgress } from '../progress.ts';
import { measureRssRendering } from '../rendering/measure.ts';
import { type Findings, formatCount } from '../report.ts';
import { writeProgram } from '../workerd/configure.ts';
import { readProcessorTime } from '../workerd/processor.ts';
import { type Served, whileServed } from '../workerd/serve.ts';

const FEED = '/rss.xml';
const CONNECTIONS = 4;

/** For what renders on every request, a poll takes long: it gets fewer. */
const FEWER = 10;

/** How often RSS is rendered, in rounds of ten. */
const RENDERINGS = 20;

/** Milliseconds of processor time that a request takes in workerd, its HTTP included. */
async function measureCpu(
  load: Load,
  { url, pid }: Served,
  headers: Record<string, string>,
  amount: number,
): Promise<number> {
  const poll = () =>
    load.run({ url: url.origin + FEED, headers, amount, connections: CONNECTIONS });
  await poll();
  const before = readProcessorTime(pid);
  await poll();
  return (readProcessorTime(pid) - before) / amount;
}

/** Bytes of a response as they are sent: compressed, as the edge does where the zone says so. */
async function measureBytes({ url }: Served, headers: Record<string, string>): Promise<number> {
  const response = await fetch(new URL(FEED, url), {
    headers: { ...headers, 'Accept-Encoding': 'identity' },
  });
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`);
  const body = Buffer.from(await response.arrayBuffer());
  return lines.join('').length + (body.length > 0 ? gzipSync(body).length : 0);
}

async function measureCost(
  load: Load,
  served: Served,
  headers: Record<string, string>,
  amount: number,
): Promise<Cost> {
  return {
    bytes: await measureBytes(served, headers),
    cpu: await measureCpu(load, served, headers, amount),
  };
}

/** A 200 and a 304 of Tidings, and a 200 of what renders on every request. */
async function measureCosts(load: Load, amount: number) {
  const site = await findSite(100);
  showProgress('what a poll costs');
  const tidings = await writeTidings(site);
  const script = await bundle(site.root, 'bench/workers/rival.ts');
  const rival = await writeProgram('rival', { script });
  const [full, notModified] = await whileServed(tidings, {}, async (served) => {
    const { headers } = await fetch(new URL(FEED, served.url));
    const conditional = { 'If-None-Match': headers.get('ETag') ?? '' };
    return [
      await measureCost(load, served, {}, amount),
      await measureCost(load, served, conditional, amount),
    ] as const;
  });
  const rendered = await whileServed(rival, {}, (served) =>
    measureCost(load, served, {}, amount / FEWER),
  );
  return { full, notModified, rendered };
}

const formatGigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`;

const formatRatio = (ours: number, other: number, digits = 0): string =>
  `1 : ${Number((other / ours).toFixed(digits)).toLocaleString('en')}`;

const formatWhole = (number: number): string => formatCount(Math.round(number));

/**
 * A week of 10,000 readers at one RSS feed with an article a day, beside an ordinary publisher.
 * @param amount of requests whose processor time is measured
 */
export async function benchmarkPolling(amount: number): Promise<Findings> {
  const load = startLoad();
  try {
    const { full, notModified, rendered } = await measureCosts(load, amount);
    const rendering = await measureRssRendering(RENDERINGS);
    const { tidings: ours, plain } = simulate(full, notModified, rendering, rendered);
    const [free, paid] = describePlans(ours);
    const [plainFree, plainPaid] = describePlans(plain);
    return {
      tables: [
        [
          [`${formatCount(READERS)} readers, a week`, 'Tidings', 'no validators', 'ratio'],
          ['polls', formatCount(ours.requests), formatCount(plain.requests)],
          [
            'runs of the Worker',
            formatCount(ours.runs),
            formatCount(plain.runs),
            formatRatio(ours.runs, plain.runs),
          ],
          [
            'bytes sent',
            formatGigabytes(ours.bytes),
            formatGigabytes(plain.bytes),
            formatRatio(ours.bytes, plain.bytes, 1),
          ],
          ['for what is not in it', `${((100 * ours.again) / ours.bytes).toFixed(1)} %`],
          [
            'processor time',
            `${formatWhole(ours.cpu / 1000)} s`,
            `${formatWhole(plain.cpu / 1000)} s`,
            formatRatio(ours.cpu, plain.cpu),
          ],
          ['free plan', free, plainFree],
          ['paid plan', paid, plainPaid],
          ['a 200', `${full.cpu.toFixed(2)} ms`, `${rendered.cpu.toFixed(2)} ms`],
          ['a 304', `${notModified.cpu.toFixed(2)} ms`],
        ],
      ],
      verdicts: [
        {
          what: 'bytes sent again, since Last-Modified is of the whole site',
          against: 'all bytes sent',
          measured: (100 * ours.again) / ours.bytes,
          relation: '≤',
          limit: 5,
          unit: '%',
        },
      ],
    };
  } finally {
    load.stop();
  }
}
