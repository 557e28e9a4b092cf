import { describe, expect, test } from 'vitest';
import { LOCK_FILE } from '../../src/lock/lock.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;
const START = Date.UTC(2024, 0, 1);
/** The time that the lock of each test has last. */
const LAST = Date.UTC(2024, 5, 1);
const AT = '2024-06-01T00:00:00Z';

/** What the lock of a site with one article says of it. */
async function writeLock(
  { write, compile, readLock }: MadeFolder,
  article: string,
  site = '2024-01-01T00:00:00Z',
): Promise<void> {
  await write('seeds/a.md', '# A\n\nText.\n');
  await compile(START);
  const lock = await readLock();
  await write(
    LOCK_FILE,
    lock
      .replace(
        '"firstSeen":"2024-01-01T00:00:00Z"',
        `"firstSeen":"2024-01-01T00:00:00Z",${article}`,
      )
      .replace(/"changed":"2024-01-01T00:00:00Z"/, `"changed":"${site}"`)
      .replace(/"firstSeen":"[^"]+",("firstSeen")/, '$1'),
  );
}

describe('a clock that is more than a day behind the lock ends the compile', () => {
  test.each([
    ['firstSeen', `"firstSeen":"${AT}"`],
    ['changed', `"changed":"${AT}"`],
    ['removed', `"removed":"${AT}"`],
    ['returned', `"returned":"${AT}"`],
  ])('by %s of an article', async (_, article) => {
    await withFolder(async (folder) => {
      await writeLock(folder, article);
      const lock = await folder.readLock();
      const now = LAST - DAY - 1000;
      for (const options of [{}, { frozen: true }, { drafts: true }]) {
        expect(await folder.compile(now, options)).toEqual({
          problems: [
            {
              file: LOCK_FILE,
              line: 1,
              column: 1,
              message: `the lock was last written at ${AT}, but this machine's clock says 2024-05-30T23:59:59Z; if the clock is behind, set it; if it is right, an earlier compile ran while it was ahead: restore the lock from version control`,
            },
          ],
        });
      }
      expect(await folder.readLock()).toBe(lock);
      expect(await folder.compile(LAST - DAY)).not.toHaveProperty('problems');
    });
  });

  test('by the time at which the site changed', async () => {
    await withFolder(async (folder) => {
      await writeLock(folder, '"archive":1', AT);
      expect(await folder.compile(LAST - DAY - 1000)).toHaveProperty('problems');
      expect(await folder.compile(LAST - DAY)).not.toHaveProperty('problems');
    });
  });

  test('but not by what is scheduled', async () => {
    await withFolder(async ({ write, compile }) => {
      await write('seeds/a.md', '---\ndate: 2030-01-01\n---\n# A\n\nText.\n');
      await compile(START);
      expect(await compile(START + DAY)).not.toHaveProperty('problems');
    });
  });

  test('nor by a site at the example address, which nobody reads', async () => {
    await withFolder(async ({ write, compile }) => {
      await write('seeds/a.md', '# A\n\nText.\n');
      await compile(LAST);
      expect(await compile(START)).not.toHaveProperty('problems');
    }, 'https://tidings.example');
  });
});

test('a clock a few hours behind turns back no time and releases nothing early', async () => {
  await withFolder(async ({ write, remove, compile, readLock }) => {
    await write('seeds/a.md', '# A\n\nText.\n');
    await write('seeds/b.md', '---\ndate: 2024-01-01T20:00:00Z\n---\n# B\n\nText.\n');
    await write('seeds/c.md', '---\ndate: 2024-01-02T10:00:00Z\n---\n# C\n\nText.\n');
    await compile(START + DAY);
    await remove('seeds/b.md');
    await write('seeds/a.md', '# A\n\nOther text.\n');
    await write('seeds/d.md', '# D\n\nText.\n');
    // The machine takes it for the time before B was published; readers have seen it.
    const report = await compile(START + 12 * HOUR);
    if ('problems' in report) throw new Error(report.problems[0]?.message);
    expect(report.published.map(({ file }) => file)).toEqual(['seeds/a.md', 'seeds/d.md']);
    const lock: { articles: Record<string, object> } = JSON.parse(await readLock());
    const tag = (name: string): string => `tag:news.test,2024-01-02:${name}`;
    expect(lock.articles).toMatchObject({
      [tag('a')]: { firstSeen: '2024-01-02T00:00:00Z', changed: '2024-01-02T00:00:00Z' },
      [tag('b')]: { removed: '2024-01-02T00:00:00Z' },
      [tag('c')]: { firstSeen: '2024-01-02T00:00:00Z' },
      [tag('d')]: { firstSeen: '2024-01-02T00:00:00Z' },
    });
    expect(await compile(START + 12 * HOUR, { frozen: true })).not.toHaveProperty('problems');
    expect(await compile(START + DAY, { frozen: true })).not.toHaveProperty('problems');
  });
});

test('a scheduled article waits, though a clock that was ahead had released it', async () => {
  await withFolder(async ({ write, compile }) => {
    await write('seeds/a.md', '# A\n\nText.\n');
    await write('seeds/b.md', '---\ndate: 2024-01-01T20:00:00Z\n---\n# B\n\nText.\n');
    await compile(START + DAY);
    const report = await compile(START + 12 * HOUR);
    if ('problems' in report) throw new Error(report.problems[0]?.message);
    expect(report.withheld).toEqual([
      { file: 'seeds/b.md', reason: 'scheduled for 2024-01-01T20:00:00Z' },
    ]);
  });
});

test('a clock more than a year ahead of the lock is reported', async () => {
  await withFolder(async ({ write, compile }) => {
    const warn = async (now: number, text: string, frozen = false) => {
      await write('seeds/a.md', `# A\n\n${text}\n`);
      const report = await compile(now, { frozen });
      return 'problems' in report ? report.problems : report.warnings.map(({ message }) => message);
    };
    expect(await warn(START, 'One.')).toEqual([]);
    expect(await warn(START + 360 * DAY, 'Two.')).toEqual([]);
    expect(await warn(START + 730 * DAY, 'Two.')).toEqual([]);
    expect(await warn(START + 730 * DAY, 'Three.')).toEqual([
      "this machine's clock says 2025-12-31T00:00:00Z, more than a year after the last change in the lock (2024-12-26T00:00:00Z); if the clock is wrong, set it, and restore the lock from version control",
    ]);
    expect(await warn(START + 731 * DAY, 'Four.')).toEqual([]);
  });
});
