import { measureInTurns, median, summarize } from '../measure.ts';
import { formatNumber, type Part } from '../report.ts';
import { LARGEST_LISTS, pathOf } from '../site/article.ts';
import { getSite } from '../site/site.ts';
import { ask, type Request } from '../workerd/ask.ts';
import { readSettledTime, readThreadTime } from '../workerd/processor.ts';
import { type Served, startWorker, type Worker } from '../workerd/serve.ts';

/** New processes for each kind of address, and rounds of the request that all others are held against. */
const PROCESSES = 5;
const IDLE_ROUNDS = 20;

const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json'] as const;

/** One address of every kind that a site has, and its status. */
function listKinds(articles: number): readonly Request[] {
  const lists = ['', ...LARGEST_LISTS].flatMap((list) =>
    ['/archive/1', ...FEEDS].map((path) => list + path),
  );
  const statuses = {
    200: [
      ...['/', ...lists, ...LARGEST_LISTS, ...FEEDS.map((feed) => `/archive/1${feed}`)],
      ...[pathOf(articles - 1), '/tags', '/authors', '/subscribe', '/feeds.opml', '/robots.txt'],
      ...['/sitemap.xml', '/pages-sitemap.xml', '/sitemap-1.xml', '/news-sitemap.xml'],
    ],
    301: ['/feed', `/old/${articles - 1}.html`],
    404: ['/nothing', '/nothing.xml'],
    410: [pathOf(articles)],
  };
  return Object.entries(statuses).flatMap(([status, paths]) =>
    paths.map((path) => ({ path, status: Number(status) })),
  );
}

/**
 * Milliseconds of processor time that a request takes of the thread that the Worker runs in, which is what
 * Cloudflare counts, with all that it leaves to do.
 */
async function measure(served: Served, request: Request, init?: RequestInit): Promise<number> {
  await readSettledTime(served.pid);
  const before = readThreadTime(served.pid);
  await ask(served, request, init);
  await readSettledTime(served.pid);
  return readThreadTime(served.pid) - before;
}

/** The same of a request that finds its answer ready. */
async function measureIdle(worker: Worker): Promise<number> {
  await using served = await startWorker(worker);
  await ask(served, { path: '/rss.xml', status: 200 });
  const headers = { 'If-None-Match': '*' };
  const poll = () => measure(served, { path: '/rss.xml', status: 304 }, { headers });
  const [times = []] = await measureInTurns([poll], IDLE_ROUNDS);
  return median(times);
}

/** Which request of a large site takes the most processor time where it is the first. */
export const dearest: Part = async ({ articles, of }) => {
  const { worker } = getSite(articles);
  const idle = await measureIdle(worker);
  const kinds = listKinds(articles);
  const measures = kinds.map((kind) => async () => {
    await using served = await startWorker(worker);
    await ask(served, { path: '/', status: 204 }, { method: 'OPTIONS' });
    return (await measure(served, kind)) - idle;
  });
  const times = await measureInTurns(measures, of(PROCESSES));
  const [dearest, ...others] = kinds
    .map(({ path: beside }, at) => ({ beside, unit: 'ms', ...summarize(times[at] ?? []) }) as const)
    .toSorted((a, b) => b.measured - a.measured);
  if (!dearest) return [];
  const what = `processor time of the dearest request, ${formatNumber(articles)} articles`;
  return [
    { what, ...dearest, target: ['<', 10] },
    ...others.slice(0, 4).map((row) => ({ what: '  then', ...row })),
    { what: `  a warm 304, taken off all ${kinds.length}`, measured: idle, unit: 'ms' },
  ];
};
