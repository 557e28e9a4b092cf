import { readFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';

/** Milliseconds in which Linux counts processor time (`getconf CLK_TCK`). */
const TICK = 10;

const add = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/**
 * Milliseconds of all processors since the machine started, and those that they worked for all but this program
 * and what it started and has ended.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function readTimes() {
  const times = os.cpus().map((each) => each.times);
  const all = add(times.flatMap((each) => Object.values(each)));
  // The name of the program, in brackets, may hold spaces.
  const [, fields = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  const own = add(fields.split(' ').slice(11, 15).map(Number)) * TICK;
  return { all, others: all - add(times.map(({ idle }) => idle)) - own };
}

/** Watches how busy others keep the machine, until the sentence about it is asked for. */
export function watchMachine(): () => string {
  const before = readTimes();
  return () => {
    const { all, others } = readTimes();
    const [{ model } = { model: '' }] = os.cpus();
    const share = (100 * Math.max(0, others - before.others)) / (all - before.all);
    return `Node ${process.version} on ${os.availableParallelism()} cores (${model.trim()}), Linux ${os.release()}; ${process.uptime().toFixed(0)} s, in which other programs took ${share.toFixed(0)} % of the processors.`;
  };
}
