import { RENDER } from '../../src/feed/render.ts';
import { median } from '../statistics.ts';
import { channel } from './channel.ts';

/** Makes a document, now or later. */
export type Render = () => string | Promise<string>;

const WARM_UP = 30;
const TIMES = 10;

/** Milliseconds that a rendering takes, over some. */
async function time(render: Render, times: number): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < times; count += 1) await render();
  return (performance.now() - start) / times;
}

/**
 * Renders in turns.
 * @param rounds of ten renderings each
 * @returns the milliseconds that each takes: the median of its rounds
 */
export async function measureRendering(
  renders: readonly Render[],
  rounds: number,
): Promise<readonly number[]> {
  for (const render of renders) await time(render, WARM_UP);
  const all = renders.map((render) => ({ render, times: Array.of<number>() }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { render, times } of all) times.push(await time(render, TIMES));
  }
  return all.map(({ times }) => median(times));
}

/** Milliseconds that Tidings takes for RSS. */
export async function measureRssRendering(rounds: number): Promise<number> {
  const [rss = Number.NaN] = await measureRendering([() => RENDER.rss(channel)], rounds);
  return rss;
}
