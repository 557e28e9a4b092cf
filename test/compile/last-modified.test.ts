import { rename } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CompileOptions } from '../../src/compile/compile.ts';
import type { Library } from '../../src/library/open/library.ts';
import { placeSite } from '../../src/model/site-mark.ts';
import { useSiteFolder } from '../support/site-folder.ts';

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
SITE_LANGUAGE = "de"
`;

const LOCK = 'seeds/articles.lock.json';

const folder = useSiteFolder(configure('T'));
const { resolve } = folder;
const write = (file: string, text: string): Promise<void> => folder.write({ [file]: text });

/** A seed with a date of publication. */
const put = (name: string, date: string, text = `Of ${name}.`): Promise<void> =>
  write(`seeds/${name}.md`, `---\ndate: ${date}\n---\n# ${name}\n\n${text}\n`);

const remove = (name: string): Promise<void> => folder.remove(`seeds/${name}.md`);

const noon = (day: number): number => Date.UTC(2024, 0, day, 12);
const NOON = (day: number): string => `2024-01-0${day}T12:00:00Z`;

/** Compiles at noon of a day of January 2024. @returns the library as the Worker has it */
const publish = (day: number, more: Partial<CompileOptions> = {}): Promise<Library> =>
  folder.publish(`2024-01-0${day}`, more);

/** What the feed has for a client that asks at noon of a day, and when the site last changed. */
function ask(library: Library, day: number) {
  const { latest, lastModified } = library.at(noon(day));
  return { slugs: latest(LIMIT).articles.map(({ slug }) => slug), lastModified };
}

const readLock = (): Promise<string> => folder.read(LOCK);

describe('Last-Modified is right when', () => {
  beforeEach(async () => {
    await put('a', '2023-01-01', 'See [b](b.md).\nMore.');
    await put('b', '2023-02-01');
    await put('c', '2023-03-01');
    await publish(1);
  });

  test.each<[string, () => unknown, readonly string[], string]>([
    ['nothing happened', () => {}, ['c', 'b'], NOON(1)],
    ['an article came', () => put('d', '2023-04-01'), ['d', 'c'], NOON(2)],
    ['one was edited', () => put('a', '2023-01-01', 'New.'), ['c', 'b'], NOON(2)],
    ['one was taken away', () => remove('c'), ['b', 'a'], NOON(2)],
    ['one got an earlier date', () => put('c', '2022-01-01'), ['b', 'a'], NOON(2)],
    ['a setting changed', () => write('wrangler.toml', configure('U')), ['c', 'b'], NOON(2)],
    [
      'one reads differently, though its author did not edit it',
      () => put('a', '2023-01-01', 'See [b](b.md).  \nMore.'),
      ['c', 'b'],
      NOON(2),
    ],
    ['an article got an id', () => put('c', '2023-03-01\nid: urn:x:c'), ['c', 'b'], NOON(2)],
    [
      'a link leads elsewhere',
      async () => {
        const [b, c, between] = ['b', 'c', 'x'].map((name) => resolve(`seeds/${name}.md`));
        await rename(b ?? '', between ?? '');
        await rename(c ?? '', b ?? '');
        await rename(between ?? '', c ?? '');
      },
      ['c', 'b'],
      NOON(2),
    ],
  ])('%s', async (_, happen, slugs, lastModified) => {
    await happen();
    const library = await publish(2);
    expect(ask(library, 3)).toEqual({ slugs, lastModified });
    const later = await publish(3, { frozen: true });
    expect(ask(later, 4)).toEqual({ slugs, lastModified });
  });

  test('another environment has its settings, and the same articles', async () => {
    await publish(2, { environment: 'staging' });
    expect(ask(await publish(3), 4).lastModified).toBe(NOON(1));
    await put('d', '2023-04-01');
    await publish(4);
    const times = async (): Promise<unknown> =>
      Object.values<{ changed: string }>(JSON.parse(await readLock()).sites).map(
        ({ changed }) => changed,
      );
    expect(await times()).toEqual([NOON(1), NOON(2)]);
    // The lock is up to date for it without a compile of its own.
    const staged = await publish(5, { environment: 'staging', frozen: true });
    expect(staged.at(noon(6)).lastModified).toBe(NOON(4));
    await rename(resolve('seeds/d.md'), resolve('seeds/e.md'));
    await publish(5);
    expect(await times()).toEqual([NOON(1), NOON(2)]);
    await put('c', '2023-03-01\nid: urn:x:c');
    await publish(6);
    expect(await times()).toEqual([NOON(6), NOON(6)]);
  });

  test('a lock of an earlier version counts as a change, since everything may read differently', async () => {
    const lock = await readLock();
    await write(LOCK, lock.replace(/,"served":"[^"]+"/g, '').replace(/source-/g, 'sha256-'));
    const snapshot = (await publish(2)).at(noon(3));
    expect(snapshot.lastModified).toBe(NOON(2));
    expect((await snapshot.find('a'))?.article.updated).toBe('2023-01-01T00:00:00Z');
  });

  test('a clock that goes back does not turn it back', async () => {
    await write('wrangler.toml', configure('U'));
    await publish(3);
    await write('wrangler.toml', configure('V'));
    expect(ask(await publish(2), 4).lastModified).toBe(NOON(3));
    await put('c', '2023-03-01', 'New.');
    expect(ask(await publish(2), 4).lastModified).toBe(NOON(3));
  });

  test('a feed says which of the articles at its top were removed', async () => {
    await put('z', '2022-01-01');
    await put('y', '2022-02-01');
    await publish(2);
    for (const name of ['c', 'b']) await remove(name);
    await put('a', '2023-01-01');
    await publish(3);
    await remove('a');
    const { removed } = (await publish(4)).at(noon(5)).latest(LIMIT);
    expect(removed.map(({ id }) => id.at(-1))).toEqual(['c', 'b']);
  });
});

test('a link to an article that is rescheduled is text until it appears', async () => {
  await put('a', '2023-01-01', 'See [b](b.md).');
  await put('b', '2024-01-02');
  const first = await publish(1);
  const find = async (library: Library, day: number) => {
    const snapshot = library.at(noon(day));
    return [(await snapshot.find('a'))?.article.contentHtml, snapshot.lastModified];
  };
  const linked = '<p>See <a href="\uffff/articles/b">b</a>.</p>';
  const text = '<p>See <a>b</a>.</p>';
  expect(await find(first, 1)).toEqual([text, NOON(1)]);
  expect(await find(first, 3)).toEqual([linked, '2024-01-02T00:00:00Z']);
  await put('b', '2024-01-08');
  const later = await publish(4);
  expect(await find(later, 5)).toEqual([text, NOON(4)]);
  expect(await find(later, 9)).toEqual([linked, '2024-01-08T00:00:00Z']);
});

test('each of several links becomes one when its article appears, and Markdown with the last', async () => {
  await put('a', '2023-01-01', 'See [b](b.md), [c](/articles/c) and [d](d.md).');
  await put('b', '2024-01-02');
  await put('c', '2024-01-04');
  await put('d', '2022-01-01');
  const library = await publish(1);
  const read = async (day: number) => {
    const [article] = library
      .at(noon(day))
      .latest(9)
      .articles.filter(({ slug }) => slug === 'a');
    return [
      Array.from(
        (article ? placeSite(article.contentHtml, '') : '').matchAll(/articles\/(\w)/g),
        ([, slug]) => slug,
      ),
      article?.contentMarkdown !== undefined,
    ];
  };
  expect(await read(1)).toEqual([['d'], false]);
  expect(await read(3)).toEqual([['b', 'd'], false]);
  expect(await read(5)).toEqual([['b', 'c', 'd'], true]);
  expect(await folder.run('2024-01-03', { frozen: true })).not.toHaveProperty('problems');
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
    expect(ask(library, 4)).toEqual({ slugs: ['a'], lastModified: NOON(1) });
    const released = { slugs: ['s', 'a'], lastModified: ON_THE_FIFTH };
    expect(ask(library, 5)).toEqual(released);
    expect(ask(await publish(6, { frozen: true }), 6)).toEqual(released);
  });

  test('changes nothing before its time, nor if it is removed before', async () => {
    await remove('s');
    await publish(1);
    await put('s', '2024-01-05');
    expect(ask(await publish(2), 3)).toEqual({ slugs: ['a'], lastModified: NOON(1) });
    await remove('s');
    expect(ask(await publish(3), 4)).toEqual({ slugs: ['a'], lastModified: NOON(1) });
  });

  test('is new when it appears, however often it was edited and rescheduled before', async () => {
    await publish(1);
    await put('s', '2024-01-05\nslug: other', 'New.');
    await publish(2);
    await put('s', '2024-01-07\nslug: s');
    const library = await publish(3);
    expect(ask(library, 4)).toEqual({ slugs: ['a'], lastModified: NOON(1) });
    const snapshot = library.at(noon(8));
    expect(snapshot.lastModified).toBe('2024-01-07T00:00:00Z');
    expect((await snapshot.find('s'))?.article.updated).toBe('2024-01-07T00:00:00Z');
    expect(await snapshot.find('other')).toBeUndefined();
    expect(await snapshot.resolve('/articles/other')).toEqual({ kind: 'unknown' });
  });

  test('is new when it is brought forward, though its date is an old one', async () => {
    await publish(1);
    await put('s', '2023-06-01');
    expect(ask(await publish(2), 3)).toEqual({ slugs: ['s', 'a'], lastModified: NOON(2) });
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
    expect(await before.resolve('/articles/old')).toEqual({ kind: 'moved', to: '/articles/new' });
    expect(await before.resolve('/articles/gone')).toEqual({ kind: 'gone' });
    expect(await after.find('old')).toBeDefined();
    expect(await after.resolve('/articles/gone')).toEqual({ kind: 'moved', to: '/articles/old' });
  });

  test('leaves no trace if it is removed before its time', async () => {
    await publish(1);
    await remove('s');
    const library = await publish(2);
    expect(await library.at(noon(6)).resolve('/articles/s')).toEqual({ kind: 'unknown' });
    expect(await readLock()).not.toContain('seeds/s.md');
  });

  test('that was published before is gone until then, and then has its old place', async () => {
    await publish(6);
    await put('s', '2024-01-08');
    const library = await publish(7);
    expect(ask(library, 7)).toEqual({ slugs: ['a'], lastModified: NOON(7) });
    expect(await library.at(noon(7)).find('s')).toBeUndefined();
    expect(ask(library, 9)).toEqual({
      slugs: ['s', 'a'],
      lastModified: '2024-01-08T00:00:00Z',
    });
  });
});
