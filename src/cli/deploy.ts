import process from 'node:process';
import { holdBuildFolder } from '../compile/build-folder.ts';
import { printBucketPlan, pruneBucket, rememberDeployedFiles, uploadLargeFiles } from './bucket.ts';
import { announce, readLiveFeeds } from './hub.ts';
import { prepare } from './prepare.ts';
import { printFailure } from './problems.ts';
import { isPublic } from './public-url.ts';
import { printReport } from './report.ts';
import { printError, printLines, printWait } from './terminal.ts';
import { DRY_RUN, runWrangler } from './wrangler.ts';
import { readWranglerArguments } from './wrangler-arguments.ts';

const HELP = `npm run deploy [-- options]

Compiles seeds/ with the lock frozen, and deploys the site to Cloudflare. If HUB_URL is set, tells the
hub which feeds have changed.

  --dry-run         do everything except the upload
  --prune           deploy nothing; list the files in the bucket that neither the site nor one of the last
                    ten deployments names, then remove them; with --dry-run, only list them
  --var NAME:value  a setting for this deployment
  --all             list every problem, warning and article, however many there are
  --env NAME        use the settings in [env.NAME.vars] of wrangler.toml
  --help            show this help

All other options are passed on to "wrangler deploy", except those that would make it use settings or
files that Tidings has not checked, such as --config.
`;

/** @returns the exit status: 1 for problems with the input, 2 for a wrong call, else wrangler's own */
async function main(): Promise<number> {
  const call = readWranglerArguments(process.argv.slice(2));
  if ('problem' in call) {
    printError(call.problem);
    return 2;
  }
  const { help, drafts, all, dryRun, prune, environment, vars, rest } = call;
  if (help) {
    printLines(HELP);
    return 0;
  }
  if (drafts) {
    printError('drafts cannot be deployed; remove --drafts');
    return 2;
  }
  const prepared = await prepare(call, true, vars);
  if ('fault' in prepared) return 1;
  // Ids are named after the host in wrangler.toml, so that one has to be real too.
  for (const url of [String(prepared.report.vars.SITE_URL), prepared.settings.SITE_URL]) {
    if (isPublic(url)) continue;
    printError(
      `SITE_URL is ${url}, which the public cannot reach; set it to the address of your site in wrangler.toml`,
    );
    return 1;
  }
  printReport(prepared.report, all);
  const { settings } = prepared;
  if (prune) return (await pruneBucket(true, dryRun)) ? 0 : 1;
  const isAnnounced = settings.HUB_URL !== undefined && !dryRun;
  const before = isAnnounced ? await readLiveFeeds(settings) : [];
  // Uploads what was compiled for it, whatever is saved in the meantime.
  const outcome = await holdBuildFolder(process.cwd(), printWait, async (variables) => {
    if (dryRun) printBucketPlan();
    else if (!(await uploadLargeFiles(true))) return 1;
    const status = await runWrangler(['deploy', ...rest], environment, false, {
      ...variables,
      ...(dryRun && { [DRY_RUN]: '1' }),
    });
    if (!dryRun && status === 0) await rememberDeployedFiles();
    if (isAnnounced && status === 0) await announce(settings, before);
    return status;
  });
  if (typeof outcome === 'number') return outcome;
  printFailure(outcome, all);
  return 1;
}

process.exitCode = await main();
