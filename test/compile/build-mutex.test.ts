import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withLock } from '../../src/compile/build-mutex.ts';

const COUNTER = path.join(import.meta.dirname, '../support/children/lock-counter.ts');

/** Longer than a test takes. */
const PATIENT = { onWait: () => {}, patience: 60_000 };

let root = '';
let lock = '';

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'tidings-'));
  lock = path.join(root, 'lock');
});

afterEach(() => rmSync(root, { recursive: true }));

/** What a lock of this process says. */
const readOwn = async (): Promise<readonly string[]> => {
  const outcome = await withLock(lock, PATIENT, async () => readlinkSync(lock));
  return 'value' in outcome ? outcome.value.split(' ') : [];
};

/** The number of a process that has ended. */
const findDead = (): number => spawnSync('true').pid;

test('compiles of one process run one after the other', async () => {
  let inside = 0;
  const seen: number[] = [];
  await Promise.all(
    Array.from({ length: 12 }, () =>
      withLock(lock, PATIENT, async () => {
        inside += 1;
        seen.push(inside);
        await sleep(Math.random() * 5);
        inside -= 1;
      }),
    ),
  );
  expect(seen).toEqual(Array(12).fill(1));
  expect(readdirSync(root)).toEqual([]);
});

test('two folders do not wait for one another', async () => {
  const outcome = await withLock(lock, PATIENT, () =>
    withLock(`${lock}-2`, { ...PATIENT, patience: 0 }, async () => 'both'),
  );
  expect(outcome).toEqual({ value: { value: 'both' } });
});

test('a compile that fails releases the lock', async () => {
  await expect(
    withLock(lock, PATIENT, async () => {
      throw new Error('a bug');
    }),
  ).rejects.toThrow('a bug');
  expect(readdirSync(root)).toEqual([]);
});

test('compiles of several processes run one at a time, also if some are killed', async () => {
  const counter = path.join(root, 'count');
  writeFileSync(counter, '0');
  // Six of them; three are killed in their first, third and fifth round, after they have counted.
  const deadly = ['', '0', '', '2', '4', ''];
  const rounds = 8;
  await Promise.all(
    deadly.map((round) => {
      const child = spawn(process.execPath, [COUNTER, lock, counter, `${rounds}`, round], {
        stdio: 'inherit',
      });
      return new Promise((resolve) => child.on('close', resolve));
    }),
  );
  expect(readFileSync(counter, 'utf8')).toBe(String(3 * rounds + 1 + 3 + 5));
  // Of the killed, nothing is left once somebody has held it after them.
  await withLock(lock, PATIENT, async () => {});
  expect(readdirSync(root)).toEqual(['count']);
}, 60_000);

describe('a lock that was left behind is taken over', () => {
  test.each<[string, (own: readonly string[]) => void]>([
    [
      'by a process that has ended',
      ([, ...rest]) => symlinkSync([findDead(), ...rest].join(' '), lock),
    ],
    [
      'by an earlier process with the number of one that runs',
      ([pid, machine, life, id]) => symlinkSync([pid, machine, `${life}0`, id].join(' '), lock),
    ],
    [
      'before the machine was started again',
      ([pid, machine, life = '', id]) =>
        symlinkSync([pid, machine, life.replace(/^[^/]*/, 'x'), id].join(' '), lock),
    ],
    ['as a link that says nothing', () => symlinkSync('nowhere', lock)],
    ['with a number that no process has', () => symlinkSync('99999999999999 a b c', lock)],
    ['as an empty file', () => writeFileSync(lock, '')],
    ['as a file', () => writeFileSync(lock, `${process.pid}`)],
    ['as a folder', () => mkdirSync(path.join(lock, 'x'), { recursive: true })],
    [
      'with the lock under which it should have been removed',
      ([, ...rest]) => {
        symlinkSync([findDead(), ...rest].join(' '), lock);
        symlinkSync([findDead(), ...rest].join(' '), `${lock}~`);
        symlinkSync([findDead(), ...rest].join(' '), `${lock}~~`);
      },
    ],
  ])('%s', async (_, leave) => {
    const own = await readOwn();
    leave(own);
    const held = await withLock(lock, { ...PATIENT, patience: 0 }, async () => {
      expect(lstatSync(lock).isSymbolicLink()).toBe(true);
      return 'held';
    });
    expect(held).toEqual({ value: 'held' });
    expect(readdirSync(root)).toEqual([]);
  });

  test.runIf(existsSync('/proc/self/stat'))('by a zombie process', async () => {
    // The child of a program that does not wait for it stays as a zombie.
    const script = `sleep 0.1 & echo $!; exec sleep 30`;
    const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise((resolve) =>
      parent.stdout.once('data', (text) => resolve(Number(text))),
    );
    const readStat = (): string => readFileSync(`/proc/${pid}/stat`, 'utf8');
    while (!readStat().includes(') Z ')) await sleep(20);
    const [, machine, life = '', id] = await readOwn();
    const start = readStat().split(' ')[21] ?? '';
    symlinkSync([pid, machine, life.replace(/[^/]*$/, start), id].join(' '), lock);
    expect(await withLock(lock, { ...PATIENT, patience: 0 }, async () => 1)).toEqual({
      value: 1,
    });
    parent.kill('SIGKILL');
  });
});

describe('a lock that is held is respected', () => {
  test('by a running process: the waiting one is told once, and gives up with its number', async () => {
    const told: number[] = [];
    const waiting = { onWait: ({ pid }: { pid: number }) => told.push(pid), patience: 1200 };
    const outcome = await withLock(lock, PATIENT, () => withLock(lock, waiting, async () => 'in'));
    expect(outcome).toMatchObject({ value: { holder: { pid: process.pid } } });
    expect(told).toEqual([process.pid]);
  });

  test('by one on another machine, which nobody here can see', async () => {
    const [, , life, id] = await readOwn();
    symlinkSync([findDead(), 'elsewhere/', life, id].join(' '), lock);
    const outcome = await withLock(lock, { ...PATIENT, patience: 0 }, async () => 'in');
    expect(outcome).toMatchObject({ holder: { machine: 'elsewhere/' } });
    expect(lstatSync(lock).isSymbolicLink()).toBe(true);
  });
});
