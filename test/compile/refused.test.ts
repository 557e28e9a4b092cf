import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { explainFailure } from '../../src/compile/system-error.ts';
import {
  compileSite,
  createSite,
  NOW,
  putArticle,
  readArticlesLock,
  readCleanOutput,
  readOutput,
} from '../support/build-tree.ts';
import { useBundledCompile } from '../support/bundle-compile.ts';

const compileFile = useBundledCompile();
const LOCK = 'seeds/articles.lock.json';

let root = '';

beforeEach(() => {
  root = createSite(9);
});

afterEach(() => rmSync(root, { recursive: true }));

const problems = async (): Promise<readonly string[]> => {
  const outcome = await compile({ root, now: NOW, frozen: false });
  return 'problems' in outcome
    ? outcome.problems.map(({ file, message }) => `${file}: ${message}`)
    : [];
};

const run = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { encoding: 'utf8' });

/** What is not yet in its place, wherever that may be. */
const listTemporary = (): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tmp$|^\.build\/(?:tmp|compile\.lock)/.test(name),
  );

const OTHER_DISK = '/dev/shm';

/** For what starts processes, on a machine that has much else to do. */
const PATIENCE = { timeout: 60_000 };

describe('.build/', PATIENCE, () => {
  test.each<[string, () => void]>([
    ['a file', () => writeFileSync(path.join(root, '.build'), 'x')],
    ['a link that leads nowhere', () => symlinkSync('/nowhere/at/all', path.join(root, '.build'))],
    ['a link to a file', () => symlinkSync('wrangler.toml', path.join(root, '.build'))],
    ['a link to itself', () => symlinkSync('.build', path.join(root, '.build'))],
  ])('that is %s is a problem, and nothing is written', async (_, put) => {
    put();
    expect(await problems()).toEqual([
      expect.stringMatching(/^\.build: .*; remove (?:it|them), then compile again/),
    ]);
    expect(readArticlesLock(root)).toBe(undefined);
  });

  test.runIf(existsSync(OTHER_DISK))('may be a link to another file system', async () => {
    const elsewhere = mkdtempSync(path.join(OTHER_DISK, 'tidings-'));
    symlinkSync(elsewhere, path.join(root, '.build'));
    expect(await problems()).toEqual([]);
    const expected = await readCleanOutput(root);
    expect(await problems()).toEqual([]);
    expect(readOutput(root)).toEqual(expected);
    rmSync(elsewhere, { recursive: true });
  });

  test('with what earlier versions left behind is tidied up', async () => {
    mkdirSync(path.join(root, '.build/assets/library'), { recursive: true });
    for (const name of ['0.77.tmp', '676.77.tmp', 'assets/library/0.tsv', 'library.txt']) {
      writeFileSync(path.join(root, '.build', name), 'x');
    }
    writeFileSync(path.join(root, 'seeds/.articles.lock.json.tmp'), '{"ver');
    expect(await problems()).toEqual([]);
    expect(listTemporary()).toEqual([]);
    expect(readOutput(root)).toEqual(await readCleanOutput(root));
  });
});

describe('what the system refuses is a sentence, and the last good build stays', PATIENCE, () => {
  const ways: readonly [name: string, script: string, expected: RegExp][] = [
    [
      'a file that is too large',
      'ulimit -f 1; exec "$@"',
      /^\S+: the system does not allow a file of this size; .*\(EFBIG\)$/m,
    ],
  ];

  test.each(ways)('%s', async (_, script, expected) => {
    await compileSite(root);
    const before = readOutput(root);
    putArticle(root, 30, 'New. '.repeat(9000));
    const { status, stderr } = run(
      'bash',
      '-c',
      script,
      '--',
      process.execPath,
      compileFile(),
      root,
    );
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
    expect(listTemporary()).toEqual([]);
    expect(readOutput(root)).toEqual(before);
    expect(await problems()).toEqual([]);
  });

  /** Only root may mount; where it is not allowed to either, this cannot be tried. */
  const canMount = (() => {
    const { status } = run('unshare', '--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt');
    return status === 0;
  })();

  /** Compiles where some folder of the project is mounted in a certain way, for this process alone. */
  const compileMounted = (script: string) =>
    run(
      'unshare',
      '--mount',
      'sh',
      '-c',
      `cd ${root}; ${script}`,
      '--',
      process.execPath,
      compileFile(),
      root,
    );

  test.runIf(canMount).each([
    [
      'a disk that is full',
      'mount -t tmpfs -o size=64k none .build && "$@"; ls -A .build; ls -A seeds',
      /^\S+: the disk is full; free up some space, then compile again \(ENOSPC\)$/m,
    ],
    [
      'a disk that has no more names',
      'mount -t tmpfs -o nr_inodes=9 none .build && "$@"; ls -A .build; ls -A seeds',
      /^\S+: the disk is full; free up some space, then compile again \(ENOSPC\)$/m,
    ],
    [
      'a folder that is read-only',
      'mount --bind .build .build && mount -o remount,ro,bind .build && "$@"',
      /^\.build\S*: the file system is read-only; .*\(EROFS\)$/m,
    ],
    [
      'seeds that are read-only',
      'mount --bind seeds seeds && mount -o remount,ro,bind seeds && "$@"',
      /^seeds\/\S*: the file system is read-only; .*\(EROFS\)$/m,
    ],
    [
      'a lock that is mounted',
      'mount --bind seeds/articles.lock.json seeds/articles.lock.json && "$@"',
      /^seeds\/articles.lock.json: this is in use by another program, or is a mount point; .*\(EBUSY\)$/m,
    ],
  ])('%s', async (_, script, expected) => {
    await compileSite(root);
    const lock = readArticlesLock(root);
    putArticle(root, 30, 'New. '.repeat(9000));
    const { stderr, stdout } = compileMounted(script);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).not.toMatch(/tmp/);
    expect(listTemporary()).toEqual([]);
    expect(readArticlesLock(root)).toBe(lock);
    expect(await problems()).toEqual([]);
    expect(readOutput(root)).toEqual(await readCleanOutput(root, lock));
  });

  test.runIf(canMount)('but seeds may be on a file system of their own', async () => {
    const expected = await readCleanOutput(root);
    const { status, stderr } = compileMounted(
      'cp -r seeds copy; mount -t tmpfs none seeds && cp copy/* seeds && "$@" && cp seeds/*.json copy',
    );
    expect([status, stderr]).toEqual([0, '']);
    rmSync(path.join(root, 'seeds'), { recursive: true });
    mkdirSync(path.join(root, 'seeds'));
    run('sh', '-c', `cp ${root}/copy/* ${root}/seeds`);
    expect(readOutput(root)).toEqual(expected);
  });
});

test('a lock of the articles that is a link stays one', async () => {
  const elsewhere = path.join(root, 'elsewhere.json');
  writeFileSync(elsewhere, '{"version": 1, "articles": {}}');
  symlinkSync(elsewhere, path.join(root, LOCK));
  expect(await problems()).toEqual([]);
  expect(lstatSync(path.join(root, LOCK)).isSymbolicLink()).toBe(true);
  expect(readFileSync(elsewhere, 'utf8')).toContain('n9');
  expect(listTemporary()).toEqual([]);
});

test('a lock of the articles that cannot be replaced is named', async () => {
  mkdirSync(path.join(root, LOCK));
  const [problem] = await problems();
  expect(problem).toMatch(/^seeds\/articles\.lock\.json: /);
});

describe('a failed call of the system', () => {
  const fail = (code: string, fields: object = {}) =>
    Object.assign(new Error(code), { code, syscall: 'open', path: '/r/.build/tmp/1', ...fields });

  test('that would have put a file into its place names the place', () =>
    expect(explainFailure('/r', fail('EXDEV', { dest: '/r/seeds/a' })).file).toBe('seeds/a'));

  test('is told from a bug, which is thrown on', () =>
    expect(() => explainFailure('/r', new TypeError('x'))).toThrow('x'));
});
