import { readFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';

/** Per second, of which Linux counts processor time (`getconf CLK_TCK`). */
const TICKS = 100;

/** Processor time, in seconds. */
interface Times {
  /** Of everything on this machine since it started. */
  readonly all: number;
  /** Of this program, and of all that it started and that has ended. */
  readonly own: number;
}

const addTicks = (ticks: readonly string[]): number =>
  ticks.reduce((sum, each) => sum + Number(each), 0) / TICKS;

/** @see https://man7.org/linux/man-pages/man5/proc_stat.5.html */
function readTimes(): Times {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [, user = '', nice = '', system = '', , , interrupts = '', soft = ''] = line.split(/\s+/);
  // The name of the program, in brackets, may hold spaces.
  const [, own = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  return {
    all: addTicks([user, nice, system, interrupts, soft]),
    own: addTicks(own.split(' ').slice(11, 15)),
  };
}

/**
 * Watches how busy others keep the machine.
 * @returns a sentence about it, and about the machine
 */
export function watchMachine(): () => string {
  const start = performance.now();
  const before = readTimes();
  const cores = os.availableParallelism();
  return () => {
    const { all, own } = readTimes();
    const seconds = (performance.now() - start) / 1000;
    const others = Math.max(0, all - before.all - (own - before.own)) / (seconds * cores);
    const [processor] = os.cpus();
    return `Node ${process.version} on ${cores} cores (${processor?.model.trim()}), ${os.type()} ${os.release()}; ${seconds.toFixed(0)} s, in which other programs took ${(others * 100).toFixed(0)} % of the processors.`;
  };
}
