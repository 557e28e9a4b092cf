import { cp, lstat, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { isRunning } from '../compile/build-mutex.ts';
import { isSkipped } from '../compile/list-files.ts';
import { failAt } from './failure.ts';
import { noteImported, readImported } from './imported-files.ts';
import { type Placed, placeFiles } from './place-files.ts';

const SEEDS = 'seeds';

/** Where files are made ready, beside the folder that they go to. Compile skips it because of its name. */
export interface Staging {
  readonly write: (file: string, content: string | Uint8Array) => Promise<void>;
  /** Takes a file from elsewhere. */
  readonly take: (file: string, from: string) => Promise<void>;
  /** Puts everything into place. */
  readonly finish: (force: boolean) => Promise<Placed>;
  readonly discard: () => Promise<void>;
}

/** Names that compile skips, or that some file system does not take. */
const BAD_PART = /^[._#\s]|[~.\s]$|[\\:*?"<>|\p{Cc}]|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** @throws ImportFailure for a folder that is not in `seeds/`, or that compile would skip */
export async function checkFolder(root: string, folder: string): Promise<string> {
  const parts = folder
    .replace(/^seeds\//, '')
    .replace(/\/$/, '')
    .split('/');
  const isBad = (part: string): boolean => part === '' || BAD_PART.test(part) || isSkipped(part);
  if (path.isAbsolute(folder) || parts.some(isBad))
    throw failAt(
      `--into ${folder}`,
      'this is no name of a folder in seeds/; use one such as --into old-blog',
    );
  let place = path.join(root, SEEDS);
  await mkdir(place, { recursive: true });
  const seeds = await realpath(place);
  for (const part of parts) {
    place = path.join(place, part);
    const stats = await lstat(place).catch(() => undefined);
    if (stats === undefined) break;
    if (!stats.isDirectory() || !(await realpath(place)).startsWith(seeds + path.sep))
      throw failAt(path.relative(root, place), 'this is no folder; remove it, or use --into');
  }
  return [SEEDS, ...parts].join('/');
}

const LEFTOVER = /^\.import-(?:(\d+)-)?\w{6}$/;

/** Removes what imports left that were killed. */
async function removeLeftovers(seeds: string): Promise<void> {
  for (const name of await readdir(seeds)) {
    const [found, pid] = LEFTOVER.exec(name) ?? [];
    if (found === undefined || (pid !== undefined && isRunning(Number(pid)))) continue;
    await rm(path.join(seeds, name), { recursive: true, force: true });
  }
}

/** @param folder as `checkFolder` gave it */
export async function createStaging(root: string, folder: string): Promise<Staging> {
  await removeLeftovers(path.join(root, SEEDS));
  const temporary = await mkdtemp(path.join(root, SEEDS, `.import-${process.pid}-`));
  const ready = path.join(temporary, 'files');
  await mkdir(ready);
  const made = new Set([ready]);
  const prepare = async (file: string): Promise<string> => {
    const place = path.join(ready, file);
    const parent = path.dirname(place);
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    return place;
  };
  return {
    write: async (file, content) => writeFile(await prepare(file), content),
    take: async (file, from) => cp(from, await prepare(file)),
    finish: async (force) => {
      const known = await readImported(root);
      const placed = await placeFiles({
        from: ready,
        to: path.join(root, folder),
        aside: temporary,
        force,
        isImported: (file, hash) => known[path.join(folder, file)] === hash,
      });
      await noteImported(root, folder, [...placed.written, ...placed.same]);
      return placed;
    },
    discard: () => rm(temporary, { recursive: true, force: true }),
  };
}
