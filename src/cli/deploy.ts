import process from 'node:process';
import { EXAMPLE_SITE_URL } from '../settings.ts';
import { prepare } from './prepare.ts';
import { printError, printReport } from './terminal.ts';
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
  const prepared = await prepare(environment, true, vars);
  if (!prepared) return 1;
  if (prepared.settings.SITE_URL === EXAMPLE_SITE_URL) {
    printError(
      `SITE_URL is still the example, ${EXAMPLE_SITE_URL}; set it in wrangler.toml to the address of your site`,
    );
    return 1;
  }
  printReport(prepared.report);
  return startWrangler(['deploy', ...argv], environment).exitCode;
}

process.exitCode = await main();
