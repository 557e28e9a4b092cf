import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Vars } from '../settings.ts';

/** What we read of the arguments for wrangler; all of them go on to it. */
export interface WranglerArguments {
  readonly help: boolean;
  readonly environment: string | undefined;
  /** The last `--port`. */
  readonly port: string | undefined;
  /** From `--var NAME:value`, the last of a name. */
  readonly vars: Vars;
  /** The arguments as they came, less `--port`. */
  readonly rest: readonly string[];
}

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
    },
  });
  const ports = tokens.filter((token) => token.kind === 'option' && token.name === 'port');
  const dropped = new Set(
    ports.flatMap((token) =>
      token.kind === 'option' && !token.inlineValue && token.value !== undefined
        ? [token.index, token.index + 1]
        : [token.index],
    ),
  );
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : undefined;
  return {
    help: values.help === true,
    environment: text(values.env) ?? process.env.CLOUDFLARE_ENV,
    port: text(values.port),
    vars: Object.fromEntries((values.var ?? []).map((each) => readVar(String(each)))),
    rest: argv.filter((_, index) => !dropped.has(index)),
  };
}

/** Starts wrangler on this terminal. Ctrl-C reaches it by itself; an end asked of us is passed on. */
export function startWrangler(
  args: readonly string[],
  environment: string | undefined,
): { readonly child: ChildProcess; readonly exitCode: Promise<number> } {
  const child = spawn('wrangler', args, {
    stdio: 'inherit',
    env: { ...process.env, ...QUIET, ...(environment && { CLOUDFLARE_ENV: environment }) },
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const exitCode = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
  return { child, exitCode };
}
