import { sendRaw } from '../../test/support/raw-http.ts';
import { compareTimes } from '../measure.ts';
import { formatNumber, type Part, type Row } from '../report.ts';
import { pathOf } from '../site/article.ts';
import { bundleOther, FEW, getSite } from '../site/site.ts';
import { readSettledTime } from '../workerd/processor.ts';
import { startWorker, type Worker } from '../workerd/serve.ts';

/** New processes of each site, for each request; and of each Worker, of which its start is measured. */
const PROCESSES = 11;
const STARTS = 21;

/** Milliseconds that a request takes of a process that was asked nothing before. */
async function measureFirst(worker: Worker, path: string): Promise<number> {
  await using served = await startWorker(worker);
  // workerd listens before it has read the Worker.
  await readSettledTime(served.pid);
  const start = performance.now();
  const { status } = await sendRaw(served.url, 'GET', path);
  const milliseconds = performance.now() - start;
  if (status !== 200) throw new Error(`${path} was answered with ${status}`);
  return milliseconds;
}

/** The first request in a fresh isolate, of a large site and of a small one. */
export const fresh: Part = async ({ articles, of }) => {
  const [many, few] = [getSite(articles).shortFeeds, getSite(FEW).shortFeeds];
  const requests = [
    ['a feed', '/rss.xml', '/rss.xml'],
    ['the oldest article', pathOf(articles - 1), pathOf(FEW - 1)],
  ] as const;
  const rows: Row[] = [];
  for (const [name, path, fewPath] of requests) {
    const what = `first request for ${name}, ${formatNumber(articles)} articles`;
    const row = { what, beside: `with ${FEW}`, target: ['≤', 1.5] } as const;
    const ours = () => measureFirst(many, path);
    const other = () => measureFirst(few, fewPath);
    rows.push(...(await compareTimes(row, of(PROCESSES), [ours, other])));
  }
  return rows;
};

/** Processor time of the process from its start until it has answered a request that touches no article. */
async function measureStart(worker: Worker): Promise<number> {
  await using served = await startWorker(worker);
  const response = await fetch(served.url, { method: 'OPTIONS' });
  await response.arrayBuffer();
  return await readSettledTime(served.pid);
}

/** What it takes to start a large site's Worker, beside an empty one. */
export const startup: Part = async ({ articles, of }) => {
  const [ours, empty] = [getSite(articles).worker, bundleOther('empty')];
  const what = `start-up, ${formatNumber(articles)} articles`;
  return await compareTimes(
    { what, beside: 'an empty Hono Worker', target: ['≤', 2], limit: ['<', 50] },
    of(STARTS),
    [() => measureStart(ours), () => measureStart(empty)],
  );
};
