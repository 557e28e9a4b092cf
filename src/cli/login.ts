import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { runWrangler } from './wrangler.ts';

const run = promisify(execFile);

/** What wrangler takes instead of a login. */
const TOKENS = ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_KEY'] as const;

/** Fails too where wrangler is not logged in, and where there is no network. */
async function isLoggedOut(): Promise<boolean> {
  const said = await run('wrangler', ['whoami', '--json']).then(
    ({ stdout }) => stdout,
    ({ stdout }: { readonly stdout?: string }) => stdout ?? '',
  );
  return /"loggedIn":\s*false/.test(said);
}

/**
 * Asks somebody at a terminal to log in to Cloudflare, if wrangler is not. It would do so by itself, but its output
 * is silenced while it works with a bucket.
 */
export async function offerLogin(): Promise<void> {
  const hasToken = TOKENS.some((name) => process.env[name]);
  if (hasToken || !process.stdin.isTTY || !(await isLoggedOut())) return;
  await runWrangler(['login'], undefined, false);
}
