import { createHash, type Hash } from 'node:crypto';
import { linkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MOST_ASSET } from './asset-limit.ts';
import { ensureFolder, listFolder, TEMPORARY } from './build-folder.ts';
import { codeOf } from './system-error.ts';
import { readPlainFile } from './write.ts';

/** The content of each library file by its path, built when it is called for. */
export type LibraryFiles = ReadonlyMap<string, () => string>;

/** A library that is ready to be moved into place. */
interface StagedLibrary {
  /** Of its folder: a hash of its content. */
  readonly name: string;
  /** Relative to the project. */
  readonly folder: string;
}

/** A file of the library is larger than Cloudflare accepts. */
export interface Excess {
  /** Its size in MiB, rounded up. */
  readonly excess: number;
}

const STAGED = `${TEMPORARY}/library`;

/** Hexadecimal digits: 128 bits. */
const NAME_LENGTH = 32;

function addFile(hash: Hash, name: string, content: Buffer): void {
  hash.update(`${name}\n${content.length}\n`).update(content);
}

const finish = (hash: Hash): string => hash.digest('hex').slice(0, NAME_LENGTH);

/**
 * The name that a library's folder should have, by its content.
 * @param folder relative to the project
 * @returns undefined if anything but readable files is in it
 */
export function hashLibrary(root: string, folder: string): string | undefined {
  const hash = createHash('sha256');
  for (const file of listFolder(root, folder).toSorted()) {
    const content = readPlainFile(path.join(root, file));
    if (!content) return undefined;
    addFile(hash, path.posix.basename(file), content);
  }
  return finish(hash);
}

/** @returns false if a hard link is not possible here */
function tryToLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    codeOf(error);
    return false;
  }
}

/**
 * Writes a library into a temporary folder. A file that is the same in an existing library is
 * hard-linked, which is faster and takes no space.
 * @param before folders of existing libraries, relative to the project
 */
export function stageLibrary(
  root: string,
  files: LibraryFiles,
  before: readonly string[],
): StagedLibrary | Excess {
  ensureFolder(root, STAGED);
  const hash = createHash('sha256');
  const named = [...files].map(([file, make]) => [path.posix.basename(file), make] as const);
  for (const [name, make] of named.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const content = Buffer.from(make());
    if (content.length > MOST_ASSET) return { excess: Math.ceil(content.length / 1024 ** 2) };
    addFile(hash, name, content);
    const place = path.join(root, STAGED, name);
    const isLinked = before
      .map((folder) => path.join(root, folder, name))
      .some((old) => readPlainFile(old)?.equals(content) && tryToLink(old, place));
    if (!isLinked) writeFileSync(place, content);
  }
  return { name: finish(hash), folder: STAGED };
}
