import { spawn } from 'node:child_process';
import process from 'node:process';

/** The variable that tells the compile inside of wrangler to let in drafts. */
export const DRAFTS = 'TIDINGS_DRAFTS';

/** No report of the usage to anybody, and no look-up of this machine's place. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
} as const;

/**
 * Runs wrangler on this terminal. Ctrl-C reaches it by itself; an end asked of us is passed on.
 * @param variables of its environment, besides those that Tidings sets
 * @returns its exit status
 */
export function runWrangler(
  args: readonly string[],
  environment: string | undefined,
  drafts: boolean,
  variables: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn('wrangler', args, {
    stdio: 'inherit',
    env: {
      ...variables,
      ...QUIET,
      ...(environment !== undefined && { CLOUDFLARE_ENV: environment }),
      ...(drafts && { [DRAFTS]: '1' }),
    },
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
