import { RENDER } from '../../src/feed/render.ts';
import { compareTimes, measureInTurns } from '../measure.ts';
import type { Part, Row } from '../report.ts';
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
export function time(render: Render): number {
  const start = performance.now();
  for (let count = 0; count < TIMES; count += 1) render();
  return (performance.now() - start) / TIMES;
}

/** Renders 50 articles of 5 KB, in turns with `feed`. */
export const rendering: Part = async ({ of }) => {
  const rows: Row[] = [];
  for (const [name, ours, feed, limit] of DOCUMENTS) {
    const row = { what: `rendering ${name}`, beside: 'feed', target: ['≤', limit] } as const;
    const measures = [() => time(ours), () => time(feed)] as const;
    await measureInTurns(measures, WARM_UP);
    rows.push(...(await compareTimes(row, of(ROUNDS), measures)));
  }
  return rows;
};
