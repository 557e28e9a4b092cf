import { beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { compile } from '../../src/compile/compile.ts';
import { readConfiguration } from '../../src/compile/configuration.ts';
import { useSiteFolder } from '../support/site-folder.ts';

const folder = useSiteFolder();

const NOON = Date.parse('2024-01-01T12:00:00Z');

/** Compiles, and asks the Worker. */
async function serve(now = NOON) {
  const outcome = await compile({ root: folder.resolve(''), now, frozen: false });
  if ('problems' in outcome) throw new Error(outcome.problems.map((p) => p.message).join('\n'));
  const configuration = await readConfiguration(folder.resolve(''), undefined);
  if ('problems' in configuration) throw new Error('the settings of this test are wrong');
  const app = createApp(await readLibrary(folder.resolve('')), configuration.settings, () => now);
  return async (path: string) => {
    const response = await app.request(new URL(path, configuration.settings.SITE_URL).href);
    return { status: response.status, text: await response.text() };
  };
}

const article = (title: string, fields = ''): string =>
  `---\ndate: 2023-12-01\ntags: [sea]\n${fields}---\n# ${title}\n\nThe text of ${title}.\n\nAll of it.\n`;

const LISTS = [
  '/',
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/tags/sea',
  '/tags/sea/rss.xml',
  '/sitemap-1.xml',
];

beforeEach(() =>
  folder.write({
    'seeds/plain.md': article('Plain'),
    'seeds/other.md': article('Other').replace('2023-12-01', '2023-12-02'),
  }),
);

describe('an article that expires', () => {
  const withheld = async (now: number) => {
    const outcome = await compile({ root: folder.resolve(''), now, frozen: false });
    return 'problems' in outcome ? outcome.problems : [outcome.withheld, outcome.warnings];
  };

  test.each([
    'expires: 2024-01-01T12:00:00Z',
    'expiryDate: 2021-01-01',
    'unpublishdate: Jan 1, 2021',
    'params:\n  expiry_date: 2021-01-01',
  ])('is not published from then on: %s', async (field) => {
    await folder.write({ 'seeds/gone.md': article('Gone', `${field}\n`) });
    const ask = await serve();
    expect((await ask('/articles/gone')).status).toBe(404);
    for (const path of LISTS) expect((await ask(path)).text).not.toContain('Gone');
    const instant = field.startsWith('expires') ? '2024-01-01T12:00:00Z' : '2021-01-01T00:00:00Z';
    expect(await withheld(NOON)).toEqual([
      [{ file: 'seeds/gone.md', reason: `expired on ${instant}` }],
      [],
    ]);
  });

  test('is there until the first compile after that, and then gone for readers', async () => {
    await folder.write({ 'seeds/soon.md': article('Soon', 'expires: 2024-01-02\n') });
    const ask = await serve();
    expect((await ask('/articles/soon')).status).toBe(200);
    expect(await withheld(NOON)).toEqual([[], []]);
    const later = await serve(NOON + 24 * 3600 * 1000);
    expect((await later('/articles/soon')).status).toBe(404);
    expect((await later('/rss.xml')).text).not.toContain('Soon');
  });

  test('is published where the date cannot be read, with a warning', async () => {
    await folder.write({ 'seeds/kim.md': article('Kim', 'expires: someday\n') });
    expect(await withheld(NOON)).toMatchObject([
      [],
      [{ message: expect.stringMatching(/^expires: "someday" is not a date;.*left out/) }],
    ]);
    await folder.write({ 'seeds/kim.md': article('Kim', 'expires: never\n') });
    expect(await withheld(NOON)).toEqual([[], []]);
  });
});

describe('an article with feed: false', () => {
  test('has its page, without neighbours, and is in no list', async () => {
    await folder.write({
      'seeds/apart.md': article('Apart', 'feed: false\n'),
    });
    const ask = await serve();
    const page = await ask('/articles/apart');
    expect(page.status).toBe(200);
    expect(page.text).toContain('The text of Apart.');
    expect(page.text).not.toMatch(/rel="(?:next|prev)"/);
    for (const path of LISTS) {
      const { status, text } = await ask(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).toContain('plain');
      expect(text).not.toContain('apart');
    }
    for (const path of ['/articles/plain', '/articles/other']) {
      expect((await ask(path)).text).not.toContain('apart');
    }
  });

  test('keeps its address and its id when it leaves the lists and comes back', async () => {
    await serve();
    const before = await folder.read('seeds/articles.lock.json');
    await folder.write({ 'seeds/plain.md': article('Plain', 'feed: false\n') });
    const ask = await serve();
    expect((await ask('/rss.xml')).text).not.toContain('Plain');
    expect((await ask('/atom.xml')).text).not.toContain('deleted-entry');
    expect((await ask('/articles/plain')).status).toBe(200);
    await folder.write({ 'seeds/plain.md': article('Plain') });
    expect((await (await serve())('/rss.xml')).text).toContain('Plain');
    const ids = (text: string) => text.match(/"tag:[^"]+"/g);
    expect(ids(await folder.read('seeds/articles.lock.json'))).toEqual(ids(before));
  });

  test('links to no tag that has no page', async () => {
    await folder.write({
      'seeds/apart.md': article('Apart', 'feed: false\ncategories: [Only here]\n'),
    });
    const { text } = await (await serve())('/articles/apart');
    expect(text).toContain('/tags/sea');
    expect(text).not.toContain('/tags/only-here');
  });
});

test('an article with feed: summary gives feeds its summary and a link, and its page everything', async () => {
  await folder.write({ 'seeds/map.md': article('Map & more', 'feed: summary\n') });
  const ask = await serve();
  expect((await ask('/articles/map')).text).toContain('All of it.');
  for (const path of ['/rss.xml', '/atom.xml', '/tags/sea/atom.xml']) {
    const { text } = await ask(path);
    const own = text.split(/<item>|<entry/).find((each) => each.includes('/articles/map'));
    expect(own).toContain('The text of Map');
    expect(own).not.toContain('All of it.');
  }
  const [item] = JSON.parse((await ask('/feed.json')).text).items.filter(
    ({ url }: { url: string }) => url.endsWith('/map'),
  );
  expect(item.content_html).toBe(
    '<p>The text of Map &amp; more.</p>\n<p><a href="https://news.test/articles/map">Map &amp; more</a></p>',
  );
});

test('an article with sitemap: false is in feeds, in no sitemap, and tells search engines', async () => {
  await folder.write({ 'seeds/apart.md': article('Apart', 'sitemap: false\n') });
  const ask = await serve();
  expect((await ask('/sitemap-1.xml')).text).not.toContain('apart');
  expect((await ask('/news-sitemap.xml')).text).not.toContain('apart');
  expect((await ask('/rss.xml')).text).toContain('Apart');
  expect((await ask('/articles/apart')).text).toContain('<meta name="robots" content="noindex"');
  expect((await ask('/articles/plain')).text).not.toContain('noindex');
});

test('a date without a zone, and the days on pages, are in SITE_TIMEZONE', async () => {
  const settings = await folder.read('wrangler.toml');
  await folder.write({
    'wrangler.toml': `${settings}SITE_TIMEZONE = "America/New_York"\n`,
    'seeds/2023-07-04-a.md': '# A\n\nText.\n',
    'seeds/b.md': '---\ndate: 2023-12-24 22:30\n---\n# B\n\nText.\n',
    'seeds/c.md': '---\ndate: 2023-12-25T01:00:00Z\n---\n# C\n\nText.\n',
    'seeds/d.txt': 'D\n\nPublished December 26, 2023\n\nA paragraph of text, which ends here.\n',
  });
  const ask = await serve();
  const { items } = JSON.parse((await ask('/feed.json')).text);
  const dates = Object.fromEntries(
    items.map((item: { title: string; date_published: string }) => [
      item.title,
      item.date_published,
    ]),
  );
  expect(dates).toMatchObject({
    A: '2023-07-04T04:00:00Z',
    B: '2023-12-25T03:30:00Z',
    C: '2023-12-25T01:00:00Z',
    D: '2023-12-26T05:00:00Z',
  });
  expect((await ask('/articles/a')).text).toContain('July 4, 2023');
  expect((await ask('/articles/b')).text).toContain('December 24, 2023');
  expect((await ask('/articles/c')).text).toContain('December 24, 2023');
});
