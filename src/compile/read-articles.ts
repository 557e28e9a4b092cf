import { explainBug } from '../read/article-error.ts';
import {
  type ArticleReading,
  type ParsedArticle,
  readArticle,
  type SiteDefaults,
} from '../read/read-article.ts';
import type { Seed } from '../read/seed.ts';
import { computeKey, type ParsedArticles } from './cache.ts';
import { runThreads } from './threads.ts';

/** Fewer articles are read faster than threads are started. */
const WORTH_THREADS = 300;

/** Articles per message to a thread. */
const PORTION = 50;

/** Called with the number of articles read so far. */
export type OnProgress = (done: number, total: number) => void;

/** A message to a thread, which answers with a reading of each seed, in the same order. */
export interface Portion {
  readonly seeds: readonly Seed[];
  readonly defaults: SiteDefaults;
}

async function readInThreads(
  seeds: readonly Seed[],
  defaults: SiteDefaults,
  onProgress: OnProgress,
): Promise<ReadonlyMap<Seed, ArticleReading>> {
  const read = new Map<Seed, ArticleReading>();
  await runThreads<Portion, readonly ArticleReading[]>({
    file: 'article-thread.ts',
    portions: Array.from({ length: Math.ceil(seeds.length / PORTION) }, (_, at) => ({
      seeds: seeds.slice(at * PORTION, (at + 1) * PORTION),
      defaults,
    })),
    onResult: (portion, readings) => {
      for (const [index, seed] of portion.seeds.entries()) {
        const reading = readings[index];
        if (reading) read.set(seed, reading);
      }
      onProgress(read.size, seeds.length);
    },
    onDeath: (portion, error) => {
      const [seed, ...more] = portion.seeds;
      if (seed && more.length === 0) {
        read.set(seed, { problems: [explainBug(seed.source.file, error)] });
        return [];
      }
      return portion.seeds.map((each) => ({ seeds: [each], defaults }));
    },
  });
  return read;
}

/**
 * Reads every article, except those that the last compile read from the same bytes.
 * @returns the readings in the order of the seeds, and the articles to keep for the next compile
 */
export async function readArticles(
  seeds: readonly Seed[],
  defaults: SiteDefaults,
  known: ParsedArticles,
  onProgress: OnProgress,
): Promise<{
  readonly readings: readonly ArticleReading[];
  readonly parsedArticles: ParsedArticles;
}> {
  const keys = new Map(seeds.map((seed) => [seed, computeKey(seed, defaults)]));
  const keyOf = (seed: Seed): string => keys.get(seed) ?? '';
  const unread = seeds.filter((seed) => !known.has(keyOf(seed)));
  const read: ReadonlyMap<Seed, ArticleReading> =
    unread.length < WORTH_THREADS
      ? new Map(unread.map((seed) => [seed, readArticle(seed, defaults)]))
      : await readInThreads(unread, defaults, onProgress);
  const parsedArticles = new Map<string, ParsedArticle>();
  const readings = seeds.map((seed): ArticleReading => {
    const parsed = known.get(keyOf(seed));
    const reading = parsed ? { parsed } : (read.get(seed) ?? { problems: [] });
    if ('parsed' in reading) parsedArticles.set(keyOf(seed), reading.parsed);
    return reading;
  });
  return { readings, parsedArticles };
}
