import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** What threads are given to do. */
export interface Work<Portion, Result> {
  /** The file that each thread runs, next to this one: it answers every message with a result. */
  readonly file: string;
  readonly portions: readonly Portion[];
  readonly onResult: (portion: Portion, result: Result) => void;
  /**
   * A portion ended its thread: it used up the memory, say.
   * @returns smaller portions to try instead
   */
  readonly onDeath: (portion: Portion, error: Error) => readonly Portion[];
}

/** Does work in threads, one for each processor, a portion at a time. */
export async function runThreads<Portion, Result>({
  file,
  portions,
  onResult,
  onDeath,
}: Work<Portion, Result>): Promise<void> {
  const waiting = [...portions];
  /** Runs one thread until nothing waits, or until it dies, which is the end of one portion alone. */
  const runThread = (): Promise<void> =>
    new Promise((resolve) => {
      const thread = new Worker(path.join(import.meta.dirname, file), {
        // Readers make much that is short-lived.
        resourceLimits: { maxYoungGenerationSizeMb: 64 },
      });
      let portion = waiting.shift();
      const send = (): void => {
        if (portion === undefined) void thread.terminate().then(() => resolve());
        else thread.postMessage(portion);
      };
      thread.on('message', (result: Result) => {
        if (portion !== undefined) onResult(portion, result);
        portion = waiting.shift();
        send();
      });
      thread.on('error', (error: Error) => {
        if (portion !== undefined) waiting.push(...onDeath(portion, error));
        resolve(waiting.length > 0 ? runThread() : undefined);
      });
      send();
    });
  const threads = Math.min(os.availableParallelism(), portions.length);
  await Promise.all(Array.from({ length: threads }, runThread));
}
