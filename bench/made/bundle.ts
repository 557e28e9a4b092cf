import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

async function runWrangler(root: string, main: string): Promise<string> {
  const name = path.basename(main, '.ts');
  const folder = path.join('out', name);
  await execute('wrangler', ['deploy', main, '--dry-run', '--outdir', folder], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  return readFile(path.join(root, folder, `${name}.js`), 'utf8');
}

const bundled = new Map<string, Promise<string>>();

/**
 * Bundles a Worker as `wrangler deploy` would upload it, once in a run.
 * @param root of a project
 * @param main its entry, from there on
 */
export function bundle(root: string, main: string): Promise<string> {
  const file = path.join(root, main);
  const known = bundled.get(file) ?? runWrangler(root, main);
  bundled.set(file, known);
  return known;
}
