import { parentPort } from 'node:worker_threads';

// Doubles numbers, and dies of 13.
parentPort?.on('message', (numbers: readonly number[]) => {
  if (numbers.includes(13)) throw new Error('unlucky');
  parentPort?.postMessage(numbers.map((number) => number * 2));
});
