import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { parseEnv } from 'node:util';

/**
 * The environment of `wrangler.toml` to use: `CLOUDFLARE_ENV` of this shell, or else of the files from which
 * wrangler reads its own variables before anything else.
 * @param files later ones win
 */
export function readEnvironment(
  files: readonly string[] = ['.env', '.env.local'],
): string | undefined {
  if (process.env.CLOUDFLARE_ENV) return process.env.CLOUDFLARE_ENV;
  const readable = files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  return parseEnv(readable.map((file) => readFileSync(file, 'utf8')).join('\n')).CLOUDFLARE_ENV;
}
