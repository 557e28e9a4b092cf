import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ImportFailure } from '../../src/import/failure.ts';
import { createStaging } from '../../src/import/staging.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';

/** Every file below a folder, with what is in it. */
const listFiles = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]),
  );

/** Puts three files into `seeds/old`, by force. */
async function placeThree({ root }: MadeFolder): Promise<unknown> {
  const staging = await createStaging(root, 'seeds/old');
  try {
    await staging.write('a.html', 'new a');
    await staging.write('b.html', 'new b');
    await staging.write('media/c.png', 'new c');
    return await staging.finish(true);
  } catch (error) {
    return error;
  } finally {
    await staging.discard();
  }
}

test('files join those of a folder', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/old/a.html', 'old a');
    await folder.write('seeds/old/b.html', 'new b');
    expect(await placeThree(folder)).toEqual({
      written: ['a.html', 'media/c.png'],
      same: ['b.html'],
      kept: [],
    });
    expect(listFiles(path.join(folder.root, 'seeds'))).toEqual({
      'old/a.html': 'new a',
      'old/b.html': 'new b',
      'old/media/c.png': 'new c',
    });
  }));

test('where one file cannot be put into place, the folder is as it was', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/old/a.html', 'old a');
    // A file where a folder has to be made: it is found out after the others have been moved.
    await folder.write('seeds/old/media', 'mine');
    expect(await placeThree(folder)).toMatchObject({ code: 'EEXIST' });
    expect(listFiles(path.join(folder.root, 'seeds'))).toEqual({
      'old/a.html': 'old a',
      'old/media': 'mine',
    });
  }));

test('a folder that has the name of a file is not replaced, even by force', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/old/b.html/note.md', 'mine');
    expect(await placeThree(folder)).toBeInstanceOf(ImportFailure);
    expect(listFiles(path.join(folder.root, 'seeds'))).toEqual({ 'old/b.html/note.md': 'mine' });
  }));
