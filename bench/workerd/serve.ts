import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import workerd from 'workerd';
import { pin } from './pin.ts';

/** A Worker in a process of its own. */
export interface Served {
  readonly url: URL;
  readonly pid: number;
  /** Where V8's inspector listens, if it was asked for. */
  readonly inspector: URL | undefined;
  readonly stop: () => Promise<void>;
}

/** How it is to be served. */
interface Serving {
  readonly inspected?: boolean;
  /** On which processor; on any where none is said. */
  readonly processor?: number;
}

const HOST = '127.0.0.1';

/** Milliseconds that workerd may take to listen. */
const PATIENCE = 10_000;

const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) child.kill();
});

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, HOST);
    socket.on('error', () => resolve(false));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });

async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await isOpen(port))) {
    if (child.exitCode !== null || performance.now() > end) {
      throw new Error('workerd does not listen');
    }
    await sleep(2);
  }
}

/**
 * Starts workerd, on loopback, and waits until it takes connections. Nothing is asked of it.
 * @param configuration the path of a file of `writeProgram`
 */
async function serve(configuration: string, serving: Serving = {}): Promise<Served> {
  const port = await getPort({ host: HOST });
  const inspector = serving.inspected ? `${HOST}:${await getPort({ host: HOST })}` : undefined;
  const [program, args] = pin(
    [
      workerd.default,
      [
        'serve',
        configuration,
        `--socket-addr=http=${HOST}:${port}`,
        ...(inspector === undefined ? [] : [`--inspector-addr=${inspector}`]),
      ],
    ],
    serving.processor,
  );
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'close').then(() => running.delete(child));
  const { pid } = child;
  if (pid === undefined) throw new Error('workerd did not start');
  running.add(child);
  await untilOpen(port, child);
  return {
    url: new URL(`http://${HOST}:${port}/`),
    pid,
    inspector: inspector === undefined ? undefined : new URL(`http://${inspector}`),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** Serves for as long as it takes to do something. */
export async function whileServed<T>(
  configuration: string,
  serving: Serving,
  act: (served: Served) => Promise<T>,
): Promise<T> {
  const served = await serve(configuration, serving);
  try {
    return await act(served);
  } finally {
    await served.stop();
  }
}
