import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Under load, what answers has one processor and what asks another: neither waits for the other's, or moves. */
export const pinTo = (processor: 'answering' | 'asking'): readonly string[] => [
  ...['taskset', '--cpu-list'],
  processor === 'answering' ? '0' : '1',
];

/**
 * Milliseconds of processor time of a thread. The first has the number of the process: in it workerd runs
 * a Worker and serves it, and V8 compiles and collects in others.
 * @see https://docs.kernel.org/scheduler/sched-stats.html of `schedstat`, which counts nanoseconds
 */
export const readThreadTime = (pid: number, thread: number | string = pid): number =>
  Number.parseInt(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'), 10) / 1e6;

/** The same over all threads of a process. */
export const readProcessorTime = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + readThreadTime(pid, thread), 0);

/** The same once it is done, and takes nothing for 20 ms: V8 compiles and collects after the answer, too. */
export async function readSettledTime(pid: number): Promise<number> {
  const before = readProcessorTime(pid);
  await sleep(20);
  return readProcessorTime(pid) === before ? before : readSettledTime(pid);
}

/** Resident memory of a process, in megabytes. */
export const readMemory = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
