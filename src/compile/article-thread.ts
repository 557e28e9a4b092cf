import { parentPort } from 'node:worker_threads';
import { readArticle } from '../read/read-article.ts';
import type { Portion } from './read-articles.ts';

// The other end of read-articles.ts: portions of articles in, what they say out.
parentPort?.on('message', ({ seeds, language }: Portion) => {
  parentPort?.postMessage(seeds.map((seed) => readArticle(seed, language)));
});
