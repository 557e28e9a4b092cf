import process from 'node:process';
import { compile } from '../compile/compile.ts';
import { readConfiguration } from '../compile/configuration.ts';
import { EXAMPLE_SITE_URL, readSettings } from '../settings.ts';
import { printError, printProblems, printReport } from './terminal.ts';
import { readWranglerArguments, startWrangler } from './wrangler.ts';

const HELP = `npm run deploy [-- options]

Compiles seeds/ with the lock frozen and puts the site on Cloudflare's network.

  --dry-run         do everything but the upload
  --var NAME:value  a setting for this deployment
  --env NAME        the settings of [env.NAME.vars] in wrangler.toml
  --help            show this

Every other option goes to "wrangler deploy".
`;

/** @returns the exit status: 1 for problems with the input, else wrangler's own */
async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  const { help, environment, vars } = readWranglerArguments(argv);
  if (help) {
    console.log(HELP);
    return 0;
  }
  const root = process.cwd();
  const outcome = await compile({ root, now: Date.now(), environment, frozen: true });
  if ('problems' in outcome) {
    printProblems(outcome.problems);
    return 1;
  }
  const configuration = await readConfiguration(root, environment);
  if ('problems' in configuration) {
    printProblems(configuration.problems);
    return 1;
  }
  const read = readSettings({ ...configuration.vars, ...vars });
  if ('problems' in read) {
    for (const { message } of read.problems) printError(`--var ${message}`);
    return 1;
  }
  if (read.settings.SITE_URL === EXAMPLE_SITE_URL) {
    printError(
      `SITE_URL is still the example, ${EXAMPLE_SITE_URL}; set it in wrangler.toml to the address of your site`,
    );
    return 1;
  }
  printReport(outcome);
  return startWrangler(['deploy', ...argv], environment).exitCode;
}

process.exitCode = await main();
