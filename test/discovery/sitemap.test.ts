import { beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Article } from '../../src/model/article.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { MANY, makeArticle } from '../support/many.ts';
import { createSettings } from '../support/settings.ts';
import { parseStrictly } from '../support/strict-xml.ts';

const SITE = 'https://rich.tidings.test';
const HOUR = 3_600_000;

const settings = createSettings({ SITE_URL: SITE, SITE_TITLE: 'Fish & <Chips>' });

const readAll = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'g'))].map(([, value]) => value);

test('the sitemaps list every page by its address, once, and each is there', async () => {
  const app = createApp(buildSiteLibrary(MANY), settings, Date.now);
  const read = async (url: string) => {
    const response = await app.request(url);
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const text = await response.text();
    parseStrictly(text);
    return text;
  };
  const index = await read(`${SITE}/sitemap.xml`);
  expect(index).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">');
  const sitemaps = readAll(index, 'loc');
  expect(sitemaps).toEqual([`${SITE}/pages-sitemap.xml`, `${SITE}/sitemap-1.xml`]);
  const texts = await Promise.all(sitemaps.map((url = '') => read(url)));
  const places = texts.flatMap((text) => readAll(text, 'loc'));
  for (const path of ['', 'subscribe', 'tags/c-plus-plus', 'authors/jane-doe', 'articles/made-0']) {
    expect(places).toContain(`${SITE}/${path}`);
  }
  expect(new Set(places).size).toBe(places.length);
  for (const place of places) expect((await app.request(place ?? '')).status).toBe(200);
  // It was first published elsewhere.
  expect(places).not.toContain(`${SITE}/articles/elsewhere`);
  expect(texts[1]).toContain(
    `<url><loc>${SITE}/articles/made-0</loc><lastmod>2024-01-10T10:00:00Z</lastmod></url>`,
  );
  for (const path of ['/sitemap-0.xml', '/sitemap-2.xml', '/sitemap-01.xml', '/sitemap-1']) {
    expect((await app.request(SITE + path)).status).toBe(404);
  }
});

test('crawlers are told where the sitemaps are', async () => {
  const app = createApp(buildSiteLibrary(MANY), settings, Date.now);
  expect(await (await app.request(`${SITE}/robots.txt`)).text()).toBe(
    `User-agent: *\nAllow: /\n\nSitemap: ${SITE}/sitemap.xml\nSitemap: ${SITE}/news-sitemap.xml\n`,
  );
});

describe('news', () => {
  const published = (slug: string, at: string, more: Partial<Article> = {}): Article => ({
    ...makeArticle(0),
    id: `urn:x:${slug}`,
    slug,
    published: at,
    ...more,
  });

  const site = {
    ...MANY,
    articles: [
      published('d', '2024-05-03T10:00:00Z', { canonical: 'https://first.test/d' }),
      published('c', '2024-05-03T10:00:00Z', { language: 'zh-Hant-TW' }),
      published('b', '2024-05-02T10:00:00Z', { title: 'Fish & <b>' }),
      published('a', '2024-05-01T10:00:00Z', { language: 'pt-BR' }),
      ...MANY.articles,
    ],
  };

  let now = 0;
  let app: ReturnType<typeof createApp>;

  beforeEach(() => {
    app = createApp(buildSiteLibrary(site), settings, () => now);
  });

  const ask = async (at: string) => {
    now = Date.parse(at);
    const response = await app.request(`${SITE}/news-sitemap.xml`);
    const text = await response.text();
    parseStrictly(text);
    return {
      text,
      slugs: readAll(text, 'loc').map((place) => place?.split('/').at(-1)),
      etag: response.headers.get('etag'),
      lastModified: response.headers.get('last-modified'),
      cache: response.headers.get('cache-control'),
    };
  };

  test('lists what was published in the last two days, to the second', async () => {
    expect((await ask('2024-05-02T12:00:00Z')).slugs).toEqual(['b', 'a']);
    expect((await ask('2024-05-03T09:59:59Z')).slugs).toEqual(['b', 'a']);
    expect((await ask('2024-05-03T10:00:00Z')).slugs).toEqual(['c', 'b']);
    expect((await ask('2024-05-04T10:00:00Z')).slugs).toEqual(['c']);
    expect((await ask('2024-05-09T10:00:00Z')).slugs).toEqual([]);
  });

  test('reads few files of the library, also where nothing was first published here', async () => {
    let files = 0;
    const articles = Array.from({ length: 900 }, (_, number) =>
      published(`x-${number}`, new Date(Date.UTC(2024, 0, 30) - number * HOUR).toISOString(), {
        canonical: 'https://first.test/',
      }),
    );
    const library = buildSiteLibrary({ ...MANY, articles }, { onRead: () => (files += 1) });
    const foreign = createApp(library, settings, () => Date.UTC(2024, 0, 30));
    expect((await foreign.request(`${SITE}/news-sitemap.xml`)).status).toBe(200);
    expect(files).toBeLessThanOrEqual(2);
  });

  test('has its own Last-Modified, and a lifetime until its next change', async () => {
    const before = await ask('2024-05-04T09:58:20Z');
    expect(before.cache).toBe('public, max-age=100');
    expect(before.lastModified).toBe('Fri, 03 May 2024 10:00:00 GMT');
    const after = await ask('2024-05-04T10:00:00Z');
    expect(after.etag).not.toBe(before.etag);
    expect(after.lastModified).toBe('Sat, 04 May 2024 10:00:00 GMT');
    expect(after.cache).toBe('public, max-age=300');
    const later = await ask(new Date(Date.parse('2024-05-04T10:00:00Z') + 5 * HOUR).toISOString());
    expect([later.etag, later.lastModified]).toEqual([after.etag, after.lastModified]);
  });

  test('has the address, date, language and title of each article', async () => {
    const { text } = await ask('2024-05-03T09:00:00Z');
    expect(text).toContain(
      `<url><loc>${SITE}/articles/b</loc><news:news><news:publication><news:name>Fish &amp; &lt;Chips&gt;</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-05-02T10:00:00Z</news:publication_date><news:title>Fish &amp; &lt;b&gt;</news:title></news:news></url>`,
    );
    expect(text).toContain('<news:language>pt</news:language>');
    expect((await ask('2024-05-03T10:00:00Z')).text).toContain(
      '<news:language>zh-tw</news:language>',
    );
  });
});
