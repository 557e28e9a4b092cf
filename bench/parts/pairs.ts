import { compare, measureInTurns, median, summarize } from '../measure.ts';
import type { Row, Scale } from '../report.ts';
import type { Request } from '../workerd/ask.ts';
import { poll } from '../workerd/load.ts';
import { startWorker, type Worker } from '../workerd/serve.ts';

/** Of each Worker, since two processes of the same program differ by some hundredths for as long as they live. */
const PROCESSES = 5;
/** Of each process, once it has as much memory as it takes: until then, the machine's is what is measured. */
const ROUNDS = 7;
const ROUND = { duration: 0.5, connections: 8 } as const;
const WARM_UP = { amount: 4000, connections: 8 } as const;

type Round = Awaited<ReturnType<typeof poll>>;

/**
 * Asks two Workers in turns, A B A B, in some new processes of each; maybe the other for another address. A full one
 * takes a minute, so it says on the terminal what it is at.
 */
export async function measurePair(
  { what, beside, target }: Pick<Row, 'what' | 'beside' | 'target'>,
  [our, other]: readonly [Worker, Worker],
  request: Request,
  of: Scale['of'],
  otherRequest = request,
): Promise<readonly Row[]> {
  console.error(`  ${what}, beside ${beside} …`);
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
