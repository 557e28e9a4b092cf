import { describe, expect, test } from 'vitest';
import type { CompileOptions, Report } from '../../src/compile/compile.ts';
import { importIds } from '../../src/import/import-ids.ts';
import type { Lock } from '../../src/lock/lock.ts';
import { commitAll } from '../support/git.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2024, 0, 1);
const HERE = { deploys: false };

const readEntries = async ({ readLock }: MadeFolder): Promise<Lock> => JSON.parse(await readLock());

async function compileOn(
  { compile }: MadeFolder,
  day: number,
  options: Partial<CompileOptions> = HERE,
): Promise<Report> {
  const outcome = await compile(START + day * DAY, options);
  if ('problems' in outcome) throw new Error(outcome.problems[0]?.message);
  return outcome;
}

/** Two articles, of which one is taken away after something happened. */
async function takeAway(
  folder: MadeFolder,
  between: () => Promise<unknown>,
): Promise<{ readonly removed: number; readonly entries: number }> {
  await folder.write('seeds/a.md', '# A\n\nText.\n');
  await folder.write('seeds/b.md', '# B\n\nText.\n');
  await compileOn(folder, 0);
  await between();
  await folder.remove('seeds/b.md');
  const { site } = await compileOn(folder, 1);
  const { articles } = await readEntries(folder);
  return { removed: site.removed.length, entries: Object.keys(articles).length };
}

describe('an article that is taken away', () => {
  test('is forgotten if the site was never deployed', () =>
    withFolder(async (folder) => {
      expect(await takeAway(folder, async () => {})).toEqual({ removed: 0, entries: 1 });
    }));

  test.each<[string, (folder: MadeFolder) => Promise<unknown>]>([
    [
      'was deployed from here, by a compile that leaves the lock alone otherwise',
      (folder) => compileOn(folder, 0, { frozen: true, deploys: true }),
    ],
    ['was committed, for a pipeline may deploy it', async ({ root }) => commitAll(root)],
  ])('is gone for readers if the site %s', (_, between) =>
    withFolder(async (folder) => {
      const gone = await takeAway(folder, () => between(folder));
      expect(gone).toEqual({ removed: 1, entries: 2 });
      expect(Object.values((await readEntries(folder)).sites)).toEqual([
        expect.not.objectContaining({ deployed: false }),
      ]);
    }),
  );

  test('is forgotten though the example was committed, which nobody can deploy', () =>
    withFolder(async (folder) => {
      const gone = await takeAway(folder, async () => commitAll(folder.root));
      expect(gone).toEqual({ removed: 0, entries: 1 });
      const configuration = 'SITE_TITLE = "T"\nSITE_DESCRIPTION = "D"\nSITE_LANGUAGE = "en"\n';
      await folder.write('wrangler.toml', `[vars]\nSITE_URL = "https://a.test"\n${configuration}`);
      await compileOn(folder, 2);
      await folder.remove('seeds/a.md');
      await folder.write('seeds/c.md', '# C\n\nText.\n');
      expect((await compileOn(folder, 3)).site.removed).toEqual([]);
      expect(Object.keys((await readEntries(folder)).sites)).toEqual(['https://a.test']);
    }, 'https://tidings.example'));

  test('is gone for readers if the lock is of a version that did not write down what is deployed', () =>
    withFolder(async (folder) => {
      const gone = await takeAway(folder, async () => {
        const text = (await folder.readLock()).replace(/,"deployed":false/, '');
        await folder.write('seeds/articles.lock.json', text);
      });
      expect(gone).toEqual({ removed: 1, entries: 2 });
    }));
});

test('a whole folder that comes anew with ids of its own leaves nothing of the first try', () =>
  withFolder(async (folder) => {
    const names = Array.from({ length: 60 }, (_, at) => `post-${at}`);
    for (const name of names) await folder.write(`seeds/${name}.md`, `# The ${name}\n\nText.\n`);
    await compileOn(folder, 0);
    for (const [at, name] of names.entries()) {
      await folder.remove(`seeds/${name}.md`);
      const fields = `title: About ${name}\nguid: https://old.test/?p=${at}\n`;
      await folder.write(`seeds/blog/${at}.html`, `---\n${fields}---\n<p>Words.</p>\n`);
    }
    const { site } = await compileOn(folder, 1);
    expect(site.removed).toEqual([]);
    expect(Object.keys((await readEntries(folder)).articles).toSorted()).toEqual(
      names.map((_, at) => `https://old.test/?p=${at}`).toSorted(),
    );
  }));

describe('hundreds of articles, compiled but never deployed, leave nothing behind when they', () => {
  const numbers = Array.from({ length: 298 }, (_, at) => at);
  const article = (at: number, fields = ''): string =>
    `---\ntitle: Post ${at}\ndate: ${new Date(START - at * DAY).toISOString()}\n${fields}---\n\nWords of ${at}.\n`;
  const feed = `<rss version="2.0"><channel><title>Old</title>${numbers
    .map(
      (at) =>
        `<item><title>Post ${at}</title><link>https://old.test/blog/post-${at}.html</link><guid isPermaLink="false">old-${at}</guid></item>`,
    )
    .join('')}</channel></rss>`;

  const takeIds = ({ root }: MadeFolder) =>
    importIds({
      root,
      now: START,
      feed: 'old.xml',
      dryRun: false,
      onProgress: () => {},
      onWait: () => {},
    });

  test.each<[string, (folder: MadeFolder) => Promise<unknown>]>([
    [
      'state ids',
      async ({ write }) => {
        for (const at of numbers)
          await write(`seeds/post-${at}.md`, article(at, `guid: old-${at}\n`));
      },
    ],
    [
      'state ids as URIs, and slugs',
      async ({ write }) => {
        for (const at of numbers) {
          const fields = `guid: https://old.test/?p=${at}\nslug: other-${at}\n`;
          await write(`seeds/post-${at}.md`, article(at, fields));
        }
      },
    ],
    [
      'move to other files and slugs, with ids and other words',
      async ({ write, remove }) => {
        for (const at of numbers) {
          await remove(`seeds/post-${at}.md`);
          await write(`seeds/blog/new-${at}.md`, `${article(at, `guid: old-${at}\n`)}\nMore.\n`);
        }
      },
    ],
    [
      'take the ids of a feed',
      async (folder) => {
        await folder.write('old.xml', feed);
        await takeIds(folder);
      },
    ],
    [
      'take the ids of a feed, and half of them go',
      async (folder) => {
        await folder.write('old.xml', feed);
        for (const at of numbers.slice(149)) await folder.remove(`seeds/post-${at}.md`);
        await takeIds(folder);
      },
    ],
  ])('%s', (_, change) =>
    withFolder(async (folder) => {
      for (const at of numbers) await folder.write(`seeds/post-${at}.md`, article(at));
      await compileOn(folder, 0);
      await change(folder);
      const { site } = await compileOn(folder, 1);
      expect(site.removed).toEqual([]);
      const entries = Object.entries((await readEntries(folder)).articles);
      expect(entries).toHaveLength(site.articles.length);
      expect(entries.filter(([, { removed }]) => removed !== undefined)).toEqual([]);
      expect(
        entries.filter(([id, { guid }]) => !/^old-|^https:\/\/old\.test/.test(guid ?? id)),
      ).toEqual([]);
    }),
  );
});

test('a lock that says it is not deployed is up to date, also after it was committed', () =>
  withFolder(async (folder) => {
    await folder.write('seeds/a.md', '# A\n\nText.\n');
    await compileOn(folder, 0);
    const before = await folder.readLock();
    expect(before).toContain('"deployed":false');
    await compileOn(folder, 1, { frozen: true, deploys: false });
    commitAll(folder.root);
    await compileOn(folder, 2, { frozen: true, deploys: true });
    await compileOn(folder, 2);
    expect(await folder.readLock()).toBe(before);
  }));
