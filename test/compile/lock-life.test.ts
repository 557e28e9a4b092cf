import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastWriteOf } from '../../src/compile/clock.ts';
import { readLock, renderLock } from '../../src/compile/lock-file.ts';
import type { Lock } from '../../src/lock/lock.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';

const HOUR = 3600 * 1000;
const START = Date.UTC(2024, 0, 1);

/** Where a file is: under its name, as a draft, under a name that is skipped, or nowhere. */
const STATES = ['shown', 'draft', '_', '.', '~', 'folder', 'away'] as const;
type State = (typeof STATES)[number];

interface Step {
  readonly name: 'a' | 'b';
  readonly state: State;
  readonly isEdited: boolean;
  readonly isRetitled: boolean;
}

interface Day {
  readonly steps: readonly Step[];
  /** Hours that pass, and hours that this machine's clock is behind. */
  readonly passes: number;
  readonly isBehind: number;
}

const day = fc.record<Day>({
  // Of two steps of one file in a day, compile could see the second alone.
  steps: fc.uniqueArray(
    fc.record<Step>({
      name: fc.constantFrom('a', 'b'),
      state: fc.constantFrom('shown', ...STATES),
      isEdited: fc.boolean(),
      isRetitled: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2, selector: ({ name }) => name },
  ),
  passes: fc.constantFrom(0, 1, 12, 40),
  isBehind: fc.constantFrom(0, 0, 1, 23),
});

interface Article {
  state: State;
  /** Away since a compile: until it is back, even as a draft, only its file and slug tell. */
  isLost: boolean;
  title: number;
  text: number;
  id: string | undefined;
}

const pathOf = (name: string, state: State): string =>
  state === 'folder'
    ? `seeds/_${name}/x.md`
    : `seeds/${name}/${/[_.]/.test(state) ? state : ''}x.md${state === '~' ? '~' : ''}`;

async function put(
  { write, remove }: MadeFolder,
  { name, state, ...step }: Step,
  article: Article,
) {
  await remove(pathOf(name, article.state)).catch(() => {});
  if (step.isEdited) article.text += 1;
  // Only a file that is there, or returns to its title, is known again.
  if (step.isRetitled && !article.isLost && state !== 'away') article.title += 1;
  // What happened to a file set aside is not known once it is away from there.
  article.state = state === 'away' && /[_.~]|folder/.test(article.state) ? article.state : state;
  if (article.state === 'away') article.isLost = true;
  if (article.state === 'shown' || article.state === 'draft') article.isLost = false;
  if (article.state === 'away') return;
  const fields = article.state === 'draft' ? '---\ndraft: true\n---\n' : '';
  const text = `${fields}# ${name} has ${article.title}\n\nText ${article.text}.\n`;
  await write(pathOf(name, article.state), text);
}

/** No entry is lost, and no time goes back. */
function checkLock(before: Lock, after: Lock): void {
  for (const [id, entry] of Object.entries(before.articles)) {
    const next = after.articles[id];
    if (!next) expect.fail(`${id} is lost`);
    expect(next.firstSeen).toBe(entry.firstSeen);
    const last = lastWriteOf({ ...before, sites: {} });
    for (const time of ['changed', 'removed', 'returned'] as const) {
      if (next[time] === entry[time] || next[time] === undefined) continue;
      expect(next[time] >= last, `${time} of ${id} goes back`).toBe(true);
    }
  }
}

async function live(days: readonly Day[]): Promise<void> {
  await withFolder(async (folder) => {
    const { root, write, compile } = folder;
    const articles = new Map<string, Article>(
      ['a', 'b'].map((name) => [
        name,
        { state: 'away', isLost: true, title: 0, text: 0, id: undefined },
      ]),
    );
    const scheduled = '2024-01-02T12:00:00Z';
    await write('seeds/later.md', `---\ndate: ${scheduled}\n---\n# Later\n\nText.\n`);
    await write('seeds/c.md', '# C\n\nText.\n');
    let lock: Lock = { version: 1, sites: {}, articles: {} };
    let time = START;
    for (const { steps, passes, isBehind } of days) {
      time += passes * HOUR;
      const now = time - isBehind * HOUR;
      for (const step of steps) {
        const article = articles.get(step.name);
        if (article) await put(folder, step, article);
      }
      const report = await compile(now);
      if ('problems' in report) throw new Error(report.problems[0]?.message);
      const ids = new Map(report.published.map(({ file, identity: { id } }) => [file, id]));
      for (const [name, article] of articles) {
        const id = ids.get(`seeds/${name}/x.md`);
        expect(id !== undefined).toBe(article.state === 'shown');
        if (id === undefined) continue;
        article.id ??= id;
        expect(id).toBe(article.id);
      }
      expect(ids.has('seeds/later.md')).toBe(now >= Date.parse(scheduled));
      const read = await readLock(root);
      if ('problem' in read) throw new Error(read.problem.message);
      checkLock(lock, read.lock);
      lock = read.lock;
      const known = [...articles.values()].flatMap(({ id }) => id ?? []);
      expect(Object.keys(lock.articles)).toHaveLength(known.length + 2);
      expect(renderLock(lock)).toBe(await folder.readLock());
      const again = await compile(now + 12 * HOUR, { frozen: true });
      expect(again).not.toHaveProperty('problems');
    }
  });
}

test('an article keeps its id in any history of its file, with a clock that may be hours behind', async () => {
  await fc.assert(fc.asyncProperty(fc.array(day, { minLength: 5, maxLength: 8 }), live), {
    numRuns: 8,
  });
}, 600_000);

test('a backup file on one machine does not make the lock out of date', async () => {
  await withFolder(async ({ write, remove, compile, readLock: read }) => {
    await write('seeds/a.md', '# A\n\nText.\n');
    await write('seeds/b.md', '# B\n\nText.\n');
    await compile(START);
    await remove('seeds/a.md');
    await write('seeds/a.md~', '# A\n\nText.\n');
    await compile(START + HOUR);
    expect(await read()).toContain('"draft":true');
    await remove('seeds/a.md~');
    expect(await compile(START + HOUR, { frozen: true })).not.toHaveProperty('problems');
    await compile(START + HOUR);
    expect(await read()).not.toContain('"draft":true');
    await write('seeds/a.md~', '# A\n\nText.\n');
    expect(await compile(START + HOUR, { frozen: true })).not.toHaveProperty('problems');
  });
});
