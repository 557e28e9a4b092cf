import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';

const SECRET = 'TOKEN=very-private';
const WRANGLER = `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;

let folder = '';
let root = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-'));
  root = path.join(folder, 'site');
  await write({
    'wrangler.toml': WRANGLER,
    '.dev.vars': SECRET,
    'notes.txt': SECRET,
    '../outside.txt': SECRET,
    'seeds/.env': SECRET,
    'seeds/_notes.csv': SECRET,
    'seeds/_private/a.csv': SECRET,
    'seeds/a~': SECRET,
    'seeds/draft.md': `---\ndraft: true\n---\n# ${SECRET}\n\n${SECRET}\n`,
    'seeds/draft.yaml': `summary: ${SECRET}\n`,
    'seeds/later.md': `---\n# ${SECRET}\ndate: 2030-01-01\n---\n# Later\n\nText.\n`,
  });
});

afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  }
}

const link = (target: string, file: string): Promise<void> =>
  symlink(target, path.join(root, 'seeds', file));

const run = () => compile({ root, now: Date.parse('2024-01-01T12:00:00Z'), frozen: false });

/** The files of articles that something is wrong with. */
async function findBlamed(): Promise<readonly string[]> {
  const outcome = await run();
  return 'problems' in outcome
    ? [...new Set(outcome.problems.map(({ file }) => file))].toSorted()
    : [];
}

/** Everything that was written holds nothing private. */
async function expectNothingOut(): Promise<void> {
  const names = await readdir(path.join(root, '.build'), { recursive: true }).catch(() => []);
  for (const name of names.filter((each) => !/^articles\b/.test(each))) {
    const text = await readFile(path.join(root, '.build', name), 'utf8').catch(() => '');
    expect(text, name).not.toContain(SECRET);
  }
}

/** Each way that an article can show or offer a file. */
const USES: Readonly<Record<string, (location: string) => string>> = {
  image: (location) => `---\nimage: '${location}'\n---\n# A\n\nText.\n`,
  'image-file': (location) => `---\nimage: { file: '${location}', alt: a }\n---\n# A\n\nText.\n`,
  audio: (location) => `---\naudio: '${location}'\n---\n# A\n\nText.\n`,
  video: (location) => `---\nvideo: { src: '${location}' }\n---\n# A\n\nText.\n`,
  attachment: (location) => `---\nattachments: '${location}'\n---\n# A\n\nText.\n`,
  attachments: (location) => `---\nattachments: [{ url: '${location}' }]\n---\n# A\n\nText.\n`,
  transcript: (location) =>
    `---\naudio: { url: https://x.test/a.mp3, transcript: '${location}' }\n---\n# A\n\nText.\n`,
};

const LOCATIONS = [
  '../.dev.vars',
  '../../outside.txt',
  '../site/.dev.vars',
  './../notes.txt',
  'sub/../../notes.txt',
  '/../notes.txt',
  '/sub/../../notes.txt',
  '%2e%2e/notes.txt',
  '..%2fnotes.txt',
  '%2E%2E%2Fnotes.txt',
  '%2e%2e%2f%2e%2e%2foutside.txt',
  '.%2e/notes.txt',
  '..\\notes.txt',
  'C:\\notes.txt',
  '/etc/hostname',
  'file:///etc/hostname',
  'e\u0301/../../notes.txt',
  '\u00e9/../../notes.txt',
  '../seeds/../notes.txt',
  '../seeds/.env',
  '.env',
  './.env',
  '_notes.csv',
  '_private/a.csv',
  '/_private/a.csv',
  '%5fnotes.csv',
  'a~',
  'draft.md',
  'draft.yaml',
  'later.md',
  'articles.lock.json',
  '../wrangler.toml',
  'linked/notes.txt',
  'linked.csv',
  '.',
  '..',
  '..%5cnotes.txt',
  '..%252fnotes.txt',
  '..\\..\\outside.txt',
  '..%2f..%2foutside.txt',
  '%2e%2e/%2e%2e/outside.txt',
  './%2e%2e/notes.txt?x=1',
  '../notes.txt#x',
  '../../../../../../../../../../etc/hostname',
  '{static}/../notes.txt',
  '@site/../notes.txt',
  '~/../notes.txt',
  'linked-folder/a.csv',
] as const;

describe('where nothing is, a path of a field is a warning, and publishes nothing', () => {
  test.each(['none.csv', '../../assets/none.jpg', '/images/none.jpg'])('%j', async (location) => {
    await write({ 'seeds/use.md': USES.image?.(location) ?? '' });
    expect(await run()).toMatchObject({
      published: [{ file: 'seeds/use.md' }],
      warnings: [{ file: 'seeds/use.md', line: 2 }],
    });
  });
});

describe('no field of an author or an address brings a file out', () => {
  test.each(['../notes.txt', '..%2fnotes.txt', '/etc/hostname', '.env'])('%j', async (location) => {
    await write({
      'seeds/a.md': `---\nauthors: [{ name: A, avatar: '${location}' }]\n---\n# A\n\nText.\n`,
      'seeds/b.md': `---\nauthors: [{ name: A, url: '${location}' }]\n---\n# B\n\nText.\n`,
      'seeds/c.md': `---\ncanonical: '${location}'\n---\n# C\n\nText.\n`,
      'seeds/d.md': `---\nexternal_url: '${location}'\n---\n# D\n\nText.\n`,
    });
    await run();
    await expectNothingOut();
    expect(await readdir(path.join(root, '.build/assets/media')).catch(() => [])).toEqual([]);
  });
});

describe('a file that is not to be published is an error, in every field', () => {
  test.each(LOCATIONS)('%j', async (location) => {
    if (location.startsWith('linked/')) await link('..', 'linked');
    if (location === 'linked.csv') await link('../notes.txt', 'linked.csv');
    if (location.startsWith('linked-folder/')) await link('_private', 'linked-folder');
    const files = Object.keys(USES).map((name) => `seeds/use-${name}.md`);
    await write(
      Object.fromEntries(
        Object.entries(USES).map(([name, use]) => [
          `seeds/use-${name}.md`,
          use(location).replace('# A', `# ${name}`),
        ]),
      ),
    );
    expect(await findBlamed()).toEqual(expect.arrayContaining(files));
    await expectNothingOut();
  });
});

describe('a reference in a text gets nothing out either', () => {
  const texts = (location: string) => ({
    'seeds/t1.md': `# A\n\n![a](<${location}>)\n\n[b](<${location}>)\n`,
    'seeds/t2.html': `<h1>A</h1><p>Text.</p><img src="${location}" alt="a"><video poster="${location}" src="${location}"></video><audio><source src="${location}"></audio>`,
    'seeds/t3.html': `<html><head><title>A</title><meta property="og:image" content="${location}"><link rel="canonical" href="https://x.test/a"></head><body><p>Text.</p><img src="${location}" alt="a"></body></html>`,
  });

  test.each(LOCATIONS.filter((location) => !/[\0]/.test(location)))('%j', async (location) => {
    if (location.startsWith('linked/')) await link('..', 'linked');
    if (location === 'linked.csv') await link('../notes.txt', 'linked.csv');
    if (location.startsWith('linked-folder/')) await link('_private', 'linked-folder');
    await write(texts(location));
    await run();
    await expectNothingOut();
    // A page that says where it is from finds its files there.
    await rm(path.join(root, 'seeds/t1.md'));
    await rm(path.join(root, 'seeds/t2.html'));
    await run();
    await expectNothingOut();
  });
});

describe('a symbolic link leads to another file of seeds/ that could be published itself, or it is an error', () => {
  test.each([
    ['out of the folder', '../notes.txt', 'a.txt'],
    ['out of the project', '../../outside.txt', 'a.txt'],
    ['to an absolute path', '/etc/hostname', 'a.txt'],
    ['to what the machine tells of the build', '/proc/self/environ', 'a.txt'],
    ['to a hidden file', '.env', 'a.csv'],
    ['to a file that is skipped', '_notes.csv', 'a.csv'],
    ['into a folder that is skipped', '_private/a.csv', 'a.csv'],
    ['to the source of an article', 'draft.md', 'a.csv'],
    ['to a sidecar', 'draft.yaml', 'a.csv'],
    ['to a folder above', '..', 'a'],
    ['to a folder beside', '_private', 'a'],
    ['to the folder', '.', 'a'],
  ])('%s', async (_, target, name) => {
    await write({ 'seeds/use.md': `---\nattachments: ${name}\n---\n# A\n\nText.\n` });
    await link(target, name);
    expect(await findBlamed()).toContain(`seeds/${name}`);
    await expectNothingOut();
  });

  test.each([
    ['to itself', 'a.csv', 'a.csv'],
    ['to nothing', 'nothing.csv', 'a.csv'],
    ['to a folder inside', 'sub', 'a'],
  ])('%s, it is passed over with a warning', async (_, target, name) => {
    await write({ 'seeds/open.md': '# A\n\nText.\n', 'seeds/sub/b.csv': 'a,b\n' });
    await link(target, name);
    expect(await run()).toMatchObject({
      warnings: expect.arrayContaining([expect.objectContaining({ file: `seeds/${name}` })]),
    });
  });

  test.each(['kim.txt', 'sub/kim.txt'])(
    'an article is none, for its sidecar may say that it is a draft: %s',
    async (name) => {
      await write({
        [`seeds/${name}`]: `Kim\n\n${SECRET}\n`,
        [`seeds/${name.replace('.txt', '.yaml')}`]: 'draft: true\n',
      });
      await link(name, 'open.txt');
      expect(await findBlamed()).toEqual(['seeds/open.txt']);
    },
  );

  test('one to a picture beside is as good as the picture', async () => {
    await write({
      'seeds/b.csv': 'a,b\n',
      'seeds/use.md': '---\nattachments: a.csv\n---\n# A\n\nText.\n',
    });
    await link('b.csv', 'a.csv');
    expect(await findBlamed()).toEqual([]);
    expect(await readdir(path.join(root, '.build/assets/media'))).toHaveLength(1);
  });

  test('the source of what everybody may read can be offered', async () => {
    await write({
      'seeds/open.html': '<h1>Open</h1><p>Text.</p>',
      'seeds/use.md': '---\nattachments: open.html\n---\n# A\n\nText.\n',
    });
    expect(await findBlamed()).toEqual([]);
    expect(await readdir(path.join(root, '.build/assets/media'))).toHaveLength(1);
  });

  test('seeds/ itself may be one', async () => {
    await rm(path.join(root, 'seeds'), { recursive: true });
    await mkdir(path.join(folder, 'content'));
    await writeFile(path.join(folder, 'content/a.md'), '# A\n\nText.\n');
    await symlink('../content', path.join(root, 'seeds'));
    expect(await run()).toMatchObject({ published: [{ file: 'seeds/a.md' }] });
  });
});

test.each(['kim.YAML', 'kim.Yaml', 'kim.yml', 'kim.YML'])(
  'a sidecar by another ending is one, so that no draft is published: %s',
  async (name) => {
    await write({ 'seeds/kim.txt': `Kim\n\n${SECRET}\n`, [`seeds/${name}`]: 'draft: true\n' });
    expect(await run()).toMatchObject({
      published: [],
      withheld: expect.arrayContaining([{ file: 'seeds/kim.txt', reason: 'a draft' }]),
    });
    await expectNothingOut();
  },
);

test('two sidecars of one article are an error: one may say that it is a draft', async () => {
  await write({
    'seeds/kim.txt': `Kim\n\n${SECRET}\n`,
    'seeds/kim.yaml': 'tags: a\n',
    'seeds/kim.yml': 'draft: true\n',
  });
  expect(await findBlamed()).toEqual(['seeds/kim.yml']);
});

describe('names that differ in the form of Unicode alone are one', () => {
  test.each([
    ['composed on the disk, decomposed in the text', 'caf\u00e9.csv', 'cafe\u0301.csv'],
    ['decomposed on the disk, composed in the text', 'cafe\u0301.csv', 'caf\u00e9.csv'],
    ['decomposed on the disk, escaped in the text', 'cafe\u0301.csv', 'caf%C3%A9.csv'],
  ])('%s', async (_, name, location) => {
    await write({
      [`seeds/${name}`]: 'a,b\n',
      'seeds/use.md': `---\nattachments: ${location}\n---\n# A\n\n[b](${location})\n`,
    });
    expect(await findBlamed()).toEqual([]);
    expect(await readdir(path.join(root, '.build/assets/media'))).toHaveLength(1);
  });

  test('an article keeps its id where its name is spelled in the other form', async () => {
    await rm(path.join(root, 'seeds/draft.md'));
    await rm(path.join(root, 'seeds/draft.yaml'));
    await write({ 'seeds/cafe\u0301.md': '# A\n\nText.\n' });
    await run();
    const lock = await readFile(path.join(root, 'seeds/articles.lock.json'), 'utf8');
    expect(lock).toContain('seeds/caf\u00e9.md');
    await rm(path.join(root, 'seeds/cafe\u0301.md'));
    await write({ 'seeds/caf\u00e9.md': '# A\n\nText.\n' });
    await run();
    expect(await readFile(path.join(root, 'seeds/articles.lock.json'), 'utf8')).toBe(lock);
  });

  test('two of them are an error', async () => {
    await write({
      'seeds/cafe\u0301.md': '# A\n\nText.\n',
      'seeds/caf\u00e9.md': '# B\n\nText.\n',
    });
    expect(await findBlamed()).toEqual(['seeds/caf\u00e9.md']);
  });
});

describe('too much is told with its name', () => {
  test('a file that Cloudflare does not take', async () => {
    await write({
      'seeds/large.csv': 'a'.repeat(26 * 1024 * 1024),
      'seeds/use.md': '---\nattachments: large.csv\n---\n# A\n\nText.\n',
    });
    const outcome = await run();
    expect(outcome).toMatchObject({
      warnings: [
        {
          file: 'seeds/use.md',
          line: 2,
          message: expect.stringContaining('26 MiB, and the limit is 25 MiB'),
        },
      ],
    });
  });

  test('an article of which nobody reads the end', async () => {
    await write({ 'seeds/long.txt': 'a\n'.repeat(5 * 1024 * 1024) });
    expect(await findBlamed()).toEqual(['seeds/long.txt']);
  });

  test.each(['tags', 'authors'])(
    'more %s than an article can have',
    async (field) => {
      const names = (count: number) =>
        Array.from({ length: count }, (_, at) => `n${at}`).join(', ');
      await write({ 'seeds/b.md': `---\n${field}: [${names(201)}]\n---\n# A\n\nText.\n` });
      expect(await findBlamed()).toEqual(['seeds/b.md']);
      await write({ 'seeds/b.md': `---\n${field}: [${names(200)}]\n---\n# A\n\nText.\n` });
      expect(await findBlamed()).toEqual([]);
    },
    30_000,
  );
});
