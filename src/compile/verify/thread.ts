import { parentPort } from 'node:worker_threads';
import { type Portion, renderPortion } from './portion.ts';

// The other end of verify.ts: portions of articles in, what cannot be served of them out.
parentPort?.on('message', async (portion: Portion) => {
  parentPort?.postMessage(await renderPortion(portion));
});
