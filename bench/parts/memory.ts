import { findSite, writeTidings } from '../made/sites.ts';
import { visitEverything } from '../made/visit.ts';
import { showProgress } from '../progress.ts';
import { type Findings, formatCount } from '../report.ts';
import {
  collectGarbage,
  type HeapUsage,
  openInspector,
  readHeapUsage,
} from '../workerd/inspector.ts';
import { readMemory } from '../workerd/processor.ts';
import { whileServed } from '../workerd/serve.ts';

const MEGABYTE = 1_000_000;

const add = ({ used, embedder, backing }: HeapUsage): number => used + embedder + backing;

const formatMegabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;

const formatUsage = (name: string, usage: HeapUsage, resident: number): readonly string[] => [
  name,
  ...[usage.used, usage.embedder, usage.backing, add(usage)].map(formatMegabytes),
  `${resident.toFixed(0)} MB`,
];

/**
 * The memory of an isolate after every page of a large site was visited.
 * @param articles of the site
 */
export async function benchmarkMemory(articles: number): Promise<Findings> {
  const program = await writeTidings(await findSite(articles));
  return whileServed(program, { inspected: true }, async ({ url, pid, inspector: address }) => {
    if (!address) throw new Error('workerd has no inspector');
    const robots = new URL('/robots.txt', url);
    const nudge = async () => (await fetch(robots)).arrayBuffer();
    // The inspector knows of no Worker before there is one.
    await nudge();
    const inspector = await openInspector(address);
    const collected = async (name: string): Promise<readonly [HeapUsage, readonly string[]]> => {
      await collectGarbage(inspector, nudge);
      const usage = await readHeapUsage(inspector);
      return [usage, formatUsage(name, usage, readMemory(pid))];
    };
    const [, fresh] = await collected('fresh, collected');
    const count = await visitEverything(url, (visited) =>
      showProgress(`memory: ${formatCount(visited)} pages visited`),
    );
    const grown = formatUsage(
      `after ${formatCount(count)} requests`,
      await readHeapUsage(inspector),
      readMemory(pid),
    );
    const [usage, after] = await collected('the same, collected');
    inspector.close();
    return {
      tables: [
        [
          ['memory of the isolate', 'heap', 'workerd’s', 'buffers', 'together', 'process'],
          fresh,
          grown,
          after,
        ],
      ],
      verdicts: [
        {
          what: `memory of the isolate, ${formatCount(articles)} articles, every page visited`,
          against: '',
          measured: add(usage) / MEGABYTE,
          relation: '<',
          limit: 64,
          unit: 'MB',
          digits: 1,
        },
      ],
    };
  });
}
