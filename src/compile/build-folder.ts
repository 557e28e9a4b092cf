import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { LOCK_FILE } from '../lock/lock.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { type Holder, isKeyOf, withLock } from './build-mutex.ts';
import { codeOf, explainFailure } from './system-error.ts';

/** Everything that compile writes, except the lock of the articles. Safe to delete. */
export const BUILD = '.build';

/** Held by the one compile that is at work in a project. */
const COMPILE_LOCK = `${BUILD}/compile.lock`;

/** Files that are not in place yet, and discarded ones. Exists only while a compile is running. */
export const TEMPORARY = `${BUILD}/tmp`;

/** How long a compile waits for another one, in minutes. */
const PATIENCE = 5;

/** Called if a compile has to wait for another one. */
export type OnWait = (holder: Pick<Holder, 'pid'>) => void;

/**
 * Where to write a file. If a publisher made it a symbolic link, that is the link's target. A link
 * in `.build/` is not ours, so it is replaced.
 */
export function findPosition(root: string, file: string): string {
  const place = path.join(root, file);
  if (file.startsWith(`${BUILD}/`)) return place;
  try {
    return realpathSync(place);
  } catch (error) {
    codeOf(error);
    return place;
  }
}

/**
 * Where a file waits until all others are ready too: on the same file system, so that it can be
 * moved into place in one step. Next to the seeds its name is one that is skipped:
 * `.articles.lock.json.tmp`.
 */
export function temporaryPath(root: string, file: string, number: number): string {
  if (file.startsWith(`${BUILD}/`)) return path.join(root, TEMPORARY, String(number));
  const place = findPosition(root, file);
  return path.join(path.dirname(place), `.${path.basename(place)}.tmp`);
}

/** True for a folder itself, not for a link to one. */
const isFolder = (file: string): boolean =>
  lstatSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * The paths in a folder of `.build/`, relative to the project. Empty if a part of its path is
 * missing or a link.
 */
export function listFolder(root: string, folder: string): readonly string[] {
  const isReal = (each: string): boolean =>
    each === BUILD || (isReal(path.posix.dirname(each)) && isFolder(path.join(root, each)));
  if (!isReal(folder)) return [];
  return readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
}

/** Creates a folder of `.build/`, in place of any file or link of that name. */
export function ensureFolder(root: string, folder: string): void {
  if (!folder.startsWith(`${BUILD}/`)) return;
  ensureFolder(root, path.posix.dirname(folder));
  const place = path.join(root, folder);
  if (isFolder(place)) return;
  rmSync(place, { force: true });
  mkdirSync(place);
}

function removeTemporary(root: string): void {
  const left = listFolder(root, BUILD).filter((file) => file.endsWith('.tmp'));
  const places = [TEMPORARY, ...left].map((file) => path.join(root, file));
  for (const place of [...places, temporaryPath(root, LOCK_FILE, 0)]) {
    if (lstatSync(place, { throwIfNoEntry: false })) rmSync(place, { recursive: true });
  }
}

/** This compile has done its work. Whatever cannot be removed, the next one will report. */
function tryToRemoveTemporary(root: string): void {
  try {
    removeTemporary(root);
  } catch (error) {
    codeOf(error);
  }
}

/** @returns a problem if something else has its name */
function makeBuildFolder(root: string): Problem | undefined {
  const folder = path.join(root, BUILD);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? undefined
    : atStart(BUILD, 'this is not a folder; remove it, then compile again');
}

const explainHolder = ({ pid, machine }: Holder): Problem => {
  const where = machine.split('/')[0];
  const message = `process ${pid} on ${where} is still compiling here after ${PATIENCE} minutes; wait for it, or stop it. If there is no such process, remove this file`;
  return atStart(COMPILE_LOCK, message);
};

/** The environment variable with the key to the lock, for compiles that the lock's holder starts. */
const KEY = 'TIDINGS_COMPILE_KEY';

type Failure = { readonly problems: readonly Problem[] };

/**
 * Runs something while no compile is at work in the folder, except those that it starts itself.
 * @param run gets the environment for the processes that it starts
 * @returns what `run` returns, or what prevented it: another compile, a full disk
 */
export async function holdBuildFolder<T>(
  root: string,
  onWait: OnWait,
  run: (environment: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T | Failure> {
  try {
    const problem = makeBuildFolder(root);
    if (problem) return { problems: [problem] };
    const file = path.join(root, COMPILE_LOCK);
    const { [KEY]: key } = process.env;
    if (key !== undefined && isKeyOf(file, key)) return await run(process.env);
    const waiting = { onWait, patience: PATIENCE * 60_000 };
    const outcome = await withLock(file, waiting, (own) => run({ ...process.env, [KEY]: own }));
    return 'holder' in outcome ? { problems: [explainHolder(outcome.holder)] } : outcome.value;
  } catch (error) {
    return { problems: [explainFailure(root, error)] };
  }
}

/** Runs a compile while no other one is at work in the folder, and leaves nothing unfinished behind. */
export const withBuildFolder = <T>(
  root: string,
  onWait: OnWait,
  run: () => Promise<T>,
): Promise<T | Failure> =>
  holdBuildFolder(root, onWait, async () => {
    removeTemporary(root);
    try {
      return await run();
    } finally {
      tryToRemoveTemporary(root);
    }
  });
