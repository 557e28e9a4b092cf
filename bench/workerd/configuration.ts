import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFolder } from '../scratch.ts';

/** A Worker as it would be uploaded. */
export interface Worker {
  /** The bundle. */
  readonly script: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** The folder of its static assets, absolute. */
  readonly assets?: string;
}

/** The project's folder. */
export const PROJECT = path.join(import.meta.dirname, '../..');

const toml = readFileSync(path.join(PROJECT, 'wrangler.toml'), 'utf8');

/** The project's `wrangler.toml` without its settings; but the benchmarks compile by themselves. */
export const WRANGLER_TOML = toml
  .replace(/^\[vars\].*/ms, '')
  .replace(/^\[build\]\n(?:\w.*\n)*/m, '');

/** As workerd writes it too. */
const readLine = (name: string): string =>
  new RegExp(`^${name} = (.*)$`, 'm').exec(toml)?.[1] ?? '';

const quote = (text: string): string => JSON.stringify(text);

/**
 * Writes what `workerd serve` takes. A disk service stands for the static assets: it gives a file at its path,
 * and 404 where there is none.
 * @returns the path of the configuration
 * @see https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp
 */
export function writeConfiguration(worker: Worker, v8Flags: readonly string[]): string {
  const { script, vars = {}, assets } = worker;
  const bindings = Object.entries(vars).map(
    ([name, value]) => `(name = "${name}", text = ${quote(value)})`,
  );
  const folder = createFolder('worker');
  const file = path.join(folder, 'bench.capnp');
  writeFileSync(path.join(folder, 'worker.js'), script);
  writeFileSync(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .bench), (name = "assets", disk = (path = ${quote(assets ?? folder)}))],
  sockets = [(name = "http", http = (), service = "main")],
  v8Flags = [${v8Flags.map(quote).join(', ')}],
);
const bench :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${readLine('compatibility_date')},
  compatibilityFlags = ${readLine('compatibility_flags')},
  bindings = [${[...bindings, '(name = "ASSETS", service = "assets")'].join(', ')}],
);
`,
  );
  return file;
}
