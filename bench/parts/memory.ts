import { formatNumber, type Row, type Scale } from '../report.ts';
import { SETTINGS } from '../site/folder.ts';
import { getSite } from '../site/site.ts';
import { readHeapSize } from '../workerd/inspector.ts';
import { readMemory } from '../workerd/processor.ts';
import { type Served, startWorker } from '../workerd/serve.ts';

/** Requests under way at a time. */
const AT_ONCE = 8;

/** From where every page and document of a site can be found. */
const STARTS = ['/', '/sitemap.xml', '/news-sitemap.xml', '/feeds.opml', '/robots.txt'] as const;

/** An address on the site, but for pictures, which are not the Worker's. */
const ADDRESS = new RegExp(`(?:${SETTINGS.SITE_URL}|href=")(/(?!media/)[^"<\\s?#]*)`, 'g');

/**
 * Asks for everything once that can be found from the front page, the sitemaps and the feeds.
 * @returns how many requests were made
 */
async function visitEverything({ url }: Served): Promise<number> {
  const known = new Set<string>(STARTS);
  let wave: readonly string[] = STARTS;
  while (wave.length > 0) {
    const left = wave.values();
    const visit = async (): Promise<void> => {
      for (const path of left) {
        const response = await fetch(new URL(path, url), { redirect: 'manual' });
        const text = await response.text();
        for (const [, address = ''] of text.matchAll(ADDRESS)) known.add(address);
      }
    };
    const before = known.size;
    await Promise.all(Array.from({ length: AT_ONCE }, visit));
    wave = [...known].slice(before);
  }
  return known.size;
}

/** The memory of an isolate after everything on a large site was visited. */
export async function benchmarkMemory({ articles }: Scale): Promise<readonly Row[]> {
  await using served = await startWorker(getSite(articles).worker, { inspected: true });
  const requests = await visitEverything(served);
  const measured = (await readHeapSize(served)) / 1e6;
  const what = `memory of the isolate, ${formatNumber(articles)} articles, every page visited`;
  return [
    { what, measured, unit: 'MB', target: ['<', 64] },
    { what: '  requests', measured: requests, unit: '' },
    { what: '  of the process', measured: readMemory(served.pid), unit: 'MB' },
  ];
}
