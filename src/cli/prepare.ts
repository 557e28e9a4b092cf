import process from 'node:process';
import { compile, type Report } from '../compile/compile.ts';
import { readVars } from '../compile/configuration.ts';
import type { Settings, Vars } from '../settings/settings.ts';
import { printError, printProblems, printProgress, printWait } from './terminal.ts';

/** What wrangler is started with. */
export interface Preparation {
  readonly report: Report;
  /** As they are in this run. */
  readonly settings: Settings;
}

/** Where something is wrong: in files, which somebody may save anew, or in how the command was called. */
export interface Fault {
  readonly fault: 'files' | 'call';
}

/**
 * Compiles, and reads the settings of this run. What is wrong is printed.
 * @param drafts whether drafts and what is scheduled are let in
 * @param overrides what counts in this run instead of wrangler.toml
 */
export async function prepare(
  environment: string | undefined,
  frozen: boolean,
  overrides: Vars,
  drafts: boolean,
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
    printProblems(report.problems);
    return { fault: 'files' };
  }
  const read = readVars({ ...report.vars, ...overrides });
  if ('settings' in read) return { report, settings: read.settings };
  for (const { message } of read.problems) printError(`--var ${message}`);
  return { fault: 'call' };
}
