import { spawn } from 'node:child_process';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Vars } from '../settings.ts';

/** What we read of the arguments for wrangler; all of them go on to it. */
export interface WranglerArguments {
  readonly help: boolean;
  readonly drafts: boolean;
  /** Do everything but the upload. */
  readonly dryRun: boolean;
  readonly environment: string | undefined;
  /** The last `--port`. */
  readonly port: string | undefined;
  /** From `--var NAME:value …`, the last of a name. */
  readonly vars: Vars;
  /** The arguments as they came, less `--port` and `--drafts`. */
  readonly rest: readonly string[];
}

/** The variable that tells the compile inside of wrangler to let in drafts. */
export const DRAFTS = 'TIDINGS_DRAFTS';

/** No report of the usage to anybody, and no look-up of this machine's place. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
} as const;

/** @example readVar('SITE_URL:http://127.0.0.1:9000') // → ['SITE_URL', 'http://127.0.0.1:9000'] */
function readVar(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** Reads the arguments that Tidings shares with wrangler. */
export function readWranglerArguments(argv: readonly string[]): WranglerArguments {
  const { values, tokens } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    options: {
      env: { type: 'string', short: 'e' },
      port: { type: 'string' },
      var: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
      drafts: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    },
  });
  const vars: (readonly [string, string])[] = [];
  const rest = new Set(argv.keys());
  let isVar = false;
  for (const token of tokens) {
    if (token.kind === 'option') isVar = token.name === 'var';
    if (isVar && token.kind !== 'option-terminator') {
      // wrangler takes all values up to the next option as values of --var.
      if (token.value !== undefined) vars.push(readVar(token.value));
    } else if (token.kind === 'option' && token.name === 'drafts') {
      rest.delete(token.index);
    } else if (token.kind === 'option' && token.name === 'port') {
      rest.delete(token.index);
      if (token.inlineValue === false) rest.delete(token.index + 1);
    }
  }
  const last = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : undefined;
  return {
    help: values.help === true,
    drafts: values.drafts === true,
    dryRun: values['dry-run'] === true,
    environment: last(values.env) ?? process.env.CLOUDFLARE_ENV,
    port: last(values.port),
    vars: Object.fromEntries(vars),
    rest: argv.filter((_, index) => rest.has(index)),
  };
}

/**
 * Runs wrangler on this terminal. Ctrl-C reaches it by itself; an end asked of us is passed on.
 * @returns its exit status
 */
export function runWrangler(
  args: readonly string[],
  environment: string | undefined,
  drafts: boolean,
): Promise<number> {
  const child = spawn('wrangler', args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...QUIET,
      ...(environment && { CLOUDFLARE_ENV: environment }),
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
