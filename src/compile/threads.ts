import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** Work for threads, in portions. */
export interface Work<Portion, Result> {
  /** A module in this folder, which each thread runs. It answers every message with a result. */
  readonly file: string;
  readonly portions: readonly Portion[];
  readonly onResult: (portion: Portion, result: Result) => void;
  /**
   * A portion ended its thread, by running out of memory, say.
   * @returns smaller portions to try instead
   */
  readonly onDeath: (portion: Portion, error: Error) => readonly Portion[];
}

/** Runs work in threads, one per processor, a portion at a time. */
export async function runThreads<Portion, Result>({
  file,
  portions,
  onResult,
  onDeath,
}: Work<Portion, Result>): Promise<void> {
  const waiting = [...portions];
  /** Runs a thread until no portion is left. If it dies, only its current portion fails. */
  const runThread = (): Promise<void> =>
    new Promise((resolve) => {
      const thread = new Worker(path.join(import.meta.dirname, file), {
        // Readers create many short-lived objects.
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
