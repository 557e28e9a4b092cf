import { compare, measureInTurns, summarize } from '../measure.ts';
import { formatNumber, type Row, type Scale } from '../report.ts';
import { bundleOther, getSite } from '../site/site.ts';
import type { Worker } from '../workerd/configuration.ts';
import { readSettledTime } from '../workerd/processor.ts';
import { startWorker } from '../workerd/serve.ts';

/** New processes of each Worker. */
const PROCESSES = 21;

/** Processor time of the process from its start until it has answered a request that touches no article. */
async function measure(worker: Worker): Promise<number> {
  await using served = await startWorker(worker);
  const response = await fetch(served.url, { method: 'OPTIONS' });
  await response.arrayBuffer();
  return await readSettledTime(served.pid);
}

/** What it takes to start a large site's Worker, beside an empty one. */
export async function benchmarkStartup({ articles, of }: Scale): Promise<readonly Row[]> {
  const workers = [getSite(articles).worker, bundleOther('empty')];
  const [ours = [], empty = []] = await measureInTurns(workers, of(PROCESSES), measure);
  const what = `start-up, ${formatNumber(articles)} articles`;
  const beside = 'an empty Hono Worker';
  return [
    { what, beside, ...compare(ours, empty), unit: '×', target: ['≤', 2] },
    { what, ...summarize(ours), unit: 'ms', target: ['<', 50] },
    { what: `  ${beside}`, ...summarize(empty), unit: 'ms' },
  ];
}
