import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './system-error.ts';

/** Who holds a lock: the process that made it, told from every other one. */
export interface Holder {
  readonly pid: number;
  /** Where it runs; only there can anybody see whether it still does. */
  readonly machine: string;
  /** Tells the process from a later one with its number. */
  readonly life: string;
  /** Tells one lock of a process from another. */
  readonly id: string;
}

/** How a lock is waited for. */
export interface Waiting {
  /** Told once, when it takes longer than a moment. */
  readonly onWait: (holder: Holder) => void;
  /** Milliseconds after which nobody waits any longer. */
  readonly patience: number;
}

/** Milliseconds between two looks at a lock. */
const LOOK_INTERVAL = 50;

/** Milliseconds that nobody is told of. */
const MOMENT = 1000;

/** The name of the lock under which one that was left behind is removed. */
const guardOf = (file: string): string => `${file}~`;

/** What a call gives; nothing where the system refuses. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    codeOf(error);
    return undefined;
  }
}

/** The machine; on Linux with the namespace of process numbers, which containers have of their own. */
const readMachine = (): string =>
  `${os.hostname()}/${attempt(() => readlinkSync('/proc/self/ns/pid')) ?? ''}`;

/**
 * When a process was started, and since when the machine runs; nothing where the system does not say.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function computeLifetime(pid: number): string | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === undefined) return undefined;
  // The name of the program, in brackets, may hold anything. The state is the 3rd field, the start the 22nd.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended, and only its parent has not looked yet.
  if (/[ZX]/.test(state)) return 'ended';
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')) ?? '';
  return `${boot.trim()}/${fields[18]}`;
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

/** True where the process has ended for sure. */
function isGone({ pid, machine, life }: Holder): boolean {
  if (machine !== readMachine()) return false;
  if (!isRunning(pid)) return true;
  const present = computeLifetime(pid);
  return present !== undefined && present !== life;
}

const format = ({ pid, machine, life, id }: Holder): string => [pid, machine, life, id].join(' ');

/** What is in the place of a lock: who holds it, where compile made it. */
interface Present {
  /** Empty for what is no link. */
  readonly text: string;
  readonly holder?: Holder;
}

/** @returns nothing where nothing is there */
function readLock(file: string): Present | undefined {
  try {
    const text = readlinkSync(file);
    const [pid = '', machine = '', life = '', id] = text.split(' ');
    return /^[1-9]\d{0,8}$/.test(pid) && id !== undefined
      ? { text, holder: { pid: Number(pid), machine, life, id } }
      : { text };
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : { text: '' };
  }
}

/** @returns false where somebody else holds it */
function tryToTake(file: string, own: string): boolean {
  try {
    symlinkSync(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function release(file: string, own: string): void {
  if (readLock(file)?.text === own) rmSync(file, { force: true });
}

/**
 * Takes a lock: a symbolic link to nowhere, as Emacs and Firefox have them. It is made in one step with what
 * it says, and by one process alone, where a file would be there before its content is.
 * A lock that was left behind is removed under a second lock. So nobody removes, in place of it, the one
 * that another process has taken meanwhile.
 * @returns who still holds it when the patience ends
 */
async function take(file: string, own: string, waiting: Waiting): Promise<Holder | undefined> {
  const start = performance.now();
  let isTold = false;
  while (!tryToTake(file, own)) {
    const present = readLock(file);
    if (!present) continue;
    const { holder, text } = present;
    if (!holder || isGone(holder)) {
      const refusal = await withGuard(file, own, waiting, () => {
        if (readLock(file)?.text === text) rmSync(file, { recursive: true, force: true });
      });
      if (refusal) return refusal;
      continue;
    }
    const waited = performance.now() - start;
    if (waited >= waiting.patience) return holder;
    if (waited >= MOMENT && !isTold) {
      isTold = true;
      waiting.onWait(holder);
    }
    await sleep(LOOK_INTERVAL);
  }
  // Whoever was killed with it in hand; whoever has it now finds another lock here than the one they mean.
  rmSync(guardOf(file), { recursive: true, force: true });
  return undefined;
}

async function withGuard(
  file: string,
  own: string,
  waiting: Waiting,
  run: () => void,
): Promise<Holder | undefined> {
  const guard = guardOf(file);
  const refusal = await take(guard, own, waiting);
  if (refusal) return refusal;
  try {
    run();
  } finally {
    release(guard, own);
  }
  return undefined;
}

/** True where a lock is held by whoever was given this key to it. */
export const isKeyOf = (file: string, key: string): boolean => readLock(file)?.text === key;

/**
 * Runs something while no other process, and nothing else in this one, holds the lock. One whose process
 * has ended, however it did, counts for nothing.
 * @param file absolute, in a folder that is there
 * @param run is given the key to the lock, for another process that works on its behalf
 */
export async function withLock<T>(
  file: string,
  waiting: Waiting,
  run: (key: string) => Promise<T>,
): Promise<{ readonly value: T } | { readonly holder: Holder }> {
  const { pid } = process;
  const own = format({
    pid,
    machine: readMachine(),
    life: computeLifetime(pid) ?? '',
    id: randomUUID(),
  });
  const holder = await take(file, own, waiting);
  if (holder) return { holder };
  try {
    return { value: await run(own) };
  } finally {
    release(file, own);
  }
}
