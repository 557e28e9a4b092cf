import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { compile } from '../../src/compile/compile.ts';
import { readConfiguration } from '../../src/compile/configuration.ts';
import { FEED_FORMATS, type FeedFormat } from '../../src/feed/formats.ts';
import { ARCHIVE_SIZE } from '../../src/model/archives.ts';
import { ATOM, findFaults, RSS } from '../support/feed-grammar.ts';

const SITE = 'https://news.test';
const LIMIT = 3;

const WRANGLER = `[vars]
SITE_URL = "${SITE}"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
HUB_URL = "https://hub.test/"
FEED_LIMIT = ${LIMIT}
`;

let root = '';

async function createRoot(): Promise<string> {
  root = await mkdtemp(path.join(os.tmpdir(), 'tidings-archives-'));
  await mkdir(path.join(root, 'seeds'));
  await writeFile(path.join(root, 'wrangler.toml'), WRANGLER);
  return root;
}

beforeEach(createRoot);

afterEach(() => rm(root, { recursive: true }));

/** An article of its own day from 2000 on, or of another date. */
const put = (number: number, date = new Date(Date.UTC(2000, 0, 1 + number)).toISOString()) =>
  writeFile(
    path.join(root, `seeds/${number}.md`),
    `---\ndate: ${date}\nslug: n${number}\n---\n# Number ${number}\n\nText.\n`,
  );

async function putAll(from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 1) await put(number);
}

const remove = (number: number) => rm(path.join(root, `seeds/${number}.md`));

const noon = (day: number): number => Date.UTC(2020, 0, day, 12);

/** Compiles at noon of a day of January 2020. @returns the site as it answers then, or later */
async function publish(day: number, more: Partial<Parameters<typeof compile>[0]> = {}) {
  const outcome = await compile({ root, now: noon(day), frozen: false, deploys: true, ...more });
  if ('problems' in outcome) throw new Error(outcome.problems.map((p) => p.message).join('\n'));
  const configuration = await readConfiguration(root, undefined);
  if ('problems' in configuration) throw new Error('the settings of this test are wrong');
  const library = await readLibrary(root);
  let now = noon(day);
  const app = createApp(library, configuration.settings, () => now);
  return async (url: string, at = day) => {
    now = noon(at);
    const response = await app.request(url);
    return { response, text: await response.text() };
  };
}

type Site = Awaited<ReturnType<typeof publish>>;

const NUMBER = /\/articles\/n(\d+)/;

/** The articles of a document, in its order. */
function readNumbers(text: string, format: FeedFormat): readonly number[] {
  const items: readonly string[] =
    format === 'json'
      ? JSON.parse(text).items.map(({ url }: { url: string }) => url)
      : text.split(format === 'rss' ? '<item>' : '<entry').slice(1);
  return items.map((item) => Number(NUMBER.exec(item)?.[1]));
}

/** Where a document says that older items are. */
const readPrevious = (text: string, format: FeedFormat): string | undefined =>
  format === 'json'
    ? JSON.parse(text).next_url
    : /<(?:atom:)?link rel="prev-archive" href="([^"]+)"/.exec(text)?.[1];

/** Follows the links from the feed to the oldest archive, as a client would. */
async function follow(site: Site, format: FeedFormat, at?: number) {
  const documents: { readonly url: string; readonly numbers: readonly number[] }[] = [];
  let url: string | undefined = SITE + FEED_FORMATS[format].path;
  while (url !== undefined) {
    const { response, text }: Awaited<ReturnType<Site>> = await site(url, at);
    expect(response.status).toBe(200);
    documents.push({ url, numbers: readNumbers(text, format) });
    url = readPrevious(text, format);
  }
  return documents;
}

const count = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

const FORMATS = ['rss', 'atom', 'json'] as const;

const collect = (documents: Awaited<ReturnType<typeof follow>>): readonly number[] =>
  documents.flatMap(({ numbers }) => numbers);

test.each([1, LIMIT, LIMIT + 1, 2 * ARCHIVE_SIZE - 1, 2 * ARCHIVE_SIZE, 3 * ARCHIVE_SIZE + 7])(
  'a client that follows the links of a feed gets each of %i articles once, the newest first',
  async (articles) => {
    await putAll(0, articles);
    const site = await publish(1);
    for (const format of FORMATS) {
      const documents = await follow(site, format);
      expect(collect(documents), format).toEqual(count(0, articles).toReversed());
      const [feed = [], ...archives] = documents.map(({ numbers }) => numbers);
      expect(feed).toHaveLength(Math.min(LIMIT, articles));
      const [open, ...sealed] = archives;
      if (open) {
        expect(open).toHaveLength(articles - LIMIT - sealed.length * ARCHIVE_SIZE);
        expect(open.length).toBeLessThan(2 * ARCHIVE_SIZE);
      }
      for (const numbers of sealed) expect(numbers).toHaveLength(ARCHIVE_SIZE);
    }
  },
);

test('a full archive never changes, whatever is written, dated back or put on the list', async () => {
  await putAll(0, 3 * ARCHIVE_SIZE + 10);
  const first = await publish(1);
  const read = (site: Site) =>
    Promise.all(
      [1, 2].flatMap((number) =>
        FORMATS.map(async (format) => {
          const { response, text } = await site(
            `${SITE}/archive/${number}${FEED_FORMATS[format].path}`,
          );
          return [text, response.headers.get('etag')];
        }),
      ),
    );
  const before = await read(first);
  await putAll(500, 500 + 2 * ARCHIVE_SIZE);
  await put(900, '1999-01-01');
  const second = await publish(2);
  expect(await read(second)).toEqual(before);
  const documents = await follow(second, 'json');
  expect(collect(documents).toSorted((a, b) => a - b)).toEqual([
    ...count(0, 3 * ARCHIVE_SIZE + 10),
    ...count(500, 500 + 2 * ARCHIVE_SIZE),
    900,
  ]);
  expect(documents.map(({ numbers }) => numbers.length)).toEqual([
    LIMIT,
    ARCHIVE_SIZE + 11 - LIMIT,
    ...[ARCHIVE_SIZE, ARCHIVE_SIZE, ARCHIVE_SIZE, ARCHIVE_SIZE],
  ]);
  expect(await compile({ root, now: noon(3), frozen: true })).not.toHaveProperty('problems');
});

test('what happens to one article changes the bytes of its document, and of no other', async () => {
  await putAll(0, 4 * ARCHIVE_SIZE);
  const urls = ['', '/archive/4', '/archive/3', '/archive/2', '/archive/1'].flatMap((folder) =>
    FORMATS.map((format) => SITE + folder + FEED_FORMATS[format].path),
  );
  const read = async (site: Site) =>
    Promise.all(
      urls.map(async (url) => {
        const { headers } = (await site(url)).response;
        return [headers.get('etag'), headers.get('last-modified')] as const;
      }),
    );
  /** The numbers of the archives that changed, 0 for the feed; all of them say when anything did. */
  const compare = (before: Awaited<ReturnType<typeof read>>, after: typeof before) => {
    const isChanged = urls.map((_, at) => before[at]?.[0] !== after[at]?.[0]);
    const isLater = urls.map((_, at) => before[at]?.[1] !== after[at]?.[1]);
    expect(new Set(isLater)).toEqual(new Set([isChanged.includes(true)]));
    return [0, 4, 3, 2, 1].filter((_, at) => isChanged.slice(at * 3, at * 3 + 3).every(Boolean));
  };
  const first = await read(await publish(1));
  const again = await read(await publish(2));
  expect(compare(first, again)).toEqual([]);

  const edit = async (number: number) => {
    await put(number);
    await appendFile(path.join(root, `seeds/${number}.md`), '\nMore.\n');
  };
  await edit(0);
  const inOldest = await read(await publish(3));
  expect(compare(again, inOldest)).toEqual([1]);
  await remove(ARCHIVE_SIZE);
  const inSecond = await read(await publish(4));
  expect(compare(inOldest, inSecond)).toEqual([2]);
  await edit(3 * ARCHIVE_SIZE);
  const inOpen = await read(await publish(5));
  expect(compare(inSecond, inOpen)).toEqual([4]);
  await put(800);
  const inFeed = await read(await publish(6));
  expect(compare(inOpen, inFeed)).toEqual([0, 4]);
});

test('an article whose date is edited leaves its archive for the feed, and is there alone', async () => {
  await putAll(0, 2 * ARCHIVE_SIZE + 5);
  await publish(1);
  await put(0, '2019-01-01');
  const site = await publish(2);
  const [feed, ...archives] = await follow(site, 'atom');
  expect(feed?.numbers[0]).toBe(0);
  expect(archives.flatMap(({ numbers }) => numbers)).not.toContain(0);
  await remove(1);
  const later = await publish(3);
  const all = collect(await follow(later, 'atom'));
  expect(all.toSorted((a, b) => a - b)).toEqual([0, ...count(2, 2 * ARCHIVE_SIZE + 5)]);
});

test('an article that appears by the calendar pushes the oldest out of the feed into an archive', async () => {
  await putAll(0, LIMIT);
  await put(100, '2020-01-05T00:00:00Z');
  const site = await publish(1);
  const lengths = async (at: number) =>
    (await follow(site, 'rss', at)).map(({ numbers }) => numbers.length);
  expect(await lengths(4)).toEqual([LIMIT]);
  expect(await lengths(5)).toEqual([LIMIT, 1]);
  const { response } = await site(`${SITE}/archive/1/rss.xml`, 5);
  expect(response.headers.get('last-modified')).toBe('Sun, 05 Jan 2020 00:00:00 GMT');
  expect(await compile({ root, now: noon(9), frozen: true })).not.toHaveProperty('problems');
});

test('the passing of time alone seals no archive', async () => {
  await putAll(0, 2 * ARCHIVE_SIZE - 1);
  await put(900, '2020-01-05T00:00:00Z');
  const site = await publish(1);
  const lengths = async (from: Site, at?: number) =>
    (await follow(from, 'atom', at)).map(({ numbers }) => numbers.length);
  expect(await lengths(site)).toEqual([LIMIT, 2 * ARCHIVE_SIZE - 1 - LIMIT]);
  expect(await compile({ root, now: noon(6), frozen: true })).not.toHaveProperty('problems');
  expect(await lengths(site, 6)).toEqual([LIMIT, 2 * ARCHIVE_SIZE - LIMIT]);
  expect(await lengths(await publish(6))).toEqual([LIMIT, 2 * ARCHIVE_SIZE - LIMIT]);
  await put(901, '2019-12-31');
  expect(await lengths(await publish(7))).toEqual([LIMIT, ARCHIVE_SIZE + 1 - LIMIT, ARCHIVE_SIZE]);
});

describe('a full archive', () => {
  const ALL = 2 * ARCHIVE_SIZE;
  const FIRST = `${SITE}/archive/1/feed.json`;

  const read = async (site: Site, url = FIRST, at?: number) => {
    const { response, text } = await site(url, at);
    return [response.status, text, response.headers.get('etag')];
  };

  test('stays as it is when articles are taken away from the feed', async () => {
    await putAll(0, ALL);
    const before = await read(await publish(1));
    for (const number of count(ALL - 10, ALL)) await remove(number);
    const later = await publish(2);
    expect(await read(later)).toEqual(before);
    expect(collect(await follow(later, 'json'))).toEqual(count(0, ALL - 10).toReversed());
  });

  test('stays as it is when the feed gets longer, and is in both then', async () => {
    await putAll(0, ALL);
    const before = await read(await publish(1));
    await writeFile(path.join(root, 'wrangler.toml'), WRANGLER.replace(/FEED_LIMIT.*/, ''));
    expect(await read(await publish(2))).toEqual(before);
    await writeFile(
      path.join(root, 'wrangler.toml'),
      WRANGLER.replace(/FEED_LIMIT.*/, `FEED_LIMIT = ${ALL}`),
    );
    const site = await publish(3);
    expect(await read(site)).toEqual(before);
    expect((await follow(site, 'atom')).map(({ numbers }) => numbers.length)).toEqual([
      ALL,
      0,
      ARCHIVE_SIZE,
    ]);
  });

  test('keeps its number though all of its articles are taken away', async () => {
    await putAll(0, ALL);
    await publish(1);
    for (const number of count(0, ARCHIVE_SIZE)) await remove(number);
    const site = await publish(2);
    expect((await follow(site, 'rss')).map(({ url, numbers }) => [url, numbers.length])).toEqual([
      [`${SITE}/rss.xml`, LIMIT],
      [`${SITE}/archive/2/rss.xml`, ARCHIVE_SIZE - LIMIT],
      [`${SITE}/archive/1/rss.xml`, 0],
    ]);
    expect((await site(`${SITE}/archive/1`)).text).toContain('Its articles have been removed.');
    await putAll(500, 500 + ARCHIVE_SIZE);
    const later = await publish(3);
    expect((await follow(later, 'rss')).map(({ numbers }) => numbers.length)).toEqual([
      LIMIT,
      ARCHIVE_SIZE - LIMIT,
      ARCHIVE_SIZE,
      0,
    ]);
  });

  test('is no longer kept than the feed while a link in it waits for its article', async () => {
    await putAll(0, ALL);
    await appendFile(path.join(root, 'seeds/3.md'), '\n[Soon](900.md).\n');
    await put(900, '2020-01-05T00:00:00Z');
    const site = await publish(1);
    const lifetime = async (at: number) =>
      (await site(FIRST, at)).response.headers.get('cache-control');
    expect(await lifetime(1)).toBe('public, max-age=900');
    expect(await lifetime(6)).toContain('immutable');
    expect((await site(FIRST, 1)).text).not.toContain('articles/n900');
    expect((await site(FIRST, 6)).text).toContain('articles/n900');
  });
});

test('the front page has no less than an archive, whatever was taken away', async () => {
  await putAll(0, 3 * ARCHIVE_SIZE);
  await publish(1);
  for (const number of count(2 * ARCHIVE_SIZE + 5, 3 * ARCHIVE_SIZE)) await remove(number);
  const { text } = await (await publish(2))(`${SITE}/`);
  const numbers = Array.from(text.matchAll(/p-name" href="\/articles\/n(\d+)/g), ([, n]) =>
    Number(n),
  );
  expect(numbers).toEqual(count(ARCHIVE_SIZE + 5, 2 * ARCHIVE_SIZE + 5).toReversed());
});

test('the feed leads to archives once there is more than it lists', async () => {
  await putAll(0, LIMIT);
  const ask = async (site: Site) =>
    readPrevious((await site(`${SITE}/feed.json`)).text, 'json')?.slice(SITE.length);
  expect(await ask(await publish(1))).toBeUndefined();
  await put(900, '1999-01-01');
  expect(await ask(await publish(2))).toBe('/archive/1/feed.json');
  await remove(900);
  expect(await ask(await publish(3))).toBeUndefined();
  for (const number of count(0, 2 * ARCHIVE_SIZE))
    await put(1000 + number, new Date(Date.UTC(1998, 0, 1 + number)).toISOString());
  expect(await ask(await publish(4))).toBe('/archive/2/feed.json');
  for (const number of count(ARCHIVE_SIZE, 2 * ARCHIVE_SIZE)) await remove(1000 + number);
  expect(await ask(await publish(5))).toBe('/archive/2/feed.json');
});

test('an archive says no text twice', async () => {
  await putAll(0, LIMIT + 1);
  const site = await publish(1);
  const read = async (file: string): Promise<object> =>
    JSON.parse((await site(SITE + file)).text).items[0];
  expect(await read('/feed.json')).toHaveProperty('content_text');
  expect(await read('/archive/1/feed.json')).not.toHaveProperty('content_text');
  expect((await site(`${SITE}/archive/1/rss.xml`)).text).not.toContain('source:markdown');
});

describe('an archive', () => {
  let site: Site;

  beforeAll(async () => {
    const own = await createRoot();
    await putAll(0, 2 * ARCHIVE_SIZE + 2);
    site = await publish(1);
    return () => rm(own, { recursive: true });
  });

  test.each(FORMATS)('in %s says what it is and where the others are', async (format) => {
    const { path: file } = FEED_FORMATS[format];
    const { response, text } = await site(`${SITE}/archive/1${file}`);
    expect(response.headers.get('link')).toBe(
      [
        `<${SITE}/archive/1${file}>; rel="self"`,
        `<${SITE}${file}>; rel="current"`,
        `<${SITE}/archive/2${file}>; rel="next-archive"`,
      ].join(', '),
    );
    if (format === 'json') {
      expect(JSON.parse(text)).toMatchObject({ feed_url: `${SITE}/archive/1${file}` });
      expect(JSON.parse(text)).not.toHaveProperty('hubs');
    } else {
      expect(text).toContain('<fh:archive/>');
      for (const rel of ['self', 'current', 'next-archive']) expect(text).toContain(`rel="${rel}"`);
      expect(text).not.toContain('rel="hub"');
      expect(findFaults(text, format === 'rss' ? RSS : ATOM)).toEqual([]);
    }
    const second = await site(`${SITE}/archive/2${file}`);
    expect(second.response.headers.get('link')).toContain(`/archive/1${file}>; rel="prev-archive"`);
    const feed = await site(SITE + file);
    expect(feed.response.headers.get('link')).toContain(`/archive/2${file}>; rel="prev-archive"`);
    expect(feed.text).not.toContain('fh:archive');
  });

  test('is a page, which says what time it is of and leads to its neighbours', async () => {
    const { response, text } = await site(`${SITE}/archive/1`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toMatch(/Archive 1 · <bdi>January 1\s–\sFebruary 19, 2000</);
    expect(text.match(/class="h-entry"/g)).toHaveLength(ARCHIVE_SIZE);
    expect(text).toContain('<a href="/" rel="prev">Newer articles</a>');
    expect(text).not.toContain('rel="next"');
    const front = await site(`${SITE}/`);
    expect(front.text).toContain('href="/archive/1" rel="next"');
    expect(front.text.match(/class="h-entry"/g)).toHaveLength(ARCHIVE_SIZE + 2);
    // What is newest has no page but the front page.
    expect((await site(`${SITE}/archive/2`)).response.status).toBe(404);
  });

  test.each([
    ['/page/2', '/'],
    ['/page/3', '/'],
    ['/page/4', '/archive/1'],
    ['/page/99', '/'],
  ])('is where %s leads, which had older articles before: %s', async (page, to) => {
    const { response } = await site(SITE + page);
    expect([response.status, response.headers.get('location')]).toEqual([301, to]);
  });

  test('is kept for a year once it is full, and like the feed before', async () => {
    const lifetime = async (number: number) =>
      (await site(`${SITE}/archive/${number}/rss.xml`)).response.headers.get('cache-control');
    expect(await lifetime(1)).toBe('public, max-age=31536000, immutable');
    expect(await lifetime(2)).toBe('public, max-age=900');
  });

  test.each(['0', '01', '3', '999999', '1000000', '-1', '1.5', 'x', ''])(
    '%j is none',
    async (number) => {
      expect((await site(`${SITE}/archive/${number}/rss.xml`)).response.status).toBe(404);
    },
  );
});
