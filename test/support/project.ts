import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { compile } from '../../src/compile/compile.ts';

/** A site as the public could reach it, so that it may be deployed; no test asks there. */
export const PUBLIC_SITE = 'https://tidings.workers.dev';

const HERE = path.join(import.meta.dirname, '../..');
const PARTS = ['package.json', 'tsconfig.json', 'src'];

/** A run of an npm script, and what it has printed so far. */
export interface Run {
  readonly output: () => string;
  /** The exit status. */
  readonly ended: Promise<number | null>;
  readonly end: () => Promise<void>;
}

/** A copy of the project with the fixtures' articles, to be used as a publisher would. */
export interface Project {
  readonly root: string;
  readonly run: (script: string, ...args: readonly string[]) => Run;
  /** Runs what an npm script runs, without npm, which takes as long again, and from here, where it is compiled. */
  readonly call: (script: string, ...args: readonly string[]) => Run;
  readonly remove: () => Promise<void>;
}

/** What an npm script runs. */
export const commandFile = (script: string): string => path.join(HERE, `src/cli/${script}.ts`);

/** The settings of a site in wrangler.toml. */
export const describeSite = (siteUrl: string, language = 'en'): string => `SITE_URL = "${siteUrl}"
SITE_TITLE = "Tidings"
SITE_DESCRIPTION = "News"
SITE_LANGUAGE = "${language}"
`;

/**
 * @param siteUrl what wrangler.toml says; by default the example that comes with the project
 * @param fixture whose articles
 * @param prepare what else to do before the lock is written
 */
export async function createProject(
  siteUrl = 'https://tidings.example',
  fixture: 'site' | 'rich' = 'site',
  prepare: (root: string) => Promise<void> = async () => {},
): Promise<Project> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'tidings-'));
  // One after the other, hundreds of files are copied for a seventh of the price.
  for (const part of PARTS)
    cpSync(path.join(HERE, part), path.join(root, part), { recursive: true });
  const seeds = path.join(HERE, 'test/fixtures', fixture, 'seeds');
  cpSync(seeds, path.join(root, 'seeds'), { recursive: true });
  const configuration = await readFile(path.join(HERE, 'wrangler.toml'), 'utf8');
  const [build = ''] = configuration.split('[vars]');
  await writeFile(path.join(root, 'wrangler.toml'), `${build}[vars]\n${describeSite(siteUrl)}`);
  await prepare(root);
  await compile({ root, now: Date.now(), frozen: false });
  await symlink(path.join(HERE, 'node_modules'), path.join(root, 'node_modules'));
  return {
    root,
    run: (script, ...args) => start(root, 'npm', ['run', '--silent', script, '--', ...args]),
    call: (script, ...args) => start(root, process.execPath, [commandFile(script), ...args]),
    remove: () => rm(root, { recursive: true }),
  };
}

function start(root: string, program: string, args: readonly string[]): Run {
  const { CI: _, ...environment } = process.env;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...environment, PATH: `${HERE}/node_modules/.bin:${process.env.PATH}` },
    // A group of its own, so that its end is that of all it started.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += stripVTControlCharacters(String(chunk));
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { output: () => output, ended, end: () => endGroup(child, ended) };
}

/** Ends all that the script started, also where the script itself is gone already. */
async function endGroup(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // Nobody is left in the group.
  }
  await ended;
}
