import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  compileSite,
  createRoot,
  createSite,
  putArticle,
  readArticlesLock,
  readCleanOutput,
  readOutput,
  readTree,
} from '../support/build-tree.ts';
import { useBundledCompile } from '../support/bundle-compile.ts';

const CHILDREN = path.join(import.meta.dirname, '../support/children');
const compileFile = useBundledCompile();

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Compiles in a process of its own, with something to be done about it on the way. */
function runChild(
  root: string,
  onStart: (kill: () => void) => void = () => {},
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [...args, compileFile(), root], {
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  onStart(() => child.kill('SIGKILL'));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

/** Compiles in a process that is stopped before it changes the file system for the nth time: for good, or for a while. */
const runStopped = (root: string, change: number, pause?: number): Promise<Ended> =>
  runChild(root, () => {}, ['--import', path.join(CHILDREN, 'stop-at.ts')], {
    STOP_AT: `${change}`,
    ...(pause !== undefined && { PAUSE: `${pause}` }),
  });

let root = '';
let lock = '';

beforeEach(async () => {
  root = createSite(9);
  await compileSite(root);
  lock = readArticlesLock(root) ?? '';
});

afterEach(() => rmSync(root, { recursive: true }));

/** An edit, a new article, and one that is taken away with its pictures. */
function edit(project: string): void {
  putArticle(project, 3, 'Edited.');
  putArticle(project, 20, 'New.');
  rmSync(path.join(project, 'seeds/9.md'));
}

/** What would be deployed: the index of the library, and the files in the folder that it names. */
function readDeployed(project: string): Readonly<Record<string, string>> {
  const text = readFileSync(path.join(project, '.build/library.json'), 'utf8');
  const { folder } = JSON.parse(text);
  return { text, ...readTree(project, `.build/assets${folder}`) };
}

test('whenever a compile is killed, what is there is the old site or the new one, and the next compile ends it', async () => {
  const before = readDeployed(root);
  const copy = createRoot();
  cpSync(root, copy, { recursive: true });
  edit(copy);
  const { output } = await runStopped(copy, 0);
  const after = readDeployed(copy);
  rmSync(copy, { recursive: true });
  expect(after).not.toEqual(before);

  edit(root);
  const expected = await readCleanOutput(root, lock);
  const intact = createRoot();
  cpSync(root, intact, { recursive: true });
  // About the places where the new site takes over from the old one; and of the rest, as many as there is time for.
  const calls = output.trim().split('\n');
  const seal = calls.lastIndexOf('renameSync articles.lock.json');
  expect(calls[seal + 1]).toBe('renameSync library.json');
  const some = fc.sample(fc.integer({ min: 1, max: calls.length - 1 }), 2);
  const points = [seal, seal + 1, seal + 2, ...some];
  for (const at of points) {
    rmSync(root, { recursive: true });
    cpSync(intact, root, { recursive: true });
    expect((await runStopped(root, at + 1)).code).toBe(null);
    expect([before, after]).toContainEqual(readDeployed(root));
    await compileSite(root);
    expect(readOutput(root), `killed before ${calls.slice(at)}`).toEqual(expected);
  }
  rmSync(intact, { recursive: true });
}, 180_000);

test('killed at any time, again and again, it leaves nothing that the next one stumbles over', async () => {
  edit(root);
  for (let round = 0; round < 4; round += 1) {
    await runChild(root, (kill) => void sleep(250 + Math.random() * 500).then(kill));
  }
  await compileSite(root);
  expect(readOutput(root)).toEqual(await readCleanOutput(root, lock));
}, 180_000);

test('compiles at once, while articles are written and taken back, end with what is there last', async () => {
  const ended: Promise<Ended>[] = [];
  for (let round = 0; round < 4; round += 1) {
    putArticle(root, 3, `Edited ${round}.`);
    putArticle(root, round, `To be taken back in round ${round}.`);
    // What has read them may be held up before it writes.
    ended.push(runStopped(root, 5 + Math.floor(Math.random() * 20), 1000));
    await sleep(400 + Math.random() * 400);
    putArticle(root, round);
  }
  putArticle(root, 3, 'The last word.');
  ended.push(runChild(root), runChild(root));
  for (const { code, output } of await Promise.all(ended)) {
    expect([code, output.replace(/^\w+Sync .*\n/gm, '')]).toEqual([0, '']);
  }
  const known = readFileSync(path.join(root, 'seeds/articles.lock.json'), 'utf8');
  expect(readOutput(root)).toEqual(await readCleanOutput(root, known));
  const deployed = Object.values(readDeployed(root)).join();
  expect(deployed).toContain('The last word.');
  expect(deployed).not.toContain('taken back');
}, 180_000);
