import { appendFile, copyFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type MadeFolder, withFolder } from '../../support/made-folder.ts';
import { openSite } from '../../support/open-site.ts';

const PHOTO = path.join(import.meta.dirname, '../../fixtures/media/photo.jpg');
const WITH_PHOTO = '# A quay\n\nText.\n\n![The quay](photo.jpg)\n';

const day = (number: number): number => Date.UTC(2024, 0, number);

/** Compiles, and asks for the files that the articles have had so far. */
async function createAsk({ root, compile, readLock }: MadeFolder) {
  const known = new Set<string>();
  return async (now: number): Promise<readonly number[]> => {
    const outcome = await compile(now);
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
    for (const [name] of (await readLock()).matchAll(/photo-[\da-f]{12}\.jpg/g)) known.add(name);
    const ask = openSite(root, now);
    const answers = [...known].map(async (name) => (await ask(`/media/${name}`, 'HEAD')).status);
    return Promise.all(answers);
  };
}

test('a removed article takes its files along, and they come back with it', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/quay.md', WITH_PHOTO);
    await folder.write('seeds/other.md', '# Other\n\nText.\n');
    await copyFile(PHOTO, path.join(folder.root, 'seeds/photo.jpg'));
    const ask = await createAsk(folder);
    expect(await ask(day(1))).toEqual([200]);
    await folder.remove('seeds/quay.md');
    expect(await ask(day(2))).toEqual([410]);
    await folder.write('seeds/quay.md', WITH_PHOTO);
    expect(await ask(day(3))).toEqual([200]);
  }));

test('a file stays as long as another article shows it', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/quay.md', WITH_PHOTO);
    await folder.write('seeds/other.md', `# Other\n\n![Again](photo.jpg) Text.\n`);
    await copyFile(PHOTO, path.join(folder.root, 'seeds/photo.jpg'));
    const ask = await createAsk(folder);
    await ask(day(1));
    await folder.remove('seeds/quay.md');
    expect(await ask(day(2))).toEqual([200]);
  }));

test('one that an article no longer shows is just not found', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/quay.md', WITH_PHOTO);
    await copyFile(PHOTO, path.join(folder.root, 'seeds/photo.jpg'));
    const ask = await createAsk(folder);
    await ask(day(1));
    await folder.write('seeds/quay.md', '# A quay\n\nText.\n');
    expect(await ask(day(2))).toEqual([404]);
  }));

test('one that was replaced leads to what replaced it, and goes with the article', () =>
  withFolder(async (folder) => {
    const photo = path.join(folder.root, 'seeds/photo.jpg');
    await folder.write('seeds/quay.md', WITH_PHOTO);
    await folder.write('seeds/other.md', '# Other\n\nText.\n');
    await copyFile(PHOTO, photo);
    const ask = await createAsk(folder);
    expect(await ask(day(1))).toEqual([200]);
    await appendFile(photo, 'x');
    expect(await ask(day(2))).toEqual([302, 200]);
    expect(await folder.compile(day(3), { frozen: true })).not.toHaveProperty('problems');
    await appendFile(photo, 'x');
    expect(await ask(day(3))).toEqual([302, 302, 200]);
    // Back to the first one.
    await copyFile(PHOTO, photo);
    expect(await ask(day(4))).toEqual([200, 302, 302]);
    await folder.remove('seeds/quay.md');
    expect(await ask(day(5))).toEqual([410, 410, 410]);
  }));
