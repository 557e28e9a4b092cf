/** What V8 says of an isolate's memory, in bytes. */
export interface HeapUsage {
  /** Of JavaScript's own objects. */
  readonly used: number;
  /** Of workerd's objects that JavaScript holds. */
  readonly embedder: number;
  /** Of array buffers: the bytes of rendered documents are among them. */
  readonly backing: number;
}

/** A connection to the inspector of the only Worker of a process. */
export interface Inspector {
  readonly call: (method: string, params?: object) => Promise<unknown>;
  readonly close: () => void;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const fieldOf = (value: unknown, name: string): unknown =>
  isObject(value) ? value[name] : undefined;

function numberOf(value: unknown, name: string): number {
  const number = fieldOf(value, name);
  if (typeof number !== 'number') throw new Error(`the inspector does not say ${name}`);
  return number;
}

/** @see https://chromedevtools.github.io/devtools-protocol/ */
export async function openInspector(url: URL): Promise<Inspector> {
  const targets: unknown = await (await fetch(new URL('/json', url))).json();
  const address = fieldOf(Array.isArray(targets) ? targets[0] : undefined, 'webSocketDebuggerUrl');
  if (typeof address !== 'string') throw new Error('the inspector names no Worker');
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const waiting = new Map<unknown, (answer: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer: unknown = JSON.parse(String(data));
    const id = fieldOf(answer, 'id');
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  let count = 0;
  return {
    async call(method, params = {}) {
      count += 1;
      const id = count;
      const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
      socket.send(JSON.stringify({ id, method, params }));
      const error = fieldOf(await answer, 'error');
      if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
      return fieldOf(await answer, 'result');
    },
    close: () => socket.close(),
  };
}

/** @see https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-getHeapUsage */
export async function readHeapUsage({ call }: Inspector): Promise<HeapUsage> {
  const usage = await call('Runtime.getHeapUsage');
  return {
    used: numberOf(usage, 'usedSize'),
    embedder: numberOf(usage, 'embedderHeapUsedSize'),
    backing: numberOf(usage, 'backingStorageSize'),
  };
}

/**
 * Has V8 collect all that nobody holds.
 * @param nudge makes a request: workerd comes to what the inspector put off with the next one
 */
export async function collectGarbage(
  { call }: Inspector,
  nudge: () => Promise<unknown>,
): Promise<void> {
  let isDone = false;
  const collected = call('HeapProfiler.collectGarbage').finally(() => {
    isDone = true;
  });
  while (!isDone) await nudge();
  await collected;
}
