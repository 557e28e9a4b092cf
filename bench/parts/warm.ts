import { isDeepStrictEqual } from 'node:util';
import type { Rounds } from '../load/compare.ts';
import { startLoad } from '../load/load.ts';
import { bundle } from '../made/bundle.ts';
import { findSite, type MadeSite, writeTidings } from '../made/sites.ts';
import { type Findings, formatCount } from '../report.ts';
import { type Answer, formatBare, readAnswer } from '../workerd/bare.ts';
import { UNDER_LOAD, writeProgram } from '../workerd/configure.ts';
import { type Served, whileServed } from '../workerd/serve.ts';
import {
  ASKING,
  type Case,
  FEED,
  findSide,
  measurePair,
  NOT_MODIFIED,
  PAGE,
  type Surroundings,
} from './warm-pair.ts';
import { describeLoad, formatRows, toVerdicts, type WarmRow } from './warm-table.ts';

/** A site whose feed is full, and the settings of a feed that is the same on sites of any size. */
const ORDINARY = 100;
const FEW = 10;
const SHORT_FEED = { FEED_LIMIT: String(FEW) } as const;

/** Beside a Worker that gives the same answer from a constant; and that one beside itself. */
async function measureBesideBare(
  surroundings: Surroundings,
  tidings: string,
  each: Case,
): Promise<readonly WarmRow[]> {
  const readSide = async (served: Served): Promise<Answer> => {
    const { path, headers } = await findSide(served, each);
    return readAnswer(new URL(path, served.url), headers);
  };
  const answer = await whileServed(tidings, {}, readSide);
  const bare = await writeProgram('bare', { script: formatBare(answer), flags: UNDER_LOAD });
  if (!isDeepStrictEqual(await whileServed(bare, {}, readSide), answer)) {
    throw new Error(`the bare Worker answers ${each.path} differently`);
  }
  const control = { ...each, name: `  control: bare, a ${each.status}`, target: undefined };
  const row = await measurePair(surroundings, each, 'bare', [tidings, bare]);
  return surroundings.controls
    ? [row, await measurePair(surroundings, control, 'itself', [bare, bare])]
    : [row];
}

/** Beside Hono and `feed`, which render on every request. */
async function measureBesideRival(
  surroundings: Surroundings,
  { root }: MadeSite,
  tidings: string,
): Promise<WarmRow> {
  const script = await bundle(root, 'bench/workers/rival.ts');
  const rival = await writeProgram('rival', { script, flags: UNDER_LOAD });
  return measurePair(surroundings, { ...FEED, target: 4 }, 'rendering each time', [tidings, rival]);
}

/** The same Worker with many articles beside one with few, and documents that are alike. */
async function measureSizes(
  surroundings: Surroundings,
  articles: number,
): Promise<readonly WarmRow[]> {
  const [many, few] = [await findSite(articles), await findSite(FEW)];
  const programs = [
    await writeTidings(many, SHORT_FEED, UNDER_LOAD),
    await writeTidings(few, SHORT_FEED, UNDER_LOAD),
  ] as const;
  const rows: WarmRow[] = [];
  for (const { name, ...each } of [FEED, NOT_MODIFIED, { ...PAGE, path: many.newest }]) {
    const sized = { ...each, name: `${name}, ${formatCount(articles)}`, target: 0.98 };
    rows.push(await measurePair(surroundings, sized, `the same of ${FEW}`, programs));
  }
  return rows;
}

/**
 * A warm Worker beside the limit of the platform, beside a rival, and beside itself with few articles.
 * @param articles of the large site
 * @param controls whether each bare Worker is compared with itself too
 */
export async function benchmarkWarm(
  articles: number,
  rounds: Rounds,
  controls: boolean,
): Promise<Findings> {
  const load = startLoad(ASKING);
  try {
    const surroundings = { load, rounds, controls };
    const site = await findSite(ORDINARY);
    const tidings = await writeTidings(site, {}, UNDER_LOAD);
    const rows: WarmRow[] = [];
    for (const each of [FEED, NOT_MODIFIED, { ...PAGE, path: site.newest }]) {
      rows.push(...(await measureBesideBare(surroundings, tidings, each)));
    }
    rows.push(await measureBesideRival(surroundings, site, tidings));
    rows.push(...(await measureSizes(surroundings, articles)));
    return {
      tables: [formatRows(rows)],
      notes: [describeLoad(rows)],
      verdicts: rows.flatMap(toVerdicts),
    };
  } finally {
    load.stop();
  }
}
