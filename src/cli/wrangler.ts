import { spawn } from 'node:child_process';
import process from 'node:process';

/** The environment variable that tells the compile inside wrangler to include drafts. */
export const DRAFTS = 'TIDINGS_DRAFTS';

/** The environment variable that tells the compile inside wrangler that nothing is uploaded. */
export const DRY_RUN = 'TIDINGS_DRY_RUN';

/** Send no usage or error reports, and do not look up where this machine is. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
} as const;

/**
 * Runs wrangler on this terminal. Ctrl-C reaches it directly; SIGTERM is passed on.
 * @param variables its environment, besides what Tidings sets
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
