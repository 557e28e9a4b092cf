import { compare, measureInTurns, median, summarize } from '../measure.ts';
import { formatNumber, type Part, type Row, type Scale } from '../report.ts';
import { pathOf } from '../site/article.ts';
import { bundleOther, FEW, getSite, ORDINARY } from '../site/site.ts';
import type { Request } from '../workerd/ask.ts';
import { makeConstant } from '../workerd/constant.ts';
import { poll } from '../workerd/load.ts';
import { startWorker, type Worker } from '../workerd/serve.ts';

/** Of each Worker, since two processes of the same program differ by some hundredths for as long as they live. */
const PROCESSES = 5;
/** Of each process, once it has as much memory as it takes: until then, the machine's is what is measured. */
const ROUNDS = 7;
const ROUND = { duration: 0.5, connections: 8 } as const;
const WARM_UP = { amount: 4000, connections: 8 } as const;

/** What is asked, and how many times as often as of a constant it is to be answered. */
const REQUESTS = [
  ['200 of a feed', { path: '/rss.xml', status: 200 }, 0.95],
  ['304 of a feed', { path: '/rss.xml', status: 304 }, 0.95],
  ['200 of an article', { path: pathOf(0), status: 200 }, 0.9],
] as const;

type Round = Awaited<ReturnType<typeof poll>>;

/** Redirects that a site has whose warm answers are measured beside those of one without. */
const RULES = 5000;
const FRONT: Request = { path: '/', status: 200 };
const QUERIED: Request = { path: '/?utm_source=feed', status: 200 };

/** Asks two Workers in turns, A B A B, in some new processes of each; maybe the other for another address. */
async function measurePair(
  { what, beside, target }: Pick<Row, 'what' | 'beside' | 'target'>,
  [our, other]: readonly [Worker, Worker],
  request: Request,
  of: Scale['of'],
  otherRequest = request,
): Promise<readonly Row[]> {
  const ours: Round[] = [];
  const others: Round[] = [];
  for (let process = 0; process < of(PROCESSES); process += 1) {
    await using a = await startWorker(our, { underLoad: true });
    await using b = await startWorker(other, { underLoad: true });
    const pair = [
      [a, request],
      [b, otherRequest],
    ] as const;
    for (const [served, each] of pair) await poll(served, each, WARM_UP);
    const rounds = pair.map(
      ([served, each]) =>
        () =>
          poll(served, each, ROUND),
    );
    const [all = [], allOthers = []] = await measureInTurns(rounds, of(ROUNDS));
    ours.push(...all);
    others.push(...allOthers);
  }
  const list = (rounds: readonly Round[], name: keyof Round) => rounds.map((each) => each[name]);
  const busy = median(list(ours, 'busy')) * 100;
  return [
    { what, beside, ...compare(list(ours, 'rate'), list(others, 'rate')), unit: '×', target },
    { what: '  by processor time', ...compare(list(others, 'cpu'), list(ours, 'cpu')), unit: '×' },
    { what: '  requests a second', ...summarize(list(ours, 'rate')) },
    { what: '  what asks', beside: 'its processor', measured: busy, unit: '%' },
  ];
}

/** With thousands of redirects beside none; and the front page with a query, which is looked at, beside one without. */
async function measureRedirects(of: Scale['of']): Promise<readonly Row[]> {
  const [ruled, plain] = [getSite(ORDINARY, RULES).worker, getSite(ORDINARY).worker];
  const target = ['≥', 0.98] as const;
  const [[name, request]] = REQUESTS;
  const rules = `${formatNumber(RULES)} redirects`;
  return [
    ...(await measurePair(
      { what: `${name}, ${rules}, warm`, beside: 'none', target },
      [ruled, plain],
      request,
      of,
    )),
    ...(await measurePair(
      { what: 'front page, a query, warm', beside: 'no query', target },
      [plain, plain],
      QUERIED,
      of,
      FRONT,
    )),
  ];
}

/**
 * Beside the limit of the platform, with each constant beside itself: how far from 1 that is, is noise. Beside Hono
 * and `feed`, which render on every request. And with many articles beside few, whose documents are alike.
 */
export const warm: Part = async ({ articles, of }) => {
  const [{ worker }, many, few] = [getSite(ORDINARY), getSite(articles), getSite(FEW)];
  const rows: Row[] = [];
  for (const [name, request, limit] of REQUESTS) {
    const constant = await makeConstant(worker, request);
    const row = { what: `${name}, warm`, beside: 'a constant', target: ['≥', limit] } as const;
    const control = { what: 'control', beside: 'itself' };
    rows.push(...(await measurePair(row, [worker, constant], request, of)));
    rows.push(...(await measurePair(control, [constant, constant], request, of)));
  }
  const [[name, request]] = REQUESTS;
  const rival = { what: `${name}, warm`, beside: 'rendering each time', target: ['≥', 4] } as const;
  rows.push(...(await measurePair(rival, [worker, bundleOther('rival')], request, of)));
  for (const [name, request] of REQUESTS) {
    const what = `${name}, ${formatNumber(articles)}, warm`;
    const row = { what, beside: `the same of ${FEW}`, target: ['≥', 0.98] } as const;
    rows.push(...(await measurePair(row, [many.shortFeeds, few.shortFeeds], request, of)));
  }
  return [...rows, ...(await measureRedirects(of))];
};
