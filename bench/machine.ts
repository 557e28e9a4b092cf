import { readFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';

/** Per second, of which Linux counts processor time (`getconf CLK_TCK`). */
const TICKS = 100;

const add = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/**
 * Seconds of processor time of all but this program, and what it started and has ended, since the machine started.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function readOthers(): number {
  const all = os.cpus().map(({ times: { user, nice, sys, irq } }) => user + nice + sys + irq);
  // The name of the program, in brackets, may hold spaces.
  const [, fields = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  const own = fields.split(' ').slice(11, 15).map(Number);
  return add(all) / 1000 - add(own) / TICKS;
}

/** Watches how busy others keep the machine, until the sentence about it is asked for. */
export function watchMachine(): () => string {
  const [start, before] = [performance.now(), readOthers()];
  return () => {
    const seconds = (performance.now() - start) / 1000;
    const [{ model } = { model: '' }] = os.cpus();
    const cores = os.availableParallelism();
    const share = (100 * Math.max(0, readOthers() - before)) / (seconds * cores);
    return `Node ${process.version} on ${cores} cores (${model.trim()}), Linux ${os.release()}; ${seconds.toFixed(0)} s, in which other programs took ${share.toFixed(0)} % of the processors.`;
  };
}
