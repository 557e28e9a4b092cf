import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './system-error.ts';

/** The process that holds a lock. */
export interface Holder {
  readonly pid: number;
  /** The machine it runs on: only there can anybody see whether it still does. */
  readonly machine: string;
  /** Tells the process from a later one with the same id. */
  readonly life: string;
  /** Tells the locks of one process apart. */
  readonly id: string;
}

/** How to wait for a lock that somebody else holds. */
export interface Waiting {
  /** Called once, if the wait takes longer than a second. */
  readonly onWait: (holder: Holder) => void;
  /** Milliseconds after which to give up. */
  readonly patience: number;
}

/** Milliseconds between two looks at a lock. */
const LOOK_INTERVAL = 50;

/** Milliseconds to wait before telling anybody. */
const MOMENT = 1000;

/** The lock to hold while removing an abandoned one. */
const guardOf = (file: string): string => `${file}~`;

/** The result of a call, or undefined if the system refuses it. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    codeOf(error);
    return undefined;
  }
}

/** The host name. On Linux also the namespace of process ids, of which each container has its own. */
const readMachine = (): string =>
  `${os.hostname()}/${attempt(() => readlinkSync('/proc/self/ns/pid')) ?? ''}`;

/**
 * When a process was started, and in which run of the machine; undefined if that is not known.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function computeLifetime(pid: number): string | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === undefined) return undefined;
  // The program's name, in brackets, may contain anything. State is the 3rd field, start the 22nd.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; its parent just has not collected it yet.
  if (/[ZX]/.test(state)) return 'ended';
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')) ?? '';
  return `${boot.trim()}/${fields[18]}`;
}

export const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

/** True if the process has ended for certain. */
function isGone({ pid, machine, life }: Holder): boolean {
  if (machine !== readMachine()) return false;
  if (!isRunning(pid)) return true;
  const present = computeLifetime(pid);
  return present !== undefined && present !== life;
}

const format = ({ pid, machine, life, id }: Holder): string => [pid, machine, life, id].join(' ');

/** What is at the path of a lock. It has a holder if compile made it. */
interface Present {
  /** The target of the link; empty if it is not a link. */
  readonly text: string;
  readonly holder?: Holder;
}

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
 * Takes a lock: a symbolic link to nowhere, as Emacs and Firefox make them. Only one process can
 * create it, and its text is there at once, while a file would exist before its content does.
 *
 * An abandoned lock is removed while holding a second lock, the guard. Otherwise a process might
 * remove the new lock that another one has taken in the meantime.
 * @returns who still holds the lock when patience runs out
 */
async function take(file: string, own: string, waiting: Waiting): Promise<Holder | undefined> {
  const start = performance.now();
  let isTold = false;
  while (!tryToTake(file, own)) {
    const present = readLock(file);
    if (!present) continue;
    const { holder, text } = present;
    if (!holder || isGone(holder)) {
      const failure = await withGuard(file, own, waiting, () => {
        if (readLock(file)?.text === text) rmSync(file, { recursive: true, force: true });
      });
      if (failure) return failure;
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
  // Removes a guard that a killed process left. If a live one holds it, nothing breaks: it finds a
  // different lock here from the one it means to remove, and leaves it alone.
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
  const failure = await take(guard, own, waiting);
  if (failure) return failure;
  try {
    run();
  } finally {
    release(guard, own);
  }
  return undefined;
}

/** True if the lock is held by the process that gave out this key. */
export const isKeyOf = (file: string, key: string): boolean => readLock(file)?.text === key;

/**
 * Runs something while nobody else, in this process or another one, holds the lock. The lock of a
 * process that has ended, however it did, does not count.
 * @param file absolute, in an existing folder
 * @param run gets the key to the lock, to hand to a process that works on its behalf
 * @returns the result, or who still holds the lock when patience runs out
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
