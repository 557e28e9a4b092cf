import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// The reader imports its weights. Here it gets those of a model that has not seen the pages.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('/clutter/weights.json')
      ? { format: 'json', source: workerData.weights, shortCircuit: true }
      : next(url, context),
});

const { tryReader } = await import('./try-reader.ts');
parentPort?.postMessage(tryReader(workerData.pages));
