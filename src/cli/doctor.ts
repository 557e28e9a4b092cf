import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { ASSETS } from '../compile/assets.ts';
import { closeAgents, createAgents } from '../doctor/ask.ts';
import { readCertificateEnd } from '../doctor/certificate.ts';
import type { Check } from '../doctor/check.ts';
import { type DoctorOptions, examine } from '../doctor/doctor.ts';
import { isLocal } from '../doctor/survey.ts';
import { LIBRARY_FOLDER } from '../paths.ts';
import { count, print, printBug, printLines, printUsage, styled } from './terminal.ts';

const HELP = `npm run doctor -- https://your.site [options]

Asks a deployed site what only a deployed site can tell: whether feed readers get the feeds, the cache
answers, and addresses lead to where they should. Says of each ✓ or ✗, with what to do.

  --json             print the same as JSON: a list of checks with id, status, message and todo
  --timeout SECONDS  stop after this time; 180 by default
  --help             show this help

It only asks; it changes nothing, and needs no articles. The exit status is 0 if nothing is ✗, else 1.
`;

const SECOND = 1000;

/** Connections at a time. */
const CONNECTIONS = 4;

/** Between two questions to a cache. */
const PAUSE = SECOND / 2;

interface Call {
  readonly site: URL;
  readonly json: boolean;
  /** Milliseconds. */
  readonly patience: number;
}

/** Where nothing is deployed: nobody there needs HTTPS. */
const isOnThisMachine = (address: string): boolean =>
  URL.canParse(address) && isLocal(new URL(address));

/** @example readSite('news.example') // → https://news.example/ */
function readSite(text: string): URL | string {
  const scheme = isOnThisMachine(`http://${text}`) ? 'http' : 'https';
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${scheme}://${text}`;
  if (!URL.canParse(address)) return `"${text}" is not an address`;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return `"${text}" is not a web address`;
  const isSite = url.pathname === '/' && `${url.search}${url.hash}${url.username}` === '';
  return isSite ? url : `"${text}" is not the address of a whole site; use ${url.origin}`;
}

/** Reads the call. @returns what is wrong with it, or `help` */
function readCall(): Call | { readonly problem: string } | 'help' {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        timeout: { type: 'string', default: '180' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const [address, ...more] = positionals;
    if (address === undefined || more.length > 0)
      return { problem: 'expected the address of one site' };
    const site = readSite(address);
    if (typeof site === 'string') return { problem: site };
    const seconds = Number(values.timeout);
    if (!(seconds > 0 && seconds <= 86_400)) {
      return { problem: `--timeout ${values.timeout} is not a number of seconds` };
    }
    return { site, json: values.json, patience: seconds * SECOND };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A file of the library of the last build here, whose address nobody else knows. */
function findLibraryFile(): string | undefined {
  try {
    const folder = path.join(ASSETS, LIBRARY_FOLDER);
    const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('.tsv'),
    );
    return file && `${LIBRARY_FOLDER}/${file.split(path.sep).join('/')}`;
  } catch {
    return undefined;
  }
}

const MARKS = { ok: styled('green', '✓'), failed: styled('red', '✗'), skipped: styled('dim', '–') };

function printCheck({ status, message, todo }: Check): void {
  print(MARKS[status], ' ', status === 'skipped' ? styled('dim', message) : message);
  if (todo !== undefined) print('  ', todo);
}

/** @returns the exit status: 0, 1 if anything is not as it should be, 2 for a wrong call */
async function main(): Promise<number> {
  const call = readCall();
  if (call === 'help') {
    printLines(HELP);
    return 0;
  }
  if ('problem' in call) {
    printUsage(call.problem, HELP);
    return 2;
  }
  const agents = createAgents(CONNECTIONS);
  const options: DoctorOptions = {
    ...call,
    agents,
    userAgent: `Tidings-Doctor/${manifest.version}`,
    now: Date.now,
    pause: () => sleep(PAUSE),
    readCertificateEnd,
    libraryFile: findLibraryFile(),
  };
  const checks: Check[] = [];
  for await (const check of examine(options)) {
    checks.push(check);
    if (!call.json) printCheck(check);
  }
  closeAgents(agents);
  const failed = checks.filter(({ status }) => status === 'failed').length;
  if (call.json) printLines(JSON.stringify(checks, null, 2));
  else if (failed === 0) print(styled('green', 'Everything is as it should be.'));
  else print(styled('red', `${count(failed, 'thing')} to do.`));
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  printBug(error);
  process.exitCode = 1;
}
