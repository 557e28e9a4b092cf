import { on, once } from 'node:events';
import { z } from 'zod';
import { ask } from './ask.ts';
import type { Served } from './serve.ts';

const targets = z.tuple([z.object({ webSocketDebuggerUrl: z.string() })], z.unknown());

/** What has no number is an event, and no answer. */
const message = z.object({ id: z.number().optional(), result: z.object({}).loose().optional() });

/** In bytes: JavaScript's objects, those of workerd's that they hold, and array buffers, where rendered documents are. */
const heapUsage = z.object({
  usedSize: z.number(),
  embedderHeapUsedSize: z.number(),
  backingStorageSize: z.number(),
});

/**
 * Bytes that the only isolate of a process holds, of all kinds together, once V8 has collected what nobody holds.
 * @see https://chromedevtools.github.io/devtools-protocol/
 */
export async function readHeapSize(served: Served): Promise<number> {
  const list = await fetch(new URL('/json', served.inspector));
  const [{ webSocketDebuggerUrl }] = targets.parse(await list.json());
  const socket = new WebSocket(webSocketDebuggerUrl);
  await once(socket, 'open');
  const call = async (method: string): Promise<unknown> => {
    socket.send(JSON.stringify({ id: 1, method }));
    for await (const [{ data }] of on(socket, 'message')) {
      const { id, result } = message.parse(JSON.parse(String(data)));
      if (id !== undefined) return result;
    }
    return undefined;
  };
  const collected = call('HeapProfiler.collectGarbage').then(() => true);
  // workerd comes to what the inspector put off with the next request.
  const nudge = () => ask(served, '/robots.txt').then(() => false);
  while (!(await Promise.race([collected, nudge()])));
  const usage = heapUsage.parse(await call('Runtime.getHeapUsage'));
  socket.close();
  return usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
}
