import { exports } from 'cloudflare:workers';
import { describe, expect, inject, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Article } from '../../src/model/article.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { createSettings } from '../support/settings.ts';

const site = inject('site');

const SITE = 'https://news.tidings.test';

const TOKYO = encodeURIComponent('東京');

const [newest] = site.articles;

const tagged = (slug: string, names: Readonly<Record<string, string>>): Article => ({
  ...(newest as Article),
  id: `urn:x:${slug}`,
  slug,
  tags: Object.entries(names).map(([tag, name]) => ({ slug: tag, name })),
});

const app = createApp(
  buildSiteLibrary({
    ...site,
    articles: [
      tagged('one', { 'c-sharp': 'C#', [TOKYO]: '東京' }),
      tagged('two', { 'c-sharp': 'c#' }),
      ...site.articles,
    ],
    removed: [
      {
        id: 'urn:x:gone',
        slugs: ['was'],
        terms: ['tags/c-sharp'],
        place: 1,
        removed: '2024-04-01T00:00:00Z',
      },
    ],
  }),
  createSettings({ SITE_URL: SITE, SITE_TITLE: 'T', HUB_URL: 'https://hub.test/' }),
  Date.now,
);

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(SITE + path, { headers });
  return { response, text: await response.text() };
};

describe('the feed of a tag', () => {
  test('in RSS has the names of tag and site, its own address and its page', async () => {
    const { response, text } = await get('/tags/c-sharp/rss.xml');
    expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(text).toContain('<title>C# – T</title>');
    expect(text).toContain(`<link>${SITE}/tags/c-sharp</link>`);
    expect(text).toContain(`href="${SITE}/tags/c-sharp/rss.xml" rel="self"`);
    expect(text.match(/<item>/g)).toHaveLength(2);
    // The hub is told of the main feed alone.
    expect(text).not.toContain('rel="hub"');
    expect(response.headers.get('link')).toBe(`<${SITE}/tags/c-sharp/rss.xml>; rel="self"`);
  });

  test('in Atom has an id of its own, and says what was removed', async () => {
    const { text } = await get('/tags/c-sharp/atom.xml');
    expect(text).toContain(`<id>${SITE}/tags/c-sharp</id>`);
    expect(text).toContain(`<link rel="self" href="${SITE}/tags/c-sharp/atom.xml"`);
    expect(text).toContain('<at:deleted-entry ref="urn:x:gone"');
    expect((await get(`/tags/${TOKYO}/atom.xml`)).text).not.toContain('deleted-entry');
  });

  test('in JSON says the same', async () => {
    const feed = JSON.parse((await get('/tags/c-sharp/feed.json')).text);
    expect(feed).toMatchObject({
      title: 'C# – T',
      home_page_url: `${SITE}/tags/c-sharp`,
      feed_url: `${SITE}/tags/c-sharp/feed.json`,
    });
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(['urn:x:one', 'urn:x:two']);
  });

  test.each(['rss.xml', 'atom.xml', 'feed.json'])('%s has validators of its own', async (file) => {
    const { response } = await get(`/tags/c-sharp/${file}`);
    const etag = response.headers.get('etag') ?? '';
    expect((await get(`/tags/c-sharp/${file}`, { 'If-None-Match': etag })).response.status).toBe(
      304,
    );
    expect((await get(`/tags/${TOKYO}/${file}`, { 'If-None-Match': etag })).response.status).toBe(
      200,
    );
    expect(response.headers.get('cache-control')).toBe('public, max-age=900');
  });
});

describe('a name that ASCII cannot spell', () => {
  test.each([`/tags/${TOKYO}`, `/tags/${TOKYO}/rss.xml`, '/tags/東京', '/tags/東京/feed.json'])(
    '%s is found',
    async (path) => expect((await get(path)).response.status).toBe(200),
  );

  test.each([
    [`/tags/${TOKYO.toLowerCase()}`, `/tags/${TOKYO}`],
    [`/tags/${TOKYO.toLowerCase()}/`, `/tags/${TOKYO}`],
    [`/tags/${TOKYO.toLowerCase()}/feed.json`, `/tags/${TOKYO}/feed.json`],
    ['/tags/c-sharp/', '/tags/c-sharp'],
    ['/tags/C-Sharp', '/tags/c-sharp'],
    ['/tags/%63-sharp', '/tags/c-sharp'],
    ['/tags/c%2Dsharp/rss.xml', '/tags/c-sharp/rss.xml'],
  ])('%s leads to its address', async (path, to) => {
    const { response } = await get(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, to]);
  });

  test.each([
    `/tags/${TOKYO}/rss%2Exml`,
    `/%74ags/${TOKYO}`,
    '/tags/%E6%9D',
    '/tags//rss.xml',
    '/tags/__proto__',
    '/authors/c-sharp',
  ])('%s is not another address of it', async (path) =>
    expect((await get(path)).response.status).toBe(404),
  );
});

test('the real Worker has the pages of its own authors', async () => {
  const ask = (path: string) => exports.default.fetch(new Request(SITE + path));
  const page = await ask('/authors/ada-mueller');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Hochwasser: Die Stadt atmet auf');
  const feed = await ask('/authors/ada-mueller/feed.json');
  expect(await feed.json()).toMatchObject({ title: 'Ada Müller – The Daily Tidings' });
  expect((await ask('/authors')).status).toBe(200);
});

test('all tags are listed by name, a hundred a page', async () => {
  const names = Array.from({ length: 230 }, (_, number) => `Tag ${number}`);
  const many = createApp(
    buildSiteLibrary({
      ...site,
      articles: names.map((name, at) => tagged(`a-${at}`, { [`tag-${at}`]: name })),
    }),
    createSettings({ SITE_URL: SITE }),
    Date.now,
  );
  const read: string[] = [];
  let path: string | undefined = '/tags';
  for (; path !== undefined; ) {
    const text = await (await many.request(SITE + path)).text();
    read.push(
      ...Array.from(text.matchAll(/class="term"[^>]*><bdi>([^<]+)/g), ([, name = '']) => name),
    );
    expect(text).toContain(`<link rel="canonical" href="${SITE}${path}"`);
    path = /class="onward" href="([^"]+)"/.exec(text)?.[1];
  }
  expect(read).toEqual(names);
  for (const none of ['/all/tags/1', '/all/tags/4', '/all/tags', '/all/authors/2']) {
    expect((await many.request(SITE + none)).status).toBe(404);
  }
});

test('where nothing has a tag, there is no list of tags', async () => {
  const bare = createApp(
    buildSiteLibrary({ ...site, articles: site.articles.map((each) => ({ ...each, tags: [] })) }),
    createSettings({ SITE_URL: SITE }),
    Date.now,
  );
  expect((await bare.request(`${SITE}/tags`)).status).toBe(404);
  expect(await (await bare.request(`${SITE}/`)).text()).not.toContain('href="/tags"');
});
