import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planLibrary } from '../../src/compile/assets.ts';
import { holdBuildFolder } from '../../src/compile/build-folder.ts';

const COMPILE = path.join(import.meta.dirname, '../../src/cli/compile.ts');
const run = promisify(execFile);

let root = '';

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'tidings-'));
  await mkdir(path.join(root, 'seeds'));
  await writeFile(path.join(root, 'seeds/a.txt'), 'A title\n\nA paragraph.\n');
  await writeFile(
    path.join(root, 'wrangler.toml'),
    '[vars]\nSITE_URL = "https://news.test"\nSITE_TITLE = "T"\nSITE_DESCRIPTION = "D"\nSITE_LANGUAGE = "en"\n',
  );
});

afterEach(() => rm(root, { recursive: true }));

/** `npm run compile`, as wrangler or somebody else starts it. */
const compile = (environment: NodeJS.ProcessEnv) =>
  run(process.execPath, [COMPILE, '--no-frozen'], { cwd: root, env: environment });

const readTitle = async (): Promise<string> =>
  /A \w+ title|A title/.exec(
    await readFile(path.join(root, '.build/library.json'), 'utf8').catch(() => ''),
  )?.[0] ?? '';

test('while a deployment holds the folder, only the compile that it starts works there', async () => {
  let other: Promise<unknown> = Promise.resolve();
  await holdBuildFolder(
    root,
    () => {},
    async (environment) => {
      await compile(environment);
      expect(await readTitle()).toBe('A title');
      await writeFile(path.join(root, 'seeds/a.txt'), 'A later title\n\nA paragraph.\n');
      const waiting = compile(process.env);
      // Until it says that it waits, it may not have come so far.
      await new Promise<void>((resolve) => {
        waiting.child.stderr?.on('data', (text) => {
          if (String(text).includes('Waiting for process')) resolve();
        });
      });
      expect(await readTitle()).toBe('A title');
      other = waiting;
    },
  );
  await other;
  expect(await readTitle()).toBe('A later title');
}, 60_000);

test('a key that is of no lock lets nobody in', async () => {
  const { stdout } = await compile({ ...process.env, TIDINGS_COMPILE_KEY: '1 a b c' });
  expect(stdout).toContain('✓ 1 article compiled');
}, 60_000);

test('a file that Cloudflare does not take is found before anything is written', async () => {
  const large = new Map([['/library/0.tsv', () => 'a'.repeat(26 * 1024 * 1024)]]);
  await mkdir(path.join(root, '.build'));
  expect(planLibrary(root, large, 'x')).toEqual({ excess: 26 });
});
