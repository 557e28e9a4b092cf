import { once } from 'node:events';
import { z } from 'zod';
import { ask } from './ask.ts';
import type { Served } from './serve.ts';

const targets = z.tuple([z.object({ webSocketDebuggerUrl: z.string() })], z.unknown());
const answer = z.object({ result: z.unknown() });

/** In bytes: JavaScript's objects, those of workerd's that they hold, and array buffers, where rendered documents are. */
const heapUsage = z.object({
  usedSize: z.number(),
  embedderHeapUsedSize: z.number(),
  backingStorageSize: z.number(),
});

/**
 * Connects to V8 of the only isolate of a process.
 * @see https://chromedevtools.github.io/devtools-protocol/
 */
export async function openInspector(served: Served) {
  // The inspector knows of no Worker before there is one, and workerd comes to what it put off with the next request.
  const nudge = () => ask(served, '/robots.txt');
  await nudge();
  const list = await fetch(new URL('/json', served.inspector));
  const [{ webSocketDebuggerUrl }] = targets.parse(await list.json());
  const socket = new WebSocket(webSocketDebuggerUrl);
  await once(socket, 'open');
  const call = async (method: string): Promise<unknown> => {
    socket.send(JSON.stringify({ id: 1, method }));
    const [{ data }] = await once(socket, 'message');
    return answer.parse(JSON.parse(String(data))).result;
  };
  return {
    /** Bytes of all kinds together. */
    async readMemory(): Promise<number> {
      const usage = heapUsage.parse(await call('Runtime.getHeapUsage'));
      return usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
    },
    /** Has V8 collect all that nobody holds. */
    async collectGarbage(): Promise<void> {
      const collected = call('HeapProfiler.collectGarbage').then(() => true);
      while (!(await Promise.race([collected, nudge().then(() => false)])));
    },
    [Symbol.dispose]: () => socket.close(),
  };
}
