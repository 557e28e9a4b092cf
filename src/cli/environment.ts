import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { parseEnv } from 'node:util';

/**
 * The environment of `wrangler.toml` that this terminal names, or else a file of wrangler's variables: it
 * reads these before anything else.
 * @param files the later, the stronger
 */
export function readEnvironment(
  files: readonly string[] = ['.env', '.env.local'],
): string | undefined {
  if (process.env.CLOUDFLARE_ENV) return process.env.CLOUDFLARE_ENV;
  const readable = files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  return parseEnv(readable.map((file) => readFileSync(file, 'utf8')).join('\n')).CLOUDFLARE_ENV;
}
