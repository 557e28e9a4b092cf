import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type MadeFolder, withFolder } from '../../support/made-folder.ts';

const NOW = Date.UTC(2024, 0, 2);

const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n';

/** What is at the place of a recording, and what is said of it. */
const FAULTS: readonly (readonly [name: string, content: string | undefined, says: string])[] = [
  ['missing', undefined, 'there is no file seeds/talk.mp3; add it, or fix the path'],
  ['empty', '', 'this file is empty; replace it with the real one'],
  ['damaged', '\0\x01\x02\x03'.repeat(1000), 'this ends in .mp3, but contains data'],
  ['only a Git LFS pointer', POINTER, 'fetch it with "git lfs pull"'],
];

async function writeTalk({ root, write }: MadeFolder, content: string | undefined, more = '') {
  await write('seeds/talk.md', '# A talk\n\nText.\n');
  // The field is in another file than the article.
  await write('seeds/talk.yaml', `audio: talk.mp3\n${more}`);
  if (content !== undefined) await writeFile(path.join(root, 'seeds/talk.mp3'), content);
}

test.each(FAULTS)('an episode whose recording is %s is not deployed', (_, content, says) =>
  withFolder(async (folder) => {
    await writeTalk(folder, content);
    const problem = {
      file: 'seeds/talk.yaml',
      line: 1,
      column: 8,
      message: expect.stringContaining(says),
    };
    const seen = await folder.compile(NOW);
    expect(seen).not.toHaveProperty('problems');
    expect(seen.warnings).toContainEqual(problem);
    const frozen = await folder.compile(NOW, { frozen: true });
    expect('problems' in frozen && frozen.problems).toEqual([problem]);
    expect(frozen.warnings).not.toContainEqual(problem);
    const sound = path.join(import.meta.dirname, '../../fixtures/media/cbr.mp3');
    await copyFile(sound, path.join(folder.root, 'seeds/talk.mp3'));
    await folder.compile(NOW);
    expect(await folder.compile(NOW, { frozen: true })).not.toHaveProperty('problems');
  }),
);

test('a draft, and a file that is no recording of its article, hinder no deployment', () =>
  withFolder(async (folder) => {
    await writeTalk(folder, '', 'draft: true\n');
    await folder.write(
      'seeds/other.md',
      '---\nattachments: talk.mp3\nimage: none.png\n---\n# B\n\n[A talk](talk.mp3)\n',
    );
    await folder.compile(NOW);
    const frozen = await folder.compile(NOW, { frozen: true });
    expect(frozen).not.toHaveProperty('problems');
    const told = new Set(frozen.warnings?.map(({ file }) => file));
    expect(told).toEqual(new Set(['seeds/talk.yaml', 'seeds/other.md']));
  }));
