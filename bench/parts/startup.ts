import { bundle } from '../made/bundle.ts';
import { findSite, writeTidings } from '../made/sites.ts';
import { showProgress } from '../progress.ts';
import { type Findings, formatCount } from '../report.ts';
import { median } from '../statistics.ts';
import { writeProgram } from '../workerd/configure.ts';
import { readSettledTime } from '../workerd/processor.ts';
import { whileServed } from '../workerd/serve.ts';

/** workerd itself, with the least that it takes. */
const BARE = 'export default { fetch: () => new Response() };\n';

/** A Worker whose start is measured: milliseconds of processor time, each in a new process. */
interface Started {
  readonly name: string;
  readonly program: string;
  readonly times: number[];
}

/** The process from its start until it has answered a request that touches no article. */
const measure = (program: string): Promise<number> =>
  whileServed(program, {}, async ({ url, pid }) => {
    const response = await fetch(url, { method: 'OPTIONS' });
    await response.arrayBuffer();
    return readSettledTime(pid);
  });

/**
 * What it takes to start a large site's Worker, beside an empty one.
 * @param articles of the large site
 */
export async function benchmarkStartup(articles: number, rounds: number): Promise<Findings> {
  const create = (name: string, program: string): Started => ({ name, program, times: [] });
  const createTidings = async (count: number): Promise<Started> =>
    create(`Tidings, ${formatCount(count)} articles`, await writeTidings(await findSite(count)));

  const bare = create('workerd, one line', await writeProgram('bare', { script: BARE }));
  const { root } = await findSite(100);
  const script = await bundle(root, 'bench/workers/empty.ts');
  const empty = create('an empty Hono', await writeProgram('empty', { script }));
  const sites = [await createTidings(1), await createTidings(100)];
  const large = await createTidings(articles);
  const all = [bare, empty, ...sites, large];
  for (let round = 1; round <= rounds; round += 1) {
    showProgress(`start-up: round ${round} of ${rounds}`);
    for (const { program, times } of all) times.push(await measure(program));
  }

  const own = ({ times }: Started): number => median(times) - median(bare.times);
  const wholeRatio = (each: Started): number => median(each.times) / median(empty.times);
  const ownRatio = (each: Started): number => own(each) / own(empty);
  const against = 'an empty Hono Worker';
  const what = `start-up, ${formatCount(articles)} articles`;
  return {
    tables: [
      [
        ['start-up', 'whole process', 'to the empty', 'less workerd', 'to the empty'],
        ...all.map((each) => [
          each.name,
          `${median(each.times).toFixed(1)} ms`,
          `${wholeRatio(each).toFixed(2)} ×`,
          `${own(each).toFixed(1)} ms`,
          `${ownRatio(each).toFixed(2)} ×`,
        ]),
      ],
    ],
    verdicts: [
      // Of the empty one little is left without workerd itself, and most of that is noise.
      { what, against, measured: wholeRatio(large), relation: '≤', limit: 2, unit: '×' },
      {
        what,
        against: '',
        measured: median(large.times),
        relation: '<',
        limit: 50,
        unit: 'ms',
        digits: 1,
      },
    ],
  };
}
