import { cp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCK_FILE } from '../../src/lock/lock.ts';
import { commitAll, git } from '../support/git.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';

const START = Date.UTC(2024, 0, 1);
const LATER = Date.UTC(2024, 0, 2);

/** A folder with a lock that was compiled, and committed where that is wanted. */
async function begin({ root, write, compile }: MadeFolder, isCommitted: boolean): Promise<void> {
  await write('seeds/a.md', '# A\n\nText.\n');
  await write('.gitignore', '.build/\n');
  expect(await compile(START)).not.toHaveProperty('problems');
  if (isCommitted) commitAll(root);
}

const BLANKS: readonly (readonly [string, string | undefined])[] = [
  ['missing', undefined],
  ['without a byte', ''],
  ['of white space', ' \r\n\n'],
  ['an empty object', ' {\n } '],
  ['without an article', '{"version":1,"articles":{}}'],
  [
    'with a site alone',
    '{"version":1,"sites":{"https://news.test":{"hash":"h","changed":"2024-01-01T00:00:00Z"}},"articles":{}}',
  ],
];

const lose = ({ write, remove }: MadeFolder, text: string | undefined): Promise<void> =>
  text === undefined ? remove(LOCK_FILE) : write(LOCK_FILE, text);

const explain = (where: string, how: string) => [
  {
    file: LOCK_FILE,
    line: 1,
    column: 1,
    message: `the lock has no articles, but ${where} had some; without them, every article is new to every reader; restore the lock with ${how}, or start over with "npm run compile -- --new-lock"`,
  },
];

describe('a lock is asked for before it is made anew', () => {
  test.each(BLANKS)('%s, which git has', async (_, text) => {
    await withFolder(async (folder) => {
      await begin(folder, true);
      await folder.remove('.build');
      await lose(folder, text);
      const problems = explain('the last commit', `"git checkout HEAD -- ${LOCK_FILE}"`);
      expect(await folder.compile(LATER)).toEqual({ problems });
      expect(await folder.compile(LATER, { frozen: true })).toEqual({ problems });
      git(folder.root, 'checkout', 'HEAD', '--', LOCK_FILE);
      expect(await folder.compile(LATER, { frozen: true })).not.toHaveProperty('problems');
    });
  });

  test('also by a project in a folder of the repository, to which a link leads', async () => {
    await withFolder(async (folder) => {
      await begin(folder, false);
      for (const name of ['seeds', 'wrangler.toml']) {
        await cp(path.join(folder.root, name), path.join(folder.root, 'sites/news', name), {
          recursive: true,
        });
      }
      commitAll(folder.root);
      await folder.remove(`sites/news/${LOCK_FILE}`);
      const root = `${folder.root}-link`;
      await symlink(path.join(folder.root, 'sites/news'), root);
      try {
        expect(await folder.compile(LATER, { root })).toEqual({
          problems: explain('the last commit', `"git checkout HEAD -- ${LOCK_FILE}"`),
        });
      } finally {
        await rm(root);
      }
    });
  });

  test.each(BLANKS)('%s, which an earlier compile had', async (_, text) => {
    await withFolder(async (folder) => {
      await begin(folder, false);
      await lose(folder, text);
      expect(await folder.compile(LATER)).toEqual({
        problems: explain('the last compile here', 'a copy of .build/articles.lock.json'),
      });
      const report = await folder.compile(LATER, { newLock: true });
      if ('problems' in report) throw new Error(report.problems[0]?.message);
      expect(report.published.map(({ identity }) => identity.id)).toEqual([
        'tag:news.test,2024-01-02:a',
      ]);
      expect(await folder.compile(LATER, { frozen: true })).not.toHaveProperty('problems');
    });
  });
});

describe('a lock is made', () => {
  test.each(BLANKS)('where there was none, %s', async (_, text) => {
    await withFolder(async (folder) => {
      await folder.write('seeds/a.md', '# A\n\nText.\n');
      if (text !== undefined) await folder.write(LOCK_FILE, text);
      expect(await folder.compile(START)).not.toHaveProperty('problems');
    });
  });

  test('where the example is taken away with its lock', async () => {
    await withFolder(async (folder) => {
      await begin(folder, true);
      await folder.remove('seeds');
      await folder.write('seeds/mine.md', '# Mine\n\nText.\n');
      expect(await folder.compile(LATER)).not.toHaveProperty('problems');
      expect(await folder.readLock()).not.toContain(',2024-01-01:a"');
    }, 'https://tidings.example');
  });
});
