import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';

const WRANGLER = `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;
const LOCK = 'seeds/articles.lock.json';
const KIM = 'tag:news.test,2024-01-01:kim-speaks';
const SEA = 'tag:news.test,2024-01-01:the-sea-rises';

/** Long enough for git to know a file again that was renamed and edited. */
const write = (title: string, last = 'And that was all.'): string =>
  [
    title,
    ...['first', 'second', 'third', 'fourth', 'fifth'].map(
      (nth) => `This is what ${title} has to say in its ${nth} paragraph, which is of some length.`,
    ),
    `${last}\n`,
  ].join('\n\n');

let root = '';

interface Ended {
  readonly status: number | null;
  readonly out: string;
}

/** Runs a program with real git, which knows nothing of the settings of whoever runs the tests. */
function run(program: string, ...args: readonly string[]): Ended {
  const who = { NAME: 'T', EMAIL: 't@news.test' };
  const names = Object.entries(who).flatMap(([name, value]) => [
    [`GIT_AUTHOR_${name}`, value],
    [`GIT_COMMITTER_${name}`, value],
  ]);
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...Object.fromEntries(names),
      PATH: process.env.PATH,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      LC_ALL: 'C',
    },
  });
  return { status, out: stdout + stderr };
}

const git = (...args: readonly string[]): Ended => run('git', ...args);

/** In one shell, since each process that this large one starts takes longer than git. */
function commit(): void {
  const { status, out } = run(
    'sh',
    '-c',
    'git add --all && git commit --quiet --allow-empty --message step',
  );
  expect(out).toBe('');
  expect(status).toBe(0);
}

/** Merges a branch. @returns the files that git leaves to the publisher */
function mergeBranch(branch: string): readonly string[] {
  const { out } = git('merge', '--no-edit', branch);
  expect(out).toMatch(/CONFLICT|Merge made|Already up to date/);
  return git('diff', '--name-only', '--diff-filter=U').out.split('\n').filter(Boolean);
}

const put = (file: string, text: string): Promise<void> =>
  writeFile(path.join(root, 'seeds', file), text);
const move = (from: string, to: string): Promise<void> =>
  rename(path.join(root, 'seeds', from), path.join(root, 'seeds', to));
const remove = (file: string): Promise<void> => rm(path.join(root, 'seeds', file));
const readLockText = (): Promise<string> => readFile(path.join(root, LOCK), 'utf8');

/** Compiles at noon of a day of January. @returns what a reader of the site can tell */
async function publish(day: number, folder = root, frozen = false) {
  const now = Date.UTC(2024, 0, day, 12);
  const outcome = await compile({ root: folder, now, frozen });
  if ('problems' in outcome) throw new Error(outcome.problems.map((p) => p.message).join('\n'));
  const { site } = outcome;
  const updated = new Map(site.articles.map((article) => [article.id, article.updated]));
  return {
    articles: Object.fromEntries(
      outcome.published.map(({ file, identity: { id, entry } }) => [
        path.basename(file),
        [id, entry.slug, updated.get(id)],
      ]),
    ),
    removed: site.removed,
    redirects: site.redirects,
  };
}

const noon = (day: number): string => `2024-01-0${day}T12:00:00Z`;
const NOTHING_ELSE = { removed: [], redirects: [] };
const START = {
  articles: {
    'kim.txt': [KIM, 'kim-speaks', noon(1)],
    'sea.txt': [SEA, 'the-sea-rises', noon(1)],
  },
  ...NOTHING_ELSE,
};

/** The repository that each test begins with, published and committed on the first day. */
let template = '';

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'tidings-git-'));
  await mkdir(path.join(root, 'seeds'));
  await writeFile(path.join(root, 'wrangler.toml'), WRANGLER);
  await writeFile(path.join(root, '.gitignore'), '.build/\n');
  await put('kim.txt', write('Kim speaks'));
  await put('sea.txt', write('The sea rises'));
  expect(git('init', '--quiet', '--initial-branch=main').status).toBe(0);
  expect(await publish(1)).toEqual(START);
  commit();
  template = root;
});

afterAll(() => rm(template, { recursive: true }));

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'tidings-git-'));
  cpSync(template, root, { recursive: true, preserveTimestamps: true });
});

afterEach(() => rm(root, { recursive: true }));

/** A branch with its own commit, compiled on its day. */
async function branchOff(name: string, day: number, work: () => Promise<void>): Promise<void> {
  git('checkout', '--quiet', '-b', name, 'main');
  await work();
  await publish(day);
  commit();
}

/** Brings two branches together as a publisher does: merge, compile, commit. */
async function merge(day: number, conflicts: readonly string[]) {
  git('checkout', '--quiet', 'ours');
  expect(mergeBranch('theirs')).toEqual(conflicts);
  const site = await publish(day);
  commit();
  const lock = await readLockText();
  expect(await publish(day + 1)).toEqual(site);
  expect(await readLockText()).toBe(lock);
  return site;
}

describe('two branches that add an article each', () => {
  const BOTH = {
    articles: {
      ...START.articles,
      'one.txt': ['tag:news.test,2024-01-02:one', 'one', noon(2)],
      'two.txt': ['tag:news.test,2024-01-03:two', 'two', noon(3)],
    },
    ...NOTHING_ELSE,
  };
  const addBoth = async (): Promise<void> => {
    await branchOff('ours', 2, () => put('one.txt', write('One')));
    await branchOff('theirs', 3, () => put('two.txt', write('Two')));
  };

  test.each(['merge', 'diff3', 'zdiff3'])('merge, in the style %s', async (style) => {
    git('config', 'merge.conflictStyle', style);
    await addBoth();
    expect(await merge(4, [LOCK])).toEqual(BOTH);
  });

  test('merge where git takes the lines of both sides', async () => {
    await writeFile(path.join(root, '.gitattributes'), `${LOCK} merge=union\n`);
    commit();
    await addBoth();
    expect(await merge(4, [])).toEqual(BOTH);
  });

  test('in different places of the lock merge without a conflict', async () => {
    await branchOff('ours', 2, async () => {
      await put('one.txt', write('One'));
      await writeFile(path.join(root, 'seeds/one.yaml'), 'id: "tag:a.test,2020:one"\n');
    });
    await branchOff('theirs', 3, () => put('two.txt', write('Two')));
    expect((await merge(4, [])).articles).toEqual({
      ...BOTH.articles,
      'one.txt': ['tag:a.test,2020:one', 'one', noon(2)],
    });
  });
});

test('an article that one branch edits and another renames stays one article, with the time of the edit', async () => {
  await branchOff('ours', 2, () => move('kim.txt', 'leader.txt'));
  await branchOff('theirs', 3, () => put('kim.txt', write('Kim speaks', 'He said more.')));
  expect(await merge(4, [LOCK])).toEqual({
    articles: {
      'leader.txt': [KIM, 'kim-speaks', noon(3)],
      'sea.txt': START.articles['sea.txt'],
    },
    ...NOTHING_ELSE,
  });
});

test.each([
  [2, 3],
  [3, 2],
])(
  'what one branch removes (day %i) and the other edits (day %i) stays one article',
  async (removedOn, editedOn) => {
    await branchOff('ours', removedOn, () => remove('kim.txt'));
    await branchOff('theirs', editedOn, () => put('kim.txt', write('Kim speaks', 'He said more.')));
    git('checkout', '--quiet', 'ours');
    expect(mergeBranch('theirs')).toEqual([LOCK, 'seeds/kim.txt']);
    expect(await publish(4)).toEqual({
      articles: { ...START.articles, 'kim.txt': [KIM, 'kim-speaks', noon(editedOn)] },
      ...NOTHING_ELSE,
    });
  },
);

test('an article that is renamed and edited at once keeps its id and address', async () => {
  await remove('kim.txt');
  await put('leader.txt', write('Kim speaks', 'He said more.'));
  expect(await publish(2)).toEqual({
    articles: {
      'leader.txt': [KIM, 'kim-speaks', noon(2)],
      'sea.txt': START.articles['sea.txt'],
    },
    ...NOTHING_ELSE,
  });
});

test('two files that swap their names change nothing that a reader sees', async () => {
  await move('kim.txt', 'x.txt');
  await move('sea.txt', 'kim.txt');
  await move('x.txt', 'sea.txt');
  expect(await publish(2)).toEqual({
    articles: { 'kim.txt': START.articles['sea.txt'], 'sea.txt': START.articles['kim.txt'] },
    ...NOTHING_ELSE,
  });
});

test('a copy is a new article, with an address of its own; the first is as it was', async () => {
  await put('copy.txt', write('Kim speaks'));
  await put('copy.yaml', 'slug: kim-again\n');
  expect(await publish(2)).toEqual({
    articles: {
      'copy.txt': ['tag:news.test,2024-01-02:kim-again', 'kim-again', noon(2)],
      ...START.articles,
    },
    ...NOTHING_ELSE,
  });
});

test('an article that is removed is gone, and put back it has its id again', async () => {
  await remove('kim.txt');
  const gone = {
    articles: { 'sea.txt': START.articles['sea.txt'] },
    removed: [{ id: KIM, slugs: ['kim-speaks'], place: 0, terms: [], removed: noon(2) }],
    redirects: [],
  };
  expect(await publish(2)).toEqual(gone);
  commit();
  expect(await publish(3)).toEqual(gone);
  git('checkout', 'HEAD~1', '--', 'seeds/kim.txt');
  await move('kim.txt', 'back.txt');
  expect(await publish(4)).toEqual({
    articles: { 'back.txt': START.articles['kim.txt'], 'sea.txt': START.articles['sea.txt'] },
    ...NOTHING_ELSE,
  });
});

test('former addresses redirect to the article, and are gone when it is', async () => {
  await put('kim.yaml', 'slug: kim\n');
  const renamed = await publish(2);
  expect(renamed.articles['kim.txt']).toEqual([KIM, 'kim', noon(2)]);
  expect(renamed.redirects).toEqual([{ from: '/articles/kim-speaks', to: '/articles/kim' }]);
  commit();

  await put('kim.yaml', 'slug: leader\n');
  expect((await publish(3)).redirects).toEqual([
    { from: '/articles/kim-speaks', to: '/articles/leader' },
    { from: '/articles/kim', to: '/articles/leader' },
  ]);
  commit();

  await put('kim.yaml', 'slug: kim-speaks\n');
  expect((await publish(4)).redirects).toEqual([
    { from: '/articles/kim', to: '/articles/kim-speaks' },
    { from: '/articles/leader', to: '/articles/kim-speaks' },
  ]);
  commit();

  await remove('kim.txt');
  await remove('kim.yaml');
  expect(await publish(5)).toEqual({
    articles: { 'sea.txt': START.articles['sea.txt'] },
    removed: [
      {
        id: 'tag:news.test,2024-01-01:kim-speaks',
        slugs: ['kim', 'leader', 'kim-speaks'],
        place: 0,
        terms: [],
        removed: noon(5),
      },
    ],
    redirects: [],
  });
});

test('an address that was given up redirects to the article, also after its id changed', async () => {
  await put('kim.yaml', 'id: "tag:news.test,2020:kim"\n');
  await publish(2);
  await put('kim.yaml', 'id: "tag:news.test,2020:kim"\nslug: kim\n');
  expect(await publish(3)).toMatchObject({
    removed: [],
    redirects: [{ from: '/articles/kim-speaks', to: '/articles/kim' }],
  });
});

test('a slug that two branches change keeps both addresses', async () => {
  await branchOff('ours', 2, () => put('kim.yaml', 'slug: kim\n'));
  await branchOff('theirs', 3, () => put('kim.yaml', 'slug: leader\n'));
  git('checkout', '--quiet', 'ours');
  expect(mergeBranch('theirs')).toEqual([LOCK, 'seeds/kim.yaml']);
  await put('kim.yaml', 'slug: kim\n');
  const { articles, redirects } = await publish(4);
  expect(articles['kim.txt']).toEqual([KIM, 'kim', noon(4)]);
  expect(redirects).toEqual([
    { from: '/articles/kim-speaks', to: '/articles/kim' },
    { from: '/articles/leader', to: '/articles/kim' },
  ]);
});

test('a clean checkout of a commit is published as it is', async () => {
  await put('kim.yaml', 'slug: kim\n');
  await remove('sea.txt');
  const site = await publish(2);
  commit();
  git('clone', '--quiet', '.', 'checkout');
  const checkout = path.join(root, 'checkout');
  expect(await publish(9, checkout, true)).toEqual(site);
  await rm(path.join(checkout, 'seeds/kim.yaml'));
  await writeFile(path.join(checkout, 'seeds/new.txt'), write('New'));
  await expect(publish(9, checkout, true)).rejects.toThrow('the lock is out of date');
});
