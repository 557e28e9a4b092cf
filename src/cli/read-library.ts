import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ASSETS } from '../compile/assets.ts';
import { LIBRARY_FILE } from '../compile/compile.ts';
import { createLibrary, type Library } from '../library/open/library.ts';

/** A project's library, as the last compile wrote it. */
export async function readLibrary(root: string): Promise<Library> {
  // Compile wrote it, so it is not checked again.
  const libraryIndex = JSON.parse(await readFile(path.join(root, LIBRARY_FILE), 'utf8'));
  return createLibrary(libraryIndex, async (file) => {
    const place = path.join(root, ASSETS, file);
    return existsSync(place) ? readFile(place, 'utf8') : undefined;
  });
}
