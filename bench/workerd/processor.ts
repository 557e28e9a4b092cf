import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Milliseconds of processor time that a process has taken, over all of its threads. `schedstat` counts
 * nanoseconds, where `stat` has ticks of ten milliseconds.
 * @see https://docs.kernel.org/scheduler/sched-stats.html
 */
export const readProcessorTime = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`)
    .map((thread) => readThreadTime(pid, thread))
    .reduce((sum, each) => sum + each, 0);

/**
 * The same of one thread; the first has the number of the process. In it workerd runs a Worker and serves
 * it, and V8 compiles and collects in others.
 */
export function readThreadTime(pid: number, thread: number | string = pid): number {
  const text = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8');
  return Number(text.split(' ')[0]) / 1e6;
}

/** Milliseconds for which a process takes nothing when it is done, and how often it is looked at. */
const QUIET = 20;
const LOOKS = 500;

/** The same once it is done: V8 compiles and collects after the answer, too. */
export async function readSettledTime(pid: number): Promise<number> {
  let before = readProcessorTime(pid);
  for (let look = 0; look < LOOKS; look += 1) {
    await sleep(QUIET);
    const now = readProcessorTime(pid);
    if (now === before) return now;
    before = now;
  }
  throw new Error('the process never rests');
}

/** Resident memory of a process, in megabytes. */
export const readMemory = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
