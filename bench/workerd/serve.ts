import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import workerd from 'workerd';
import { z } from 'zod';
import { type Worker, writeConfiguration } from './configuration.ts';
import { ANSWERING, pin } from './processor.ts';

/** A Worker in a process of its own. */
export interface Served extends AsyncDisposable {
  readonly url: URL;
  readonly pid: number;
  /** Where V8's inspector listens, if it was asked for. */
  readonly inspector: URL | undefined;
}

/**
 * A body that was sent waits for V8's collector of young objects, which comes more seldom the more room these
 * have; and workerd by itself sets no limit. So where there is load, all Workers keep the megabyte that V8 begins
 * with: otherwise bodies come to gigabytes, and what is measured is how fast the machine hands out memory.
 */
const FLAGS_UNDER_LOAD = ['--max-semi-space-size=1'] as const;

const message = z.object({ event: z.enum(['listen', 'listen-inspector']), port: z.number() });

const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) child.kill();
});

/** Waits until workerd listens, as it says on its control pipe. Nothing is asked of it. */
async function readUrls(control: Readable, count: number) {
  const urls = new Map<string, URL>();
  for await (const line of createInterface(control)) {
    const { event, port } = message.parse(JSON.parse(line));
    urls.set(event, new URL(`http://127.0.0.1:${port}`));
    const url = urls.get('listen');
    if (url && urls.size === count) return { url, inspector: urls.get('listen-inspector') };
  }
  throw new Error('workerd does not listen');
}

/**
 * Starts workerd, on loopback; it stops where `await using` ends.
 * @param how underLoad: on a processor of its own, see `FLAGS_UNDER_LOAD`; inspected: with V8's inspector
 */
export async function startWorker(
  worker: Worker,
  { underLoad = false, inspected = false } = {},
): Promise<Served> {
  const file = writeConfiguration(worker, underLoad ? FLAGS_UNDER_LOAD : []);
  const command = [workerd.default, 'serve', file, '--socket-addr=http=127.0.0.1:0'];
  command.push('--control-fd=3', ...(inspected ? ['--inspector-addr=127.0.0.1:0'] : []));
  const [program = '', ...args] = underLoad ? pin(command, ANSWERING) : command;
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  running.add(child);
  const ended = once(child, 'close');
  const [, , , control] = child.stdio;
  const { pid } = child;
  if (!pid || !(control instanceof Readable)) throw new Error('workerd did not start');
  return {
    pid,
    ...(await readUrls(control, inspected ? 2 : 1)),
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
      running.delete(child);
    },
  };
}
