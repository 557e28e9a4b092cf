import { measureInTurns, median, summarize } from '../measure.ts';
import { formatNumber, type Row, type Scale } from '../report.ts';
import { LARGEST_LISTS } from '../site/names.ts';
import { getSite, type MadeSite } from '../site/site.ts';
import { ask } from '../workerd/ask.ts';
import { readSettledTime, readThreadTime } from '../workerd/processor.ts';
import { type Served, startWorker } from '../workerd/serve.ts';

/** New processes for each kind of address, and rounds of the request that all others are held against. */
const PROCESSES = 5;
const IDLE_ROUNDS = 20;

const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json'] as const;

/** One address of every kind that a site has, and its status. */
function listKinds({ oldest, gone, moved }: MadeSite) {
  const lists = ['', ...LARGEST_LISTS].flatMap((list) =>
    ['/archive/1', ...FEEDS].map((path) => list + path),
  );
  const found = [
    ...['/', ...lists, ...LARGEST_LISTS, ...FEEDS.map((feed) => `/archive/1${feed}`), oldest],
    ...['/tags', '/authors', '/subscribe', '/feeds.opml', '/robots.txt'],
    ...['/sitemap.xml', '/pages-sitemap.xml', '/sitemap-1.xml', '/news-sitemap.xml'],
  ];
  const others = { '/nothing': 404, '/nothing.xml': 404, '/feed': 301, [moved]: 301, [gone]: 410 };
  return [
    ...found.map((path) => ({ path, status: 200 })),
    ...Object.entries(others).map(([path, status]) => ({ path, status })),
  ];
}

/**
 * Milliseconds of processor time that something takes of the thread that the Worker runs in, which is what
 * Cloudflare counts, with all that it leaves to do.
 */
async function measure({ pid }: Served, act: () => Promise<unknown>): Promise<number> {
  await readSettledTime(pid);
  const before = readThreadTime(pid);
  await act();
  await readSettledTime(pid);
  return readThreadTime(pid) - before;
}

/** The same of a request that finds its answer ready. */
async function measureIdle({ worker }: MadeSite): Promise<number> {
  await using served = await startWorker(worker);
  await ask(served, '/rss.xml');
  const headers = { 'If-None-Match': '*' };
  const [times = []] = await measureInTurns([served], IDLE_ROUNDS, () =>
    measure(served, () => ask(served, '/rss.xml', 304, { headers })),
  );
  return median(times);
}

/** Which request of a large site takes the most processor time where it is the first. */
export async function benchmarkDearest({ articles, of }: Scale): Promise<readonly Row[]> {
  const site = getSite(articles);
  const idle = await measureIdle(site);
  const kinds = listKinds(site);
  const times = await measureInTurns(kinds, of(PROCESSES), async ({ path, status }) => {
    await using served = await startWorker(site.worker);
    await ask(served, '/', 204, { method: 'OPTIONS' });
    return (await measure(served, () => ask(served, path, status))) - idle;
  });
  const what = `processor time of the dearest request, ${formatNumber(articles)} articles`;
  const rows = kinds
    .map(({ path: beside }, at) => ({ what, beside, ...summarize(times[at] ?? []) }))
    .toSorted((a, b) => b.measured - a.measured);
  return [
    ...rows.slice(0, 1).map((row): Row => ({ ...row, unit: 'ms', target: ['<', 10] })),
    ...rows.slice(1, 5).map((row): Row => ({ ...row, what: '  then', unit: 'ms' })),
    { what: `  a warm 304, taken off all ${kinds.length}`, measured: idle, unit: 'ms' },
  ];
}
