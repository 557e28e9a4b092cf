import { compare, measureInTurns, summarize } from '../measure.ts';
import { formatNumber, type Row, type Scale } from '../report.ts';
import { FEW, getSite, type MadeSite } from '../site/site.ts';
import { timeRequest } from '../workerd/ask.ts';
import { readSettledTime } from '../workerd/processor.ts';
import { startWorker } from '../workerd/serve.ts';

/** New processes of each site, for each request. */
const PROCESSES = 11;

/** Milliseconds that a request takes of a process that was asked nothing before. */
async function measure({ shortFeeds }: MadeSite, path: string): Promise<number> {
  await using served = await startWorker(shortFeeds);
  // workerd listens before it has read the Worker.
  await readSettledTime(served.pid);
  return await timeRequest(served, path);
}

/** The first request in a fresh isolate, of a large site and of a small one. */
export async function benchmarkFresh({ articles, of }: Scale): Promise<readonly Row[]> {
  const sites = [getSite(articles), getSite(FEW)];
  const rows: Row[] = [];
  for (const name of ['a feed', 'the oldest article']) {
    const [many = [], few = []] = await measureInTurns(sites, of(PROCESSES), (site) =>
      measure(site, name === 'a feed' ? '/rss.xml' : site.oldest),
    );
    const what = `first request for ${name}, ${formatNumber(articles)} articles`;
    rows.push(
      { what, beside: `with ${FEW}`, ...compare(many, few), unit: '×', target: ['≤', 1.5] },
      { what: '  takes', ...summarize(many), unit: 'ms' },
    );
  }
  return rows;
}
