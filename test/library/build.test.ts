import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/cli/read-library.ts';
import { computeFingerprint } from '../../src/compile/fingerprint.ts';
import { makeSite } from '../support/made-site.ts';
import { useSiteFolder } from '../support/site-folder.ts';

const LIBRARY = '.build/assets/library';
const COUNT = 40;

const configure = (limit: number): string => `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
FEED_LIMIT = ${limit}
`;

const { write, remove, run, resolve } = useSiteFolder(configure(50));

beforeEach(async () => {
  for (let number = 0; number < COUNT; number += 1) await put(number);
  await run();
});

const toDay = (number: number): string =>
  new Date(Date.UTC(2023, 0, 1 + number)).toISOString().slice(0, 10);

const put = (number: number, text = 'Text.') =>
  write({ [`seeds/${number}.md`]: `---\ndate: ${toDay(number)}\n---\n# n${number}\n\n${text}\n` });

/** The one folder that the library is in. */
async function findFolder(): Promise<string> {
  const [name = '', ...more] = await readdir(resolve(LIBRARY));
  expect(more).toEqual([]);
  return resolve(`${LIBRARY}/${name}`);
}

/** When each file of the library was written. */
async function readTimes(): Promise<Readonly<Record<string, number>>> {
  const folder = await findFolder();
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, (await stat(path.join(folder, name))).mtimeMs] as const),
    ),
  );
}

const find = async (slug: string) =>
  (await readLibrary(resolve('.'))).at(Date.UTC(2024, 0, 2)).find(slug);

test('an edit of an article rewrites at most three files of the library', async () => {
  const before = await readTimes();
  await put(3, 'New text.');
  expect(await run()).toMatchObject({ changed: true });
  const after = await readTimes();
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  // Its own, and those of the articles beside it.
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThanOrEqual(3);
  expect((await find('3'))?.article.contentHtml).toBe('<p>New text.</p>');
});

test('a shorter feed, or fewer articles, leaves no file of the larger library behind', async () => {
  await write({ 'wrangler.toml': configure(5) });
  expect(await run()).toMatchObject({ changed: true });
  const files = Object.keys(await readTimes()).length;
  for (let number = 4; number < COUNT; number += 1) await remove(`seeds/${number}.md`);
  await run();
  expect(Object.keys(await readTimes()).length).toBeLessThan(files);
  expect(await find('3')).toBeDefined();
  expect(await find('4')).toBeUndefined();
});

describe('the fingerprint of a library', () => {
  const site = makeSite({ due: 3, scheduled: 1, removed: [{ at: 0, when: 1 }] });
  const settings = { FEED_LIMIT: 50, SITE_LANGUAGE: 'en', SITE_TIMEZONE: 'UTC' };

  test.each([
    [
      'an article',
      computeFingerprint({ ...site, articles: site.articles.slice(1) }, settings, 'v', 1),
    ],
    ['what was taken away', computeFingerprint({ ...site, removed: [] }, settings, 'v', 1)],
    ['a redirect', computeFingerprint({ ...site, redirects: [] }, settings, 'v', 1)],
    ['the length of feeds', computeFingerprint(site, { ...settings, FEED_LIMIT: 5 }, 'v', 1)],
    [
      'the language',
      computeFingerprint(site, { ...settings, SITE_LANGUAGE: 'de', SITE_TIMEZONE: 'UTC' }, 'v', 1),
    ],
    ['the program', computeFingerprint(site, settings, 'w', 1)],
    ['the time', computeFingerprint(site, settings, 'v', 0)],
  ])('changes with %s', (_, other) =>
    expect(other).not.toBe(computeFingerprint(site, settings, 'v', 1)),
  );
});
