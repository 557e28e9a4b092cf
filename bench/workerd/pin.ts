import { spawnSync } from 'node:child_process';
import os from 'node:os';

/** A program and what it is given. */
type Command = readonly [program: string, args: readonly string[]];

/** True where processes can be given a processor each: Linux has `taskset`, and there are two. */
const canPin: boolean =
  os.availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/**
 * The command on one processor, where that can be done: then what asks and what answers never wait for
 * one another's, and no process moves.
 * @param processor its number; as the scheduler likes where there is none
 */
export const pin = ([program, args]: Command, processor: number | undefined): Command =>
  canPin && processor !== undefined
    ? ['taskset', ['--cpu-list', String(processor), program, ...args]]
    : [program, args];
