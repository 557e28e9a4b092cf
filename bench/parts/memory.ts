import { on, once } from 'node:events';
import { Pool } from 'undici';
import { z } from 'zod';
import { formatNumber, type Part } from '../report.ts';
import { getSite } from '../site/site.ts';
import { ask } from '../workerd/ask.ts';
import { readMemory } from '../workerd/processor.ts';
import { findUrl, type Served, startWorker } from '../workerd/serve.ts';
import { HOST } from '../workers/feed.ts';

/** Requests under way at a time. */
const AT_ONCE = 8;

/** From where every page and document of a site can be found. */
const STARTS = ['/', '/sitemap.xml', '/news-sitemap.xml', '/feeds.opml', '/robots.txt'] as const;

/** An address on the site, but for pictures, which are not the Worker's. */
const ADDRESS = new RegExp(`(?:${HOST}|href=")(/(?!media/)[^"<\\s?#]*)`, 'g');

/**
 * Asks for everything once that can be found from the front page, the sitemaps and the feeds.
 * @returns how many requests were made
 */
async function visitEverything({ url }: Served): Promise<number> {
  const pool = new Pool(url.origin, { connections: AT_ONCE });
  const known = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (known.has(path)) return;
    known.add(path);
    const { body } = await pool.request({ method: 'GET', path });
    const links = (await body.text()).matchAll(ADDRESS);
    await Promise.all(links.map(([, address = '']) => visit(address)));
  };
  await Promise.all(STARTS.map(visit));
  await pool.close();
  return known.size;
}

const bytes = z.number();

/** JavaScript's objects, those of workerd's that they hold, and array buffers, where rendered documents are. */
const heapUsage = z.object({
  result: z.object({ usedSize: bytes, embedderHeapUsedSize: bytes, backingStorageSize: bytes }),
});

/**
 * Bytes that the only isolate of a process holds, of all kinds together, once V8 has collected what nobody holds.
 * @see https://chromedevtools.github.io/devtools-protocol/
 */
async function readHeapSize(served: Served, { host }: URL): Promise<number> {
  const socket = new WebSocket(`ws://${host}/main`);
  await once(socket, 'open');
  const call = async (method: string): Promise<unknown> => {
    socket.send(JSON.stringify({ id: 1, method }));
    for await (const [{ data }] of on(socket, 'message')) {
      // The rest are events.
      if (String(data).startsWith('{"id":1,')) return JSON.parse(String(data));
    }
    return undefined;
  };
  const collected = call('HeapProfiler.collectGarbage').then(() => true);
  // workerd comes to what the inspector put off with the next request.
  const nudge = () => ask(served, { path: '/robots.txt', status: 200 }).then(() => false);
  while (!(await Promise.race([collected, nudge()])));
  const { result } = heapUsage.parse(await call('Runtime.getHeapUsage'));
  socket.close();
  return result.usedSize + result.embedderHeapUsedSize + result.backingStorageSize;
}

/** The memory of an isolate after everything on a large site was visited. */
export const memory: Part = async ({ articles }) => {
  const inspector = await findUrl();
  await using served = await startWorker(getSite(articles).worker, { inspector });
  const requests = await visitEverything(served);
  const measured = (await readHeapSize(served, inspector)) / 1e6;
  const what = `memory of the isolate, ${formatNumber(articles)} articles, every page visited`;
  return [
    { what, measured, unit: 'MB', target: ['<', 64] },
    { what: '  requests', measured: requests },
    { what: '  of the process', measured: readMemory(served.pid), unit: 'MB' },
  ];
};
