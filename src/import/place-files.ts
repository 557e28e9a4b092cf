import { copyFile, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { failAt } from './failure.ts';
import { hashFile } from './imported-files.ts';

/** What became of the files, by their names. */
export interface Placed {
  readonly written: readonly string[];
  /** They were there, and are the same. */
  readonly same: readonly string[];
  /** They were there and are different, so they were left. */
  readonly kept: readonly string[];
}

export interface Placement {
  /** The folder that the files are in. */
  readonly from: string;
  /** The folder that they go to. */
  readonly to: string;
  /** A folder for copies of what is replaced, while it is. */
  readonly aside: string;
  /** Whether files that differ are replaced. */
  readonly force: boolean;
  /** Whether a file is as an import left it, so that nothing of anybody is lost. */
  readonly isImported?: (file: string, hash: string) => boolean;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

type State = 'missing' | 'same' | 'imported' | 'different';

/** @throws ImportFailure for what is no file */
async function compareFiles(
  one: string,
  other: string,
  isImported: (hash: string) => boolean,
): Promise<State> {
  const stats = await lstat(other).catch(() => undefined);
  if (stats === undefined) return 'missing';
  if (!stats.isFile()) throw failAt(other, 'this is no file; remove it, or use --into');
  const hash = await hashFile(other);
  if ((await hashFile(one)) === hash) return 'same';
  return isImported(hash) ? 'imported' : 'different';
}

async function planFiles(placement: Placement): Promise<Placed> {
  const { from, to, force, isImported = () => false } = placement;
  const plan = { written: [] as string[], same: [] as string[], kept: [] as string[] };
  for (const file of await listFiles(from)) {
    const state = await compareFiles(path.join(from, file), path.join(to, file), (hash) =>
      isImported(file, hash),
    );
    if (state === 'same') plan.same.push(file);
    else if (state === 'different' && !force) plan.kept.push(file);
    else plan.written.push(file);
  }
  return plan;
}

type Undo = () => Promise<void>;

/** Moves a file to where another may be, and adds how that is undone. */
async function moveFile(file: string, number: number, placement: Placement, undo: Undo[]) {
  const target = path.join(placement.to, file);
  const source = path.join(placement.from, file);
  const made = await mkdir(path.dirname(target), { recursive: true });
  if (made !== undefined) undo.push(() => rm(made, { recursive: true }));
  const isThere = (await lstat(target).catch(() => undefined)) !== undefined;
  const copy = path.join(placement.aside, `replaced-${number}`);
  if (isThere) await copyFile(target, copy);
  await rename(source, target);
  undo.push(() => (isThere ? rename(copy, target) : rename(target, source)));
}

/**
 * Puts files into a folder: all of them, or none. A new folder arrives at once; in one that is there, a failure in the
 * middle puts back what was replaced and takes away what was new.
 */
export async function placeFiles(placement: Placement): Promise<Placed> {
  const { from, to } = placement;
  const plan = await planFiles(placement);
  if ((await lstat(to).catch(() => undefined)) === undefined && plan.written.length > 0) {
    await mkdir(path.dirname(to), { recursive: true });
    await rename(from, to);
    return plan;
  }
  const undo: Undo[] = [];
  try {
    for (const [number, file] of plan.written.entries())
      await moveFile(file, number, placement, undo);
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw error;
  }
  return plan;
}
