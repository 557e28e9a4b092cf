import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import autocannon from 'autocannon';
import { findHeaders, type Request } from './ask.ts';
import { pinTo, readProcessorTime } from './processor.ts';
import type { Served } from './serve.ts';

type Options = Pick<autocannon.Options, 'amount' | 'duration' | 'connections' | 'requests'>;

/** Milliseconds between two looks at the clock: a round is longer than said by one of these at most. */
const TICK = 20;

if (import.meta.main) {
  process.on('message', async (options: autocannon.Options) => {
    process.send?.(await autocannon({ sampleInt: TICK, ...options }));
  });
}

/** This very file in a process of its own, so that nothing else waits where requests are made; it ends with the run. */
let loading: ChildProcess | undefined;

function startLoading(): ChildProcess {
  const [execPath, ...execArgv] = [...pinTo('asking'), process.execPath];
  const child = fork(import.meta.filename, { execPath, execArgv });
  child.unref();
  child.channel?.unref();
  return child;
}

/**
 * Makes requests as fast as they are answered, by autocannon.
 * @returns its result, and the share of one processor that it took: near 1, it is the load that is measured
 */
export async function load({ url }: Served, options: Options) {
  loading ??= startLoading();
  const { pid = 0 } = loading;
  const before = readProcessorTime(pid);
  loading.send({ url: url.origin, ...options });
  const [result]: readonly autocannon.Result[] = await once(loading, 'message');
  if (!result) throw new Error('the load ended without a result');
  return { ...result, busy: (readProcessorTime(pid) - before) / 1000 / result.duration };
}

/**
 * Makes one request over and over.
 * @returns answers a second, the milliseconds of processor time of the server's process for each, and how busy asking was
 */
export async function poll(served: Served, request: Request, options: Options) {
  const requests = [{ path: request.path, headers: await findHeaders(served, request) }];
  const before = readProcessorTime(served.pid);
  const { busy, duration, errors, ...result } = await load(served, { ...options, requests });
  const cpu = readProcessorTime(served.pid) - before;
  const { total } = result.requests;
  const others = Object.keys(result.statusCodeStats ?? {}).filter(
    (status) => Number(status) !== request.status,
  );
  if (errors > 0 || others.length > 0) {
    throw new Error(`${request.path}, under load: ${errors} errors, and answers with ${others}`);
  }
  return { rate: total / duration, cpu: cpu / total, busy };
}
