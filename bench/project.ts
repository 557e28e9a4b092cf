import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's folder. */
export const PROJECT = path.join(import.meta.dirname, '..');

const configuration = readFileSync(path.join(PROJECT, 'wrangler.toml'), 'utf8');

/** The project's `wrangler.toml` up to its settings; but the benchmarks compile by themselves. */
export const CONFIGURATION = (configuration.split('[vars]')[0] ?? '').replace(
  /^\[build\]\n(?:\w.*\n)*/m,
  '',
);

const readLine = (name: string): string =>
  new RegExp(`^${name} = (.*)$`, 'm').exec(CONFIGURATION)?.[1] ?? '';

/** As workerd writes them too. */
export const COMPATIBILITY = {
  date: readLine('compatibility_date'),
  flags: readLine('compatibility_flags'),
} as const;
