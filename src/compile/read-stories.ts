import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { findKey, type Stories } from './cache.ts';
import type { Seed } from './seeds.ts';
import { readStory, type Story, type StoryReading } from './story.ts';

/** Fewer articles are read sooner than threads are started. */
const WORTH_THREADS = 300;

/** Articles that a thread is given at a time. */
const PORTION = 50;

/** How far the reading is. */
export type OnProgress = (done: number, total: number) => void;

/** What a thread is given, and what it gives back for it, in the same order. */
export interface Portion {
  readonly seeds: readonly Seed[];
  readonly language: string;
}

/** Has a thread read portions until none is left. */
function runThread(
  take: () => Portion | undefined,
  give: (portion: Portion, readings: readonly StoryReading[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(path.join(import.meta.dirname, 'story-thread.ts'), {
      // Readers make much that lives short.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    let portion: Portion | undefined;
    const next = (): void => {
      portion = take();
      if (portion) thread.postMessage(portion);
      else void thread.terminate().then(() => resolve());
    };
    thread.on('message', (readings: readonly StoryReading[]) => {
      if (portion) give(portion, readings);
      next();
    });
    thread.on('error', reject);
    next();
  });
}

/** Reads in threads, one for each processor. */
async function readInThreads(
  seeds: readonly Seed[],
  language: string,
  onProgress: OnProgress,
): Promise<ReadonlyMap<Seed, StoryReading>> {
  const read = new Map<Seed, StoryReading>();
  let position = 0;
  const take = (): Portion | undefined => {
    const some = seeds.slice(position, position + PORTION);
    position += PORTION;
    return some.length > 0 ? { seeds: some, language } : undefined;
  };
  const give = (portion: Portion, readings: readonly StoryReading[]): void => {
    for (const [index, seed] of portion.seeds.entries()) {
      const reading = readings[index];
      if (reading) read.set(seed, reading);
    }
    onProgress(read.size, seeds.length);
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, () => runThread(take, give)));
  return read;
}

/**
 * Reads every article, but for those that the last compile read from the same bytes.
 * @returns the readings in the order of the seeds, and each story for the next time
 */
export async function readStories(
  seeds: readonly Seed[],
  language: string,
  known: Stories,
  onProgress: OnProgress,
): Promise<{ readonly readings: readonly StoryReading[]; readonly stories: Stories }> {
  const keys = new Map(seeds.map((seed) => [seed, findKey(seed, language)]));
  const keyOf = (seed: Seed): string => keys.get(seed) ?? '';
  const unread = seeds.filter((seed) => !known.has(keyOf(seed)));
  const read: ReadonlyMap<Seed, StoryReading> =
    unread.length < WORTH_THREADS
      ? new Map(unread.map((seed) => [seed, readStory(seed, language)]))
      : await readInThreads(unread, language, onProgress);
  const stories = new Map<string, Story>();
  const readings = seeds.map((seed): StoryReading => {
    const story = known.get(keyOf(seed));
    const reading = story ? { story } : (read.get(seed) ?? { problems: [] });
    if ('story' in reading) stories.set(keyOf(seed), reading.story);
    return reading;
  });
  return { readings, stories };
}
