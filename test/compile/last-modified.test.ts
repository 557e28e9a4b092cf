import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/cli/read-library.ts';
import { compile } from '../../src/compile/compile.ts';
import type { Library } from '../../src/library/library.ts';

const LIMIT = 2;

const configure = (title: string): string => `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "${title}"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
FEED_LIMIT = ${LIMIT}

[env.staging.vars]
SITE_URL = "https://staging.news.test"
SITE_TITLE = "S"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;

const LOCK = 'seeds/articles.lock.json';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'tidings-'));
  await mkdir(path.join(root, 'seeds'));
  await write('wrangler.toml', configure('T'));
});

afterEach(() => rm(root, { recursive: true }));

const write = (file: string, text: string): Promise<void> => writeFile(path.join(root, file), text);

/** A seed with a date of publication. */
const put = (name: string, date: string, text = `Of ${name}.`): Promise<void> =>
  write(`seeds/${name}.md`, `---\ndate: ${date}\n---\n# ${name}\n\n${text}\n`);

const remove = (name: string): Promise<void> => rm(path.join(root, `seeds/${name}.md`));

const noon = (day: number): number => Date.UTC(2024, 0, day, 12);
const NOON = (day: number): string => `2024-01-0${day}T12:00:00Z`;

/** Compiles at noon of a day of January 2024. @returns the library as the Worker has it */
async function publish(day: number, more: Partial<Parameters<typeof compile>[0]> = {}) {
  const outcome = await compile({ root, now: noon(day), frozen: false, ...more });
  if ('problems' in outcome) throw new Error(outcome.problems.map((p) => p.message).join('\n'));
  return readLibrary(root);
}

/** What a client is told when it asks at noon of a day. */
async function ask(library: Library, day: number) {
  const { articles, lastModified } = await library.at(noon(day)).main.latest(LIMIT);
  return { slugs: articles.map(({ slug }) => slug), lastModified };
}

const readLock = (): Promise<string> => readFile(path.join(root, LOCK), 'utf8');

describe('a list last changed when', () => {
  beforeEach(async () => {
    await put('a', '2023-01-01');
    await put('b', '2023-02-01');
    await put('c', '2023-03-01');
    await publish(1);
  });

  test.each([
    ['nothing happened', () => {}, ['c', 'b'], NOON(1)],
    ['an article came', () => put('d', '2023-04-01'), ['d', 'c'], NOON(2)],
    ['one on it was edited', () => put('b', '2023-02-01', 'New.'), ['c', 'b'], NOON(2)],
    ['one on it was taken away', () => remove('c'), ['b', 'a'], NOON(2)],
    ['one left it for an earlier time', () => put('c', '2022-01-01'), ['b', 'a'], NOON(2)],
    ['a setting changed', () => write('wrangler.toml', configure('U')), ['c', 'b'], NOON(2)],
  ])('%s', async (_, happen, slugs, lastModified) => {
    await happen();
    const library = await publish(2);
    expect(await ask(library, 3)).toEqual({ slugs, lastModified });
    const later = await publish(3, { frozen: true });
    expect(await ask(later, 4)).toEqual({ slugs, lastModified });
  });

  test('an edit of what is beyond it says nothing of it', async () => {
    await put('a', '2023-01-01', 'New.');
    expect(await ask(await publish(2), 3)).toEqual({ slugs: ['c', 'b'], lastModified: NOON(1) });
  });

  test('as many were taken away from its top as it has places', async () => {
    await put('z', '2022-01-01');
    await put('y', '2022-02-01');
    await publish(2);
    await remove('c');
    await remove('b');
    await publish(3);
    await remove('a');
    const library = await publish(4);
    expect(await ask(library, 5)).toEqual({ slugs: ['y', 'z'], lastModified: NOON(4) });
    const { removed } = await library.at(noon(5)).main.latest(LIMIT);
    expect(removed.map(({ slugs }) => slugs[0])).toEqual(['c', 'b']);
  });

  test('one went that had been put off, behind another that is scheduled', async () => {
    await put('b', '2030-01-01', 'New.');
    await publish(2);
    await put('s', '2026-01-01');
    await publish(3);
    await remove('b');
    const library = await publish(4);
    expect(await ask(library, 5)).toEqual({ slugs: ['c', 'a'], lastModified: NOON(4) });
  });

  test('never goes backwards, whatever happens to the article that changed it', async () => {
    await put('c', '2023-03-01', 'New.');
    await publish(2);
    await remove('c');
    await publish(3);
    await put('d', '2023-04-01');
    await put('e', '2023-05-01');
    await put('f', '2023-06-01');
    expect(await ask(await publish(4), 5)).toEqual({ slugs: ['f', 'e'], lastModified: NOON(4) });
  });

  test('another environment has times of its own', async () => {
    await publish(2, { environment: 'staging' });
    expect((await ask(await publish(3), 4)).lastModified).toBe(NOON(1));
    expect(JSON.parse(await readLock()).sites).toEqual({
      'https://news.test': { hash: expect.any(String), changed: NOON(1) },
      'https://staging.news.test': { hash: expect.any(String), changed: NOON(2) },
    });
  });

  test('a clock that goes wrong does not turn time back', async () => {
    await write('wrangler.toml', configure('U'));
    await publish(3);
    await write('wrangler.toml', configure('V'));
    expect((await ask(await publish(2), 4)).lastModified).toBe(NOON(3));
  });
});

describe('a page last changed when', () => {
  const find = async (library: Library, slug: string, day: number) =>
    library.at(noon(day)).find(slug);

  test('the address of what it links to did', async () => {
    await put('a', '2023-01-01', 'See [b](b.md).');
    await put('between', '2023-01-15');
    await put('b', '2023-02-01');
    await publish(1);
    await put('b', '2023-02-01', 'New.');
    expect(await find(await publish(2), 'a', 3)).toMatchObject({ lastModified: NOON(1) });
    await put('b', '2023-02-01\nslug: new');
    expect(await find(await publish(3), 'a', 4)).toMatchObject({
      lastModified: NOON(3),
      article: { contentHtml: expect.stringContaining('/articles/new') },
    });
    await put('b', '2023-02-01\ndraft: true');
    expect(await find(await publish(4), 'a', 5)).toMatchObject({
      lastModified: NOON(4),
      article: { contentHtml: expect.not.stringContaining('<a ') },
    });
  });
});

test('a page changes when what it links to is no draft any more, however old its date is', async () => {
  await put('a', '2023-01-01', 'See [b](b.md).');
  await put('b', '2022-01-01\ndraft: true');
  await publish(1);
  await put('b', '2022-01-01');
  expect(await (await publish(2)).at(noon(3)).find('a')).toMatchObject({
    lastModified: NOON(2),
    article: { contentHtml: expect.stringContaining('/articles/b') },
  });
});

test('a page never goes backwards when what it links to is put off', async () => {
  await put('a', '2023-01-01', 'See [b](b.md).');
  await put('b', '2024-01-02');
  const first = await publish(1);
  expect(await first.at(noon(3)).find('a')).toMatchObject({ lastModified: '2024-01-02T00:00:00Z' });
  await put('b', '2024-01-08');
  const later = await publish(4);
  expect(await later.at(noon(5)).find('a')).toMatchObject({
    lastModified: NOON(4),
    article: { contentHtml: expect.not.stringContaining('<a ') },
  });
});

describe('an article that is scheduled', () => {
  const ON_THE_FIFTH = '2024-01-05T00:00:00Z';

  beforeEach(async () => {
    await put('a', '2023-01-01');
    await put('s', '2024-01-05');
  });

  test('has its id from the start, and the lock is not stale when its time comes', async () => {
    const library = await publish(1);
    const [, id = ''] = /"(tag:[^"]+:s)":/.exec(await readLock()) ?? [];
    expect(id).toBe('tag:news.test,2024-01-01:s');
    expect(await ask(library, 4)).toEqual({ slugs: ['a'], lastModified: NOON(1) });
    const appeared = { slugs: ['s', 'a'], lastModified: ON_THE_FIFTH };
    expect(await ask(library, 5)).toEqual(appeared);
    expect(await ask(await publish(6, { frozen: true }), 6)).toEqual(appeared);
  });

  test('is as new when it appears, however often it was edited and put off before', async () => {
    await publish(1);
    await put('s', '2024-01-05\nslug: other', 'New.');
    await publish(2);
    await put('s', '2024-01-07\nslug: s');
    const library = await publish(3);
    expect(await ask(library, 4)).toEqual({ slugs: ['a'], lastModified: NOON(1) });
    const found = await library.at(noon(8)).find('s');
    expect(found).toMatchObject({
      article: { updated: '2024-01-07T00:00:00Z' },
      lastModified: '2024-01-07T00:00:00Z',
    });
    expect(await library.at(noon(8)).find('other')).toBeUndefined();
    expect(await library.at(noon(8)).trace('/articles/other')).toEqual({ kind: 'unknown' });
  });

  test('is new when it is brought forward, though its date is an old one', async () => {
    await publish(1);
    await put('s', '2023-06-01');
    expect(await ask(await publish(2), 3)).toEqual({ slugs: ['s', 'a'], lastModified: NOON(2) });
  });

  test('keeps its id where another takes its slug', async () => {
    await publish(1);
    const [, id = ''] = /"(tag:[^"]+:s)":/.exec(await readLock()) ?? [];
    await put('s', '2024-01-05\nslug: other');
    await put('t', '2023-02-01\nslug: s');
    const site = (await publish(1)).at(noon(6));
    expect((await site.find('other'))?.article.id).toBe(id);
    expect((await site.find('s'))?.article.id).toBe(`${id}-2`);
  });

  test('takes an address over when it appears, and not before', async () => {
    await put('old', '2023-02-01');
    await put('gone', '2023-03-01');
    await publish(1);
    await put('old', '2023-02-01\nslug: new');
    await remove('gone');
    await publish(2);
    await put('s', '2024-01-05\nslug: old\naliases: [gone]');
    const library = await publish(3);
    const [before, after] = [library.at(noon(4)), library.at(noon(5))];
    expect(await before.find('old')).toBeUndefined();
    expect(await before.trace('/articles/old')).toEqual({ kind: 'moved', to: '/articles/new' });
    expect(await before.trace('/articles/gone')).toEqual({ kind: 'gone' });
    expect(await after.find('old')).toBeDefined();
    expect(await after.trace('/articles/gone')).toEqual({ kind: 'moved', to: '/articles/old' });
  });

  test('leaves nothing behind where it is taken away before', async () => {
    await publish(1);
    await remove('s');
    const library = await publish(2);
    expect(await library.at(noon(6)).trace('/articles/s')).toEqual({ kind: 'unknown' });
    expect(await readLock()).not.toContain('seeds/s.md');
  });

  test('that was there already is gone until then, and then it is an old one', async () => {
    await publish(6);
    await put('s', '2024-01-08');
    const library = await publish(7);
    expect(await ask(library, 7)).toEqual({ slugs: ['a'], lastModified: NOON(7) });
    expect(await library.at(noon(7)).find('s')).toBeUndefined();
    expect(await ask(library, 9)).toEqual({
      slugs: ['s', 'a'],
      lastModified: '2024-01-08T00:00:00Z',
    });
  });
});
