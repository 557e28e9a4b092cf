import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import workerd from 'workerd';
import { compile } from '../src/compile/compile.ts';
import { SETTINGS, writeSite } from './site.ts';

const HERE = path.join(import.meta.dirname, '..');

/** Per second, of which Linux counts processor time (`getconf CLK_TCK`). */
const TICKS = 100;

/** Bundles as `wrangler deploy` would upload them. */
export interface Bundles {
  readonly tidings: string;
  /** Hono and `feed`, rendering on every request. */
  readonly rival: string;
}

async function bundle(root: string, main: string): Promise<string> {
  execFileSync('wrangler', ['deploy', main, '--dry-run', '--outdir', 'out'], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  return readFile(path.join(root, 'out', `${path.basename(main, '.ts')}.js`), 'utf8');
}

/** The Worker of a made site, and its rival. */
export async function buildWorkers(articles: number): Promise<Bundles> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'tidings-bench-'));
  try {
    await writeSite(root, articles, ['html']);
    for (const part of ['package.json', 'tsconfig.json', 'src', 'bench/rival-worker.ts']) {
      await cp(path.join(HERE, part), path.join(root, part), { recursive: true });
    }
    await symlink(path.join(HERE, 'node_modules'), path.join(root, 'node_modules'));
    const outcome = await compile({ root, now: Date.now(), frozen: false });
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
    return {
      tidings: await bundle(root, 'src/worker.ts'),
      rival: await bundle(root, 'bench/rival-worker.ts'),
    };
  } finally {
    await rm(root, { recursive: true });
  }
}

/** A Worker in workerd, and what its process takes. */
export interface Running {
  readonly url: URL;
  /** Seconds of processor time so far. */
  readonly cpu: () => number;
  /** Resident memory, in megabytes. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** @see https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
const configure = (port: number): string => `
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .bench)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);

const bench :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-10-23",
  bindings = [${Object.entries(SETTINGS)
    .map(([name, value]) => `(name = "${name}", text = ${JSON.stringify(value)})`)
    .join(', ')}],
);
`;

async function untilServed(url: URL): Promise<void> {
  for (;;) {
    const isServed = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isServed) return;
    await sleep(50);
  }
}

/** Serves a Worker with workerd itself, on loopback. */
export async function startWorker(script: string): Promise<Running> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-bench-'));
  const port = await getPort({ host: '127.0.0.1' });
  await writeFile(path.join(folder, 'worker.js'), script);
  await writeFile(path.join(folder, 'bench.capnp'), configure(port));
  const child = spawn(workerd.default, ['serve', path.join(folder, 'bench.capnp')], {
    stdio: 'inherit',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const url = new URL(`http://127.0.0.1:${port}/`);
  await untilServed(url);
  const read = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    url,
    cpu: () => {
      // The name of the program, in brackets, may hold spaces.
      const [, rest = ''] = read('stat').split(') ');
      const fields = rest.split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(read('status'))?.[1]) / 1024,
    async stop() {
      child.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
