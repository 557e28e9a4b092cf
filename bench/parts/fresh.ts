import { findSite, type MadeSite, writeTidings } from '../made/sites.ts';
import { showProgress } from '../progress.ts';
import { type Findings, formatCount, formatRange, type Verdict } from '../report.ts';
import { findQuartiles, median } from '../statistics.ts';
import { ask } from '../workerd/ask.ts';
import { readSettledTime } from '../workerd/processor.ts';
import { whileServed } from '../workerd/serve.ts';

/** What the large site is held against. */
const FEW = 10;

/** The same number of articles in each feed, so that the documents are alike. */
const SHORT_FEED = { FEED_LIMIT: String(FEW) } as const;

const CASES = [
  { name: 'a feed', pathOf: () => '/rss.xml' },
  // It is not among those that the Worker has at hand.
  { name: 'the oldest article', pathOf: ({ oldest }: MadeSite) => oldest },
] as const;

type Case = (typeof CASES)[number];

/** Milliseconds that a request takes of a process that was asked nothing before. */
const measure = (program: string, path: string, isStarted: boolean): Promise<number> =>
  whileServed(program, {}, async ({ url, pid }) => {
    // workerd listens before it has read the Worker.
    if (isStarted) await readSettledTime(pid);
    const { status, milliseconds } = await ask(url, path);
    if (status !== 200) throw new Error(`${path} was answered with ${status}`);
    return milliseconds;
  });

interface Size {
  readonly site: MadeSite;
  readonly program: string;
  readonly started: number[];
  readonly starting: number[];
}

/** Asks each site in turns, each time in a new process. */
async function measureSizes(
  each: Case,
  counts: readonly number[],
  rounds: number,
): Promise<readonly Size[]> {
  const sizes: Size[] = [];
  for (const count of counts) {
    const site = await findSite(count);
    const program = await writeTidings(site, SHORT_FEED);
    sizes.push({ site, program, started: [], starting: [] });
  }
  for (let round = 1; round <= rounds; round += 1) {
    showProgress(`first request for ${each.name}: round ${round} of ${rounds}`);
    for (const { site, program, started, starting } of sizes) {
      started.push(await measure(program, each.pathOf(site), true));
      starting.push(await measure(program, each.pathOf(site), false));
    }
  }
  return sizes;
}

const formatTimes = (times: readonly number[]): readonly string[] => {
  return [`${median(times).toFixed(1)} ms`, formatRange(findQuartiles(times), 1)];
};

/**
 * The first request in a fresh isolate, of a large site and of small ones.
 * @param articles of the large site
 */
export async function benchmarkFresh(articles: number, rounds: number): Promise<Findings> {
  const head = [
    'first request',
    'articles',
    'median',
    'half of them',
    'with start-up',
    'half of them',
  ];
  const rows: (readonly string[])[] = [];
  const verdicts: Verdict[] = [];
  for (const each of CASES) {
    const sizes = await measureSizes(each, [1, FEW, 100, articles], rounds);
    const few = sizes.find(({ site }) => site.count === FEW);
    for (const { site, started, starting } of sizes) {
      rows.push([
        each.name,
        formatCount(site.count),
        ...formatTimes(started),
        ...formatTimes(starting),
      ]);
    }
    verdicts.push({
      what: `first request for ${each.name}, ${formatCount(articles)} articles`,
      against: `with ${FEW}`,
      measured: median(sizes.at(-1)?.started ?? []) / median(few?.started ?? []),
      relation: '≤',
      limit: 1.5,
      unit: '×',
    });
  }
  return { tables: [[head, ...rows]], verdicts };
}
