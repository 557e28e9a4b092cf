import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { FEED_FORMATS } from '../feed/formats.ts';
import { articlePath } from '../paths.ts';
import type { Vars } from '../settings/settings.ts';
import { uploadLargeFiles } from './bucket.ts';
import { checkPort } from './port.ts';
import { type Preparation, prepare } from './prepare.ts';
import { printReport } from './report.ts';
import { print, printError, printLines, styled } from './terminal.ts';
import { untilSaved } from './until-saved.ts';
import { runWrangler } from './wrangler.ts';
import { readWranglerArguments, type WranglerArguments } from './wrangler-arguments.ts';

const HELP = `npm start [-- options]

Compiles seeds/ and serves the site on this machine. Compiles again after every change.

  --port NUMBER     the port to serve on; 8787 by default
  --var NAME:value  a setting for this run, such as SITE_TITLE:Draft
  --drafts          include drafts and scheduled articles
  --all             list every problem, warning and article, however many there are
  --env NAME        use the settings in [env.NAME.vars] of wrangler.toml
  --help            show this help

All other options are passed on to "wrangler dev", except those that would make it use settings or
files that Tidings has not checked, such as --config.
`;

const DEFAULT_PORT = '8787';

/** Milliseconds between two checks whether the server is up. */
const LOOK_INTERVAL = 100;

const MOST_LISTED = 5;

/** Resolves once the server answers, with any status. */
async function untilServed(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const isUp = await fetch(url, { signal }).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(LOOK_INTERVAL);
  }
}

function printAddresses(local: string, { report, settings }: Preparation): void {
  const rows: readonly (readonly [string, string])[] = [
    ['The site', '/'],
    ...Object.values(FEED_FORMATS).map(({ name, path }) => [name, path] as const),
    ...report.published
      .slice(0, MOST_LISTED)
      .map(({ title, identity }) => [title, articlePath(identity.entry.slug)] as const),
  ];
  print();
  for (const [name, path] of rows) {
    print('  ', styled('bold', name));
    print(`    ${local}${path}`);
  }
  if (settings.SITE_URL !== local) {
    print();
    print(`  Absolute URLs start with ${settings.SITE_URL}.`);
  }
  printLines('\n  Save an article in seeds/ to see it. Press Ctrl-C to stop.\n');
}

/** Compiles after every change until nothing is wrong; undefined where no change of a file would help. */
async function prepareOnceRight(
  call: WranglerArguments,
  frozen: boolean,
  vars: Vars,
): Promise<Preparation | undefined> {
  for (;;) {
    const watching = new AbortController();
    // From before the compile, so that what is saved meanwhile counts.
    const saved = untilSaved(process.cwd(), watching.signal);
    const prepared = await prepare(call, frozen, vars);
    // In CI nobody will save a file, and no file fixes a wrong call.
    if (!('fault' in prepared) || frozen || prepared.fault === 'call') {
      watching.abort();
      return 'fault' in prepared ? undefined : prepared;
    }
    print('Waiting for a change in seeds/ or wrangler.toml. Press Ctrl-C to stop.');
    await saved;
  }
}

/** @returns the exit status: 1 for problems with the input, 2 for a wrong call, else wrangler's own */
async function main(): Promise<number> {
  const call = readWranglerArguments(process.argv.slice(2));
  if ('problem' in call) {
    printError(call.problem);
    return 2;
  }
  const { help, drafts, all, environment, port = DEFAULT_PORT, vars, rest } = call;
  if (help) {
    printLines(HELP);
    return 0;
  }
  const portProblem = await checkPort(port);
  if (portProblem !== undefined) {
    printError(portProblem);
    return 1;
  }
  const local = `http://localhost:${port}`;
  const frozen = Boolean(process.env.CI);
  const ready = await prepareOnceRight(call, frozen, { SITE_URL: local, ...vars });
  if (!ready) return 1;
  printReport(ready.report, all);
  if (!(await uploadLargeFiles(false))) return 1;

  const exitCode = runWrangler(
    ['dev', '--port', port, '--var', `SITE_URL:${local}`, ...rest],
    environment,
    drafts,
  );
  const ended = new AbortController();
  const served = untilServed(`${local}/robots.txt`, ended.signal).then(() => {
    if (!ended.signal.aborted) printAddresses(local, ready);
  });
  const code = await exitCode;
  ended.abort();
  await served;
  return code;
}

process.exitCode = await main();
