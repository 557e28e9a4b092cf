import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

// What imports wrote, so that the next one can tell a file that somebody has changed from one that it may replace.

const RECORD = '.build/imported.json';

/** Hashes of files by their paths from the root. */
type Hashes = Readonly<Record<string, string>>;

const HASHES = z.record(z.string(), z.string());

/** The hash of a file, however large it is. */
export async function hashFile(place: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(place)) hash.update(chunk);
  return hash.digest('hex').slice(0, 32);
}

/** It may be gone, or damaged: then every file may have been changed. */
export async function readImported(root: string): Promise<Hashes> {
  try {
    return HASHES.parse(JSON.parse(await readFile(path.join(root, RECORD), 'utf8')));
  } catch {
    return {};
  }
}

/** Adds the files of a folder as they are now. */
export async function noteImported(
  root: string,
  folder: string,
  files: readonly string[],
): Promise<void> {
  const hashes: Record<string, string> = { ...(await readImported(root)) };
  for (const file of files) {
    const place = path.join(folder, file);
    hashes[place] = await hashFile(path.join(root, place));
  }
  const record = path.join(root, RECORD);
  await mkdir(path.dirname(record), { recursive: true });
  await writeFile(`${record}.part`, JSON.stringify(hashes));
  await rename(`${record}.part`, record);
}

/** Other folders that some of these files were imported into before. */
export async function findTwinFolders(
  root: string,
  folder: string,
  files: readonly string[],
): Promise<readonly string[]> {
  const names = new Set(files);
  const hashes = await readImported(root);
  const folders = Object.keys(hashes)
    .filter((file) => names.has(path.basename(file)) && path.dirname(file) !== folder)
    .map((file) => ({ file, folder: path.dirname(file) }));
  const found = new Set<string>();
  for (const twin of folders) {
    if (found.has(twin.folder)) continue;
    const isThere = await access(path.join(root, twin.file)).then(
      () => true,
      () => false,
    );
    if (isThere) found.add(twin.folder);
  }
  return [...found];
}
