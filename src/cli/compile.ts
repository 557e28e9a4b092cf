import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { compile, LIBRARY_FILE } from '../compile/compile.ts';
import { uploadNewLargeFiles } from './bucket.ts';
import { readEnvironment } from './environment.ts';
import { printFailure } from './problems.ts';
import { printReport } from './report.ts';
import { printBug, printLines, printProgress, printUsage, printWait } from './terminal.ts';
import { DRAFTS, DRY_RUN } from './wrangler.ts';

const HELP = `npm run compile [-- options]

Reads seeds/ and writes the library that the Worker serves.

  --frozen     fail if seeds/articles.lock.json would change; the default when CI is set
  --no-frozen  update the lock, even when CI is set
  --drafts     include drafts and scheduled articles, for a preview; they are never deployed
  --new-lock   start a new lock if seeds/articles.lock.json has lost its articles; every article
               is then new to every reader
  --strict     fail if there are warnings
  --all        list every problem, warning and article, however many there are
  --env NAME   use the settings in [env.NAME.vars] of wrangler.toml
  --help       show this help
`;

function readOptions() {
  try {
    return parseArgs({
      options: {
        frozen: { type: 'boolean', default: Boolean(process.env.CI) },
        drafts: { type: 'boolean', default: Boolean(process.env[DRAFTS]) },
        'new-lock': { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        env: { type: 'string', short: 'e' },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowNegative: true,
    }).values;
  } catch (error) {
    printUsage(error instanceof Error ? error.message : String(error), HELP);
    return undefined;
  }
}

/**
 * 1, but 0 during `wrangler dev` if the last good build is there: it stays in service, while a failure would
 * end wrangler.
 */
const statusOfFailure = (): number =>
  process.env.WRANGLER_COMMAND === 'dev' && existsSync(LIBRARY_FILE) ? 0 : 1;

/** @returns the exit status: 0, 1 for problems with the input, 2 for a wrong call */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 2;
  if (options.help) {
    printLines(HELP);
    return 0;
  }
  // Set by wrangler to the command it builds for.
  const wranglerCommand = process.env.WRANGLER_COMMAND;
  const outcome = await compile({
    root: process.cwd(),
    now: Date.now(),
    environment: options.env ?? readEnvironment(),
    frozen: options.frozen || wranglerCommand === 'deploy',
    drafts: options.drafts && wranglerCommand !== 'deploy',
    deploys: wranglerCommand === 'deploy' && !process.env[DRY_RUN],
    newLock: options['new-lock'],
    strict: options.strict,
    onProgress: printProgress,
    onWait: printWait,
  });
  if ('problems' in outcome) {
    printFailure(outcome, options.all);
    return statusOfFailure();
  }
  if (outcome.changed || wranglerCommand === undefined) printReport(outcome, options.all);
  // While the site is served here, a large file that is new has to be there too.
  if (wranglerCommand === 'dev') await uploadNewLargeFiles();
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  // A bug of ours. It must not end the session of someone who is writing.
  printBug(error);
  process.exitCode = statusOfFailure();
}
