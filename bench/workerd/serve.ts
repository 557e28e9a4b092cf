import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import getPort from 'get-port';
import { createFolder } from '../scratch.ts';
import { readSetting } from '../site/site.ts';
import { pinTo } from './processor.ts';

/** A Worker as it would be uploaded. */
export interface Worker {
  /** The bundle. */
  readonly script: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** The folder of its static assets, absolute. */
  readonly assets?: string;
}

/** A Worker in a process of its own. */
export interface Served extends AsyncDisposable {
  readonly url: URL;
  readonly pid: number;
}

interface Options {
  /** On a processor of its own, see {@link FLAGS_UNDER_LOAD}. */
  readonly underLoad?: boolean;
  /** Where V8's inspector is to listen. */
  readonly inspector?: URL;
}

/** The path of the program, whose package has no types. */
const require = createRequire(import.meta.url);
const WORKERD: string = require('workerd').default;

/**
 * A body that was sent waits for V8's collector of young objects, which comes more seldom the more room these
 * have; and workerd by itself sets no limit. So where there is load, all Workers keep the megabyte that V8 begins
 * with: otherwise bodies come to gigabytes, and what is measured is how fast the machine hands out memory.
 */
const FLAGS_UNDER_LOAD = '"--max-semi-space-size=1"';

/**
 * Writes what `workerd serve` takes. A disk service stands for the static assets: it gives a file at its path,
 * and 404 where there is none.
 * @returns the path of the configuration
 * @see https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp
 */
function writeConfiguration({ script, vars = {}, assets }: Worker, underLoad: boolean): string {
  const folder = createFolder('worker');
  const file = path.join(folder, 'bench.capnp');
  const texts = Object.entries(vars).map(
    ([name, value]) => `(name = "${name}", text = ${JSON.stringify(value)}), `,
  );
  writeFileSync(path.join(folder, 'worker.js'), script);
  writeFileSync(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .bench), (name = "assets", disk = (path = "${assets ?? folder}"))],
  sockets = [(name = "http", http = (), service = "main")],
  v8Flags = [${underLoad ? FLAGS_UNDER_LOAD : ''}],
);
const bench :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${readSetting('compatibility_date')},
  compatibilityFlags = ${readSetting('compatibility_flags')},
  bindings = [${texts.join('')}(name = "ASSETS", service = "assets")],
);
`,
  );
  return file;
}

/** An address on loopback where nothing listens yet. */
export const findUrl = async (): Promise<URL> => new URL(`http://127.0.0.1:${await getPort()}`);

/** Starts workerd, and waits until it listens; it stops where `await using` ends. Nothing is asked of it. */
export async function startWorker(
  worker: Worker,
  { underLoad = false, inspector }: Options = {},
): Promise<Served> {
  const url = await findUrl();
  const [program = '', ...args] = [
    ...(underLoad ? pinTo('answering') : []),
    ...[WORKERD, 'serve', writeConfiguration(worker, underLoad)],
    ...[`--socket-addr=http=${url.host}`, '--control-fd=3'],
    ...(inspector ? [`--inspector-addr=${inspector.host}`] : []),
  ];
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  const ended = once(child, 'close');
  const kill = () => child.kill();
  process.on('exit', kill);
  const [, , , control] = child.stdio;
  if (!child.pid || !(control instanceof Readable)) throw new Error('workerd did not start');
  // It says so, on a line for each address.
  for await (const line of createInterface(control)) if (line.includes('"listen"')) break;
  return {
    url,
    pid: child.pid,
    async [Symbol.asyncDispose]() {
      kill();
      await ended;
      process.off('exit', kill);
    },
  };
}
