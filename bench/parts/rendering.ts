import { RENDER } from '../../src/feed/render.ts';
import { showProgress } from '../progress.ts';
import { ARTICLES, channel, withoutTexts } from '../rendering/channel.ts';
import { measureRendering, type Render } from '../rendering/measure.ts';
import { byAstro, byFeed, byFeedsmith } from '../rendering/rivals.ts';
import type { Findings, Verdict } from '../report.ts';

/** A document, by Tidings and by each of the others that writes it. */
interface Row {
  readonly name: string;
  readonly renders: readonly [tidings: Render, ...rivals: Render[]];
  /** How many times as long as `feed` alone it may take. */
  readonly limit: number;
}

const ROWS: readonly Row[] = [
  {
    name: 'RSS',
    renders: [() => RENDER.rss(channel), byFeed.rss, byFeedsmith.rss, byAstro.rss],
    limit: 1.3,
  },
  {
    name: 'Atom',
    renders: [() => RENDER.atom(channel), byFeed.atom, byFeedsmith.atom],
    limit: 1.3,
  },
  {
    name: 'JSON Feed',
    renders: [() => RENDER.json(channel), byFeed.json, byFeedsmith.json],
    limit: 1,
  },
  {
    name: 'JSON Feed without text',
    renders: [() => RENDER.json(withoutTexts), byFeed.json, byFeedsmith.json],
    limit: 1,
  },
];

const WRITERS = ['Tidings', 'feed', 'feedsmith', '@astrojs/rss'] as const;
const [, ...RIVALS] = WRITERS;

/**
 * Renders 50 articles of 5 KB in turns, and says the medians and how many times as long as each of the
 * others Tidings takes.
 * @param rounds of ten renderings each
 */
export async function benchmarkRendering(rounds: number): Promise<Findings> {
  const rows: (readonly string[])[] = [];
  const verdicts: Verdict[] = [];
  for (const { name, renders, limit } of ROWS) {
    showProgress(`rendering ${name}`);
    const times = await measureRendering(renders, rounds);
    const [ours = Number.NaN, feed = Number.NaN] = times;
    rows.push([
      name,
      ...WRITERS.map((_, at) => formatTime(times[at])),
      ...RIVALS.map((_, at) => formatRatio(ours, times[at + 1])),
    ]);
    verdicts.push({
      what: `rendering ${name}`,
      against: 'feed',
      measured: ours / feed,
      relation: '≤',
      limit,
      unit: '×',
    });
  }
  const head = [`${ARTICLES} articles of 5 KB`, ...WRITERS, ...RIVALS.map((name) => `to ${name}`)];
  return { tables: [[head, ...rows]], verdicts };
}

const formatTime = (time: number | undefined): string =>
  time === undefined ? '' : `${time.toFixed(2)} ms`;

const formatRatio = (ours: number, other: number | undefined): string =>
  other === undefined ? '' : `${(ours / other).toFixed(2)} ×`;
