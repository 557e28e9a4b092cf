import { execFileSync } from 'node:child_process';
import { utimes } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/cli/read-library.ts';
import { useSiteFolder } from '../support/site-folder.ts';

const WRANGLER = `name = "x"

[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"

[env.staging.vars]
SITE_URL = "https://staging.news.test"
SITE_TITLE = "S"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;
const GOOD = 'Title\n\nA paragraph.\n';
const LOCK = 'seeds/articles.lock.json';
const LIBRARY = '.build/library.json';

const folder = useSiteFolder(WRANGLER);
const { write, read, run, problems, resolve } = folder;

describe('a mistake is told with its place', () => {
  test('a setting that is missing', async () => {
    await write({
      'seeds/a.txt': GOOD,
      'wrangler.toml': WRANGLER.replace('SITE_URL = "https://news.test"\n', ''),
    });
    expect(await problems()).toEqual([
      'wrangler.toml:3:1 SITE_URL: not set; set it to the absolute URL of the site, without a path',
    ]);
  });

  test('a setting that is misspelt', async () => {
    await write({
      'seeds/a.txt': GOOD,
      'wrangler.toml': WRANGLER.replace('SITE_TITLE = "T"', 'SITE_TITLE = "T"\nSITE_AUTOR = "A"'),
    });
    expect(await problems()).toEqual([
      'wrangler.toml:6:1 there is no setting SITE_AUTOR; did you mean "SITE_AUTHOR"?',
    ]);
  });

  test('all of them at once', async () => {
    await write({ 'seeds/a.txt': '', 'seeds/b.txt': 'x', 'wrangler.toml': 'name = \n' });
    expect((await problems()).map((problem) => problem.replace(/ .*/, ''))).toEqual([
      'wrangler.toml:2:1',
      'seeds/a.txt:1:1',
      'seeds/b.txt:1:1',
    ]);
  });
});

test('a mistake leaves the last good build as it was', async () => {
  await write({ 'seeds/a.txt': GOOD });
  await run();
  const before = [await read(LIBRARY), await read(LOCK)];
  await write({ 'seeds/b.txt': '' });
  await run('2024-01-02');
  expect([await read(LIBRARY), await read(LOCK)]).toEqual(before);
});

test.each([
  ['a byte order mark', '\ufeffTitle\n\nA paragraph.\n'],
  ['line ends of Windows', 'Title\r\n\r\nA paragraph.\r\n'],
  ['trailing blanks', 'Title  \n\n\n  A paragraph. \n\n\n'],
])('%s changes nothing that a reader sees', async (_, text) => {
  await write({ 'seeds/a.txt': GOOD });
  await run();
  const before = folder.site;
  await write({ 'seeds/a.txt': text });
  await utimes(resolve('seeds/a.txt'), 0, 0);
  await run('2024-01-02');
  expect(folder.site).toEqual(before);
});

test('an article in a later compile keeps its id; an edit shows in its dates', async () => {
  await write({ 'seeds/a.txt': GOOD, 'seeds/a.yaml': 'published: 2023-12-24\n' });
  await run();
  const [before] = folder.site.articles;
  expect(before).toMatchObject({
    id: 'tag:news.test,2024-01-01:title',
    published: '2023-12-24T00:00:00Z',
    publishedDay: 'December 24, 2023',
    updated: '2023-12-24T00:00:00Z',
    updatedDay: 'December 24, 2023',
    lastModified: '2024-01-01T12:00:00Z',
  });
  await write({ 'seeds/a.txt': 'New title\n\nAnother paragraph.\n' });
  await run('2024-01-02');
  expect(folder.site.articles[0]).toMatchObject({
    id: before?.id,
    slug: 'title',
    updated: '2024-01-02T12:00:00Z',
    lastModified: '2024-01-02T12:00:00Z',
  });
});

test('the report names the drafts and the scheduled articles that are not published yet', async () => {
  await write({
    'seeds/a.txt': GOOD,
    'seeds/b.txt': 'Draft\n\nText.\n',
    'seeds/b.yaml': 'draft: true',
    'seeds/c.txt': 'Later\n\nText.\n',
    'seeds/c.yaml': 'date: 2024-06-01',
  });
  expect(await run()).toMatchObject({
    withheld: [
      { file: 'seeds/b.txt', reason: 'a draft' },
      { file: 'seeds/c.txt', reason: 'scheduled for 2024-06-01T00:00:00Z' },
    ],
  });
  expect(folder.site.articles.map(({ slug }) => slug)).toEqual(['later', 'title']);
  const library = await readLibrary(resolve('.'));
  const slugsAt = (instant: string) =>
    library.at(Date.parse(instant)).open.articles.map(({ slug }) => slug);
  expect(slugsAt('2024-05-31T23:59:59Z')).toEqual(['title']);
  expect(slugsAt('2024-06-01T00:00:00Z')).toEqual(['later', 'title']);
});

test('a site of drafts alone is an empty site', async () => {
  await write({ 'seeds/a.txt': GOOD, 'seeds/a.yaml': 'draft: true' });
  await run();
  expect(folder.site).toEqual({
    articles: [],
    unlisted: [],
    removed: [],
    redirects: [],
    archives: 0,
    changed: '2024-01-01T12:00:00Z',
  });
});

test('an article without a date keeps its place when it is edited', async () => {
  await write({ 'seeds/a.txt': GOOD });
  await run();
  await write({ 'seeds/b.txt': 'Second\n\nText.\n' });
  await run('2024-01-02');
  await write({ 'seeds/a.txt': 'Title\n\nEdited.\n' });
  await run('2024-01-03');
  expect(folder.site.articles.map(({ slug }) => slug)).toEqual(['second', 'title']);
});

test('a title that the sidecar replaces is in the report', async () => {
  await write({ 'seeds/a.txt': GOOD, 'seeds/a.yaml': 'title: Better' });
  expect(await run()).toMatchObject({
    published: [{ title: 'Better', leftOut: [{ line: 1, text: 'Title', what: 'the title' }] }],
  });
});

test('frozen, a stale lock is an error and a fresh one is not', async () => {
  await write({ 'seeds/a.txt': GOOD });
  expect(await problems('2024-01-01', { frozen: true })).toEqual([
    `${LOCK}:1:1 the lock is out of date; run "npm run compile" and commit it`,
  ]);
  await run();
  expect(await problems('2024-01-02', { frozen: true })).toEqual([]);
  await write({ 'seeds/b.txt': 'Other\n\nText.\n' });
  expect(await problems('2024-01-02', { frozen: true, environment: 'staging' })).toEqual([
    `${LOCK}:1:1 the lock is out of date; run "npm run compile -- --env staging" and commit it`,
  ]);
});

test('an environment has its own settings', async () => {
  await write({ 'seeds/a.txt': GOOD });
  await run('2024-01-01', { environment: 'staging' });
  expect(folder.site.articles[0]?.id).toBe('tag:staging.news.test,2024-01-01:title');
});

test('a new slug is a change: the address is what a reader sees', async () => {
  await write({ 'seeds/a.txt': GOOD });
  await run();
  await write({ 'seeds/a.yaml': 'slug: other\n' });
  await run('2024-01-02');
  expect(folder.site).toMatchObject({
    articles: [{ slug: 'other', lastModified: '2024-01-02T12:00:00Z' }],
  });
});

test('an article that is a pipe is a problem', async () => {
  execFileSync('mkfifo', [resolve('seeds/b.txt')]);
  expect(await problems()).toEqual([
    'seeds/b.txt:1:1 this is not a regular file; replace it with one',
  ]);
});

test('characters that no document can carry are left out and counted', async () => {
  await write({ 'seeds/a.txt': 'Ti\u0000tle\n\nA para\u0007graph.\n' });
  expect(await run()).toMatchObject({ published: [{ title: 'Title', removedCharacters: 2 }] });
});

test('only articles that are in the feed keep their plain text and their Markdown', async () => {
  await write({
    'seeds/a.md': '---\ndate: 2023-12-02\n---\n# A\n\nThe *first*.\n',
    'seeds/b.md': '---\ndate: 2023-12-01\n---\n# B\n\nThe second.\n',
    'wrangler.toml': WRANGLER.replace('[env', 'FEED_LIMIT = "1"\n\n[env'),
  });
  await run();
  const { articles } = folder.site;
  expect(articles[0]).toMatchObject({ contentText: 'The first.', contentMarkdown: 'The *first*.' });
  expect(articles[1]).not.toHaveProperty('contentText');
  expect(articles[1]).not.toHaveProperty('contentMarkdown');
});

test('a bidi override in a title, a name or a tag is taken out and counted', async () => {
  await write({
    'seeds/a.txt': 'A \u202etitle\n\nText.\n',
    'seeds/a.yaml': 'authors: ["J\u202do"]\ntags: ["t\u202eag"]\n',
  });
  expect(await run()).toMatchObject({ published: [{ title: 'A title', removedCharacters: 3 }] });
  expect(folder.site.articles[0]).toMatchObject({
    authors: [{ name: 'Jo' }],
    tags: [{ name: 'tag' }],
  });
});

test('a tag or an author without a visible character is left out; such a title is an error', async () => {
  await write({
    'seeds/a.txt': GOOD,
    'seeds/a.yaml': 'authors: ["\u202e", "Jo"]\ntags: ["\u202d", "a", "a\u202e"]\n',
  });
  await run();
  expect(folder.site.articles[0]).toMatchObject({
    authors: [{ name: 'Jo' }],
    tags: [{ name: 'a' }],
  });
  await write({ 'seeds/a.yaml': 'tags: [a]\ntitle: "\u202e"\n' });
  expect(await problems()).toEqual([
    'seeds/a.yaml:2:8 the title has no visible characters; rewrite it',
  ]);
});
