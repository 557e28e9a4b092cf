import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import type autocannon from 'autocannon';
import { pin } from '../workerd/pin.ts';

/** What is asked, and for how long or how often. */
export type Task = Pick<
  autocannon.Options,
  'url' | 'headers' | 'requests' | 'duration' | 'amount' | 'connections'
>;

/** What came of it. */
export interface Loaded {
  readonly requests: number;
  /** Requests a second. */
  readonly rate: number;
  /** Errors and timeouts. */
  readonly failures: number;
  /** How many were answered with each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds that half of the requests took, and 99 of 100. */
  readonly p50: number;
  readonly p99: number;
  /** The share of one processor that the load itself took: near 1, it is the load that is measured. */
  readonly busy: number;
}

/** autocannon in a process of its own. */
export interface Load {
  readonly run: (task: Task) => Promise<Loaded>;
  readonly stop: () => void;
}

const PROGRAM = path.join(import.meta.dirname, 'process.ts');

/** @param processor on which it runs; on any where none is said */
export function startLoad(processor?: number): Load {
  const [program, args] = pin([process.execPath, [PROGRAM]], processor);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    async run(task) {
      child.send(task);
      const [loaded]: readonly Loaded[] = await once(child, 'message');
      if (!loaded) throw new Error('the load ended without a result');
      return loaded;
    },
    // Nothing keeps it alive then.
    stop: () => child.disconnect(),
  };
}
