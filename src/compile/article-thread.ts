import { parentPort } from 'node:worker_threads';
import { readArticle } from '../read/read-article.ts';
import type { Portion } from './read-articles.ts';

// The other end of read-articles.ts: receives portions of articles, posts back their readings.
parentPort?.on('message', ({ seeds, defaults }: Portion) => {
  parentPort?.postMessage(seeds.map((seed) => readArticle(seed, defaults)));
});
