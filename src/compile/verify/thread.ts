import { parentPort } from 'node:worker_threads';
import { type Portion, renderPortion } from './portion.ts';

// The other end of verify.ts: receives portions of articles, posts back their faults.
parentPort?.on('message', async (portion: Portion) => {
  parentPort?.postMessage(await renderPortion(portion));
});
