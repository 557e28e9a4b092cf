import process from 'node:process';
import { compile, type Report } from '../compile/compile.ts';
import { readVars } from '../compile/configuration.ts';
import type { Settings, Vars } from '../settings/settings.ts';
import { printFailure } from './problems.ts';
import { printError, printProgress, printWait } from './terminal.ts';
import type { WranglerArguments } from './wrangler-arguments.ts';

/** What wrangler is started with. */
export interface Preparation {
  readonly report: Report;
  /** With this run's overrides. */
  readonly settings: Settings;
}

/** Whether the fault is in files, which someone may save again, or in the call. */
export interface Fault {
  readonly fault: 'files' | 'call';
}

/**
 * Compiles, and reads the settings of this run. Prints what is wrong.
 * @param options.drafts whether to include drafts and scheduled articles
 * @param options.all whether to list every problem
 * @param overrides settings for this run, instead of those in wrangler.toml
 */
export async function prepare(
  { environment, drafts, all }: Pick<WranglerArguments, 'environment' | 'drafts' | 'all'>,
  frozen: boolean,
  overrides: Vars,
): Promise<Preparation | Fault> {
  const root = process.cwd();
  const report = await compile({
    root,
    now: Date.now(),
    environment,
    frozen,
    drafts,
    onProgress: printProgress,
    onWait: printWait,
  });
  if ('problems' in report) {
    printFailure(report, all);
    return { fault: 'files' };
  }
  const read = readVars({ ...report.vars, ...overrides });
  if ('settings' in read) return { report, settings: read.settings };
  for (const { message } of read.problems) printError(`--var ${message}`);
  return { fault: 'call' };
}
