import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { LOCK_FILE } from '../lock/lock.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { type Holder, isKeyOf, withLock } from './build-lock.ts';
import { codeOf, explainFailure } from './system-error.ts';

/** What compile writes, but for the lock of the articles. Safe to delete. */
export const BUILD = '.build';

/** Held by the one compile that is at work in a folder. */
const COMPILE_LOCK = `${BUILD}/compile.lock`;

/** What is not yet in its place, and what has left it. Only there while a compile is at work. */
export const TEMPORARY = `${BUILD}/tmp`;

/** Minutes that a compile waits for another one. */
const PATIENCE = 5;

/** Told of another compile that is waited for. */
export type OnWait = (holder: Pick<Holder, 'pid'>) => void;

/** Where a file is written: what a publisher linked, where the link leads; in `.build/`, links are no files of ours. */
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
 * Where a file is until all others are ready too: on the same file system, so that it gets into its place in
 * one step. Beside the seeds, the name is one that nobody reads.
 */
export function temporaryPath(root: string, file: string, number: number): string {
  if (file.startsWith(`${BUILD}/`)) return path.join(root, TEMPORARY, String(number));
  const place = findPosition(root, file);
  return path.join(path.dirname(place), `.${path.basename(place)}.tmp`);
}

/** True for a folder that is no link to one. */
const isFolder = (file: string): boolean =>
  lstatSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** What is in a folder of `.build/`, from the project's folder on: nothing where it is none, or a link. */
export function listFolder(root: string, folder: string): readonly string[] {
  const isReal = (each: string): boolean =>
    each === BUILD || (isReal(path.posix.dirname(each)) && isFolder(path.join(root, each)));
  if (!isReal(folder)) return [];
  return readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
}

/** Makes a folder of `.build/`, in place of whatever is there and is none. */
export function ensureFolder(root: string, folder: string): void {
  if (!folder.startsWith(`${BUILD}/`)) return;
  ensureFolder(root, path.posix.dirname(folder));
  const place = path.join(root, folder);
  if (isFolder(place)) return;
  rmSync(place, { force: true });
  mkdirSync(place);
}

/** Removes what compiles before left unfinished. */
function removeTemporary(root: string): void {
  const left = listFolder(root, BUILD).filter((file) => file.endsWith('.tmp'));
  const places = [TEMPORARY, ...left].map((file) => path.join(root, file));
  for (const place of [...places, temporaryPath(root, LOCK_FILE, 0)]) {
    if (lstatSync(place, { throwIfNoEntry: false })) rmSync(place, { recursive: true });
  }
}

/** What cannot be removed, the next compile tells of: this one has done its work. */
function tryToRemoveTemporary(root: string): void {
  try {
    removeTemporary(root);
  } catch (error) {
    codeOf(error);
  }
}

/** @returns what is in its place and is no folder */
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

/** The variable that holds the key to the lock, for a compile on behalf of whoever holds it. */
const KEY = 'TIDINGS_COMPILE_KEY';

type Refusal = { readonly problems: readonly Problem[] };

/**
 * Does something with a folder while no compile is at work in it, but for those that it starts itself.
 * @param run is given the environment of the processes that it starts
 * @returns also what the system refused: nobody can write to a full disk
 */
export async function holdBuildFolder<T>(
  root: string,
  onWait: OnWait,
  run: (environment: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T | Refusal> {
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
): Promise<T | Refusal> =>
  holdBuildFolder(root, onWait, async () => {
    removeTemporary(root);
    try {
      return await run();
    } finally {
      tryToRemoveTemporary(root);
    }
  });
