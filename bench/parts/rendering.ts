import { RENDER } from '../../src/feed/render.ts';
import { compare, measureInTurns, summarize } from '../measure.ts';
import type { Row, Scale } from '../report.ts';
import { channel } from '../site/channel.ts';
import { createFeed } from '../workers/feed.ts';

const ROUNDS = 100;
/** Rounds that do not count. */
const WARM_UP = 3;
/** Renderings in a round. */
const TIMES = 10;

type Render = () => string;

/** Without `content_text`, which `feed` does not write. */
const items = channel.items.map((item) => ({ ...item, contentText: '' }));

const byFeed = {
  rss: () => createFeed(channel).rss2(),
  atom: () => createFeed(channel).atom1(),
  json: () => createFeed(channel).json1(),
} as const;

/** A document by Tidings and by `feed` alone, and how many times as long it may take. */
const DOCUMENTS: readonly (readonly [string, ours: Render, feed: Render, limit: number])[] = [
  ['RSS', () => RENDER.rss(channel), byFeed.rss, 1.3],
  ['Atom', () => RENDER.atom(channel), byFeed.atom, 1.3],
  ['JSON Feed', () => RENDER.json(channel), byFeed.json, 1],
  ['JSON Feed without text', () => RENDER.json({ ...channel, items }), byFeed.json, 1],
];

/** Milliseconds that a rendering takes, over some. */
function time(render: Render): number {
  const start = performance.now();
  for (let count = 0; count < TIMES; count += 1) render();
  return (performance.now() - start) / TIMES;
}

/** Milliseconds that each of some renderings takes, in turns, in each round. */
export async function measureRendering(renders: readonly Render[], rounds: number) {
  const all = await measureInTurns(renders, WARM_UP + rounds, time);
  return all.map((times) => times.slice(WARM_UP));
}

/** Renders 50 articles of 5 KB, in turns with `feed`. */
export async function benchmarkRendering({ of }: Scale): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, ours, feed, limit] of DOCUMENTS) {
    const [times = [], others = []] = await measureRendering([ours, feed], of(ROUNDS));
    rows.push(
      {
        what: `rendering ${name}`,
        beside: 'feed',
        ...compare(times, others),
        unit: '×',
        target: ['≤', limit],
      },
      { what: '  takes', ...summarize(times), unit: 'ms' },
    );
  }
  return rows;
}
