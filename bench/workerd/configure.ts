import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { COMPATIBILITY } from '../project.ts';
import { createFolder } from '../scratch.ts';

/** A Worker as workerd runs it. */
export interface Program {
  /** The bundle. */
  readonly script: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** The folder of its static assets, absolute. */
  readonly assets?: string;
  /** Flags for V8. */
  readonly flags?: readonly string[];
}

/**
 * A body that was sent waits for V8's collector of young objects, which comes more seldom the more room these
 * were given; and workerd by itself sets no limit, where Cloudflare gives an isolate 128 MB. Under load, bodies
 * then come to gigabytes, and what is measured is how fast the machine hands out memory. So where there is load,
 * all Workers keep the room for young objects that V8 begins with: a megabyte.
 */
export const UNDER_LOAD = ['--max-semi-space-size=1'] as const;

const quote = (text: string): string => JSON.stringify(text);

/**
 * A disk service stands for the static assets: it gives a file at its path, and 404 where there is none.
 * @see https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp
 */
const format = ({ vars = {}, assets, flags = [] }: Program): string => {
  const bindings = Object.entries(vars).map(
    ([name, value]) => `(name = "${name}", text = ${quote(value)})`,
  );
  const services = ['(name = "main", worker = .bench)'];
  if (assets !== undefined) {
    bindings.push('(name = "ASSETS", service = "assets")');
    services.push(`(name = "assets", disk = (path = ${quote(assets)}))`);
  }
  return `
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [${services.join(', ')}],
  sockets = [(name = "http", http = (), service = "main")],
  v8Flags = [${flags.map(quote).join(', ')}],
);

const bench :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${COMPATIBILITY.date},
  compatibilityFlags = ${COMPATIBILITY.flags},
  bindings = [${bindings.join(', ')}],
);
`;
};

/** Writes what `workerd serve` takes. @returns the path of its configuration */
export async function writeProgram(name: string, program: Program): Promise<string> {
  const folder = createFolder(name);
  const file = path.join(folder, 'bench.capnp');
  await writeFile(path.join(folder, 'worker.js'), program.script);
  await writeFile(file, format(program));
  return file;
}
