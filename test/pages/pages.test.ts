import { HtmlValidate } from 'html-validate';
import { mf2 } from 'microformats-parser';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { buildTermSlug } from '../../src/compile/term-slug.ts';
import { createLocalizer } from '../../src/library/build/localize.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { MADE, MANY, makeArticle } from '../support/many.ts';
import { createSettings } from '../support/settings.ts';

const SITE = 'https://rich.tidings.test';
const TITLE = 'Fish & <Chips>';

const createSite = (vars: Record<string, string> = {}) =>
  createApp(
    buildSiteLibrary(MANY),
    createSettings({
      SITE_URL: SITE,
      SITE_TITLE: TITLE,
      SITE_DESCRIPTION: 'What is said ashore.',
      SITE_COPYRIGHT: '© 2026 Jo & Co',
      SITE_ICON: `${SITE}/icon.png`,
      ...vars,
    }),
    Date.now,
  );

const app = createSite();

const get = async (path: string, from = app): Promise<string> =>
  (await from.request(SITE + path)).text();

const PAGES = [
  '/',
  '/archive/1',
  '/subscribe',
  '/tags',
  '/authors',
  '/tags/c-plus-plus',
  `/tags/${encodeURIComponent('東京')}`,
  '/authors/jane-doe',
  '/authors/jane-doe/archive/1',
  '/nothing',
  '/articles/gone',
  '/articles/made-3',
  ...MANY.articles.slice(0, 8).map(({ slug }) => `/articles/${slug}`),
];

const htmlValidate = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // How markup is spelled is nobody's concern: hono/jsx closes void elements.
    'doctype-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attr-quotes': 'off',
    'no-trailing-whitespace': 'off',
    // The style sheet comes from the site itself.
    'require-sri': 'off',
    // A title is its publisher's.
    'long-title': 'off',
    // A reader may well have text that looks like a telephone number.
    'tel-non-breaking': 'off',
  },
});

test.each(PAGES)('%s is valid HTML', async (path) => {
  const { results } = await htmlValidate.validateString(await get(path));
  const messages = results.flatMap((result) =>
    result.messages.map(
      ({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`,
    ),
  );
  expect(messages).toEqual([]);
});

describe('lists', () => {
  const readTitles = (page: string) =>
    [...page.matchAll(/class="u-url p-name" href="\/articles\/([^"]+)"/g)].map(([, slug]) => slug);

  test.each([
    '/page/1',
    '/page/0',
    '/page/02',
    '/page/99999999',
    '/tags/x/page/2',
    '/archive/0',
    '/archive/2',
    '/archive/99999999',
    '/tags/x/archive/1',
    '/tags/c-sharp/archive/1',
    '/authors/jane-doe/archive/01',
  ])('%s is none', async (path) => expect((await app.request(SITE + path)).status).toBe(404));

  test.each([
    ['/page/2', '/'],
    ['/page/5', '/archive/1'],
    ['/tags/c-sharp/page/2', '/tags/c-sharp'],
    ['/authors/jane-doe/page/4', '/authors/jane-doe/archive/1'],
  ])('%s, an address of an earlier version, leads to %s', async (path, to) => {
    const response = await app.request(SITE + path);
    expect([response.status, response.headers.get('location')]).toEqual([301, to]);
  });

  test('the front page of 99 articles is lighter than 80 KB', async () => {
    const articles = Array.from({ length: 99 }, (_, at) => ({
      ...makeArticle(98 - at),
      title: `Article ${at} has a title of a length that titles of newspapers are of, and some more`,
      slug: `article-${at}-has-a-title-of-a-length-that-titles-of-newspapers-are-of-and-some-more`,
    }));
    const page = await get(
      '/',
      createApp(buildSiteLibrary({ ...MANY, articles }), createSettings(), Date.now),
    );
    expect(readTitles(page)).toHaveLength(99);
    expect(new TextEncoder().encode(page).length).toBeLessThan(80_000);
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? '';
    const files = [...page.matchAll(/ (?:src|href)="([^"]+\.(?:css|js|woff2?))"/g)];
    expect(files.map(([, file]) => file)).toEqual([style]);
  });
});

test('the page of a tag names its own feeds before those of the site', async () => {
  const page = await get('/tags/c-sharp');
  const links = [
    ...page.matchAll(/<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)"/g),
  ];
  expect(links.map(([, , title, href]) => [title, href])).toEqual([
    ['C# – Fish &amp; &lt;Chips&gt; (RSS)', '/tags/c-sharp/rss.xml'],
    ['C# – Fish &amp; &lt;Chips&gt; (Atom)', '/tags/c-sharp/atom.xml'],
    ['C# – Fish &amp; &lt;Chips&gt; (JSON Feed)', '/tags/c-sharp/feed.json'],
    ['Fish &amp; &lt;Chips&gt; (RSS)', '/rss.xml'],
    ['Fish &amp; &lt;Chips&gt; (Atom)', '/atom.xml'],
    ['Fish &amp; &lt;Chips&gt; (JSON Feed)', '/feed.json'],
  ]);
  const { headers } = await app.request(`${SITE}/tags/c-sharp`);
  expect(headers.get('link')).toContain(`<${SITE}/tags/c-sharp/rss.xml>; rel="alternate"`);
});

describe.each([
  ['a', 3000],
  ['é', 1000],
  ['東', 3000],
  ['🚀', 80],
  ['"', 3000],
])('names of %s, %i times', (sign, count) => {
  const name = sign.repeat(count);
  const slug = buildTermSlug(name);
  const [article] = MANY.articles;
  if (!article) throw new Error('there is no article');
  const articles = [{ ...article, tags: [{ name, slug }], authors: [{ name, slug }] }];
  const library = buildSiteLibrary({ ...MANY, articles });

  test.each([
    '/',
    '/tags',
    `/tags/${slug}`,
    `/tags/${slug}/rss.xml`,
    `/authors/${slug}`,
    `/authors/${slug}/feed.json`,
    `/articles/${article.slug}`,
    '/rss.xml',
    '/feed',
  ])('leave the headers shorter than 4 KB: %s', async (path) => {
    for (const title of [TITLE, name]) {
      const settings = createSettings({ SITE_TITLE: title, HUB_URL: `${SITE}/${name}` });
      const { status, headers } = await createApp(library, settings, Date.now).request(SITE + path);
      expect([200, 301]).toContain(status);
      const lines = [...headers].map(([header, value]) => `${header}: ${value}\r\n`);
      expect(lines.join('').length).toBeLessThan(4096 - 1024);
      expect(headers.get('link')).not.toBe('');
    }
  });
});

describe('a reader of microformats', () => {
  const read = async (path: string) => mf2(await get(path), { baseUrl: SITE + path });

  test('finds the articles of a list', async () => {
    const { items } = await read('/authors/jane-doe');
    const [feed] = items;
    expect(feed).toMatchObject({ type: ['h-feed'], properties: { name: ['Jane Doe'] } });
    expect(feed?.children?.[0]).toMatchObject({
      type: ['h-entry'],
      properties: {
        name: ['Made, number 109'],
        url: [`${SITE}/articles/made-109`],
        published: ['2024-01-10T11:49:00Z'],
        author: [{ type: ['h-card'], properties: { name: ['Jane Doe'] } }],
      },
    });
  });

  test('finds everything of an article', async () => {
    const { items } = await read('/articles/talk');
    expect(items[0]).toMatchObject({
      type: ['h-entry'],
      properties: {
        name: ['A talk at the harbour'],
        url: [`${SITE}/articles/talk`],
        published: ['2024-02-19T17:00:00Z'],
        category: ['Audio', 'Harbours'],
        author: [{ properties: { url: [`${SITE}/authors/ada-mueller`] } }],
        content: [{ html: expect.stringContaining('<p>') }],
        featured: [{ value: expect.stringMatching(/\/media\/harbour-/), alt: 'Boats in the fog' }],
      },
    });
  });
});

describe('for search engines', () => {
  const readData = (page: string): Record<string, unknown> | undefined => {
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    return json === undefined ? undefined : JSON.parse(json);
  };

  test('an article has structured data, with any text in it', async () => {
    expect(readData(await get('/articles/nasty'))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'BlogPosting',
      headline: 'AT&T <b> &amp; "x" ]]> –> </title>',
      url: `${SITE}/articles/nasty`,
      datePublished: '2024-02-20T08:00:00Z',
      author: [
        { '@type': 'Person', name: 'Ada Müller' },
        { '@type': 'Person', name: 'Bo & Søn <Press>' },
      ],
      publisher: { '@type': 'Organization', name: TITLE, logo: { url: `${SITE}/icon.png` } },
      inLanguage: 'en',
    });
  });

  test('an article of a news site is a NewsArticle', async () => {
    const news = createSite({ SITE_CATEGORY: 'News > Politics' });
    expect(readData(await get('/articles/talk', news))).toMatchObject({
      '@type': 'NewsArticle',
      image: { '@type': 'ImageObject', url: expect.stringContaining(`${SITE}/media/harbour-`) },
    });
  });

  test('only the front page has the data of the site', async () => {
    expect(readData(await get('/'))).toMatchObject({ '@type': 'WebSite', name: TITLE });
    expect(readData(await get('/archive/1'))).toBeUndefined();
  });

  test('every page has one canonical address', async () => {
    for (const path of PAGES.filter((page) => page !== '/nothing' && page !== '/articles/gone')) {
      const page = await get(path);
      const [, canonical] = /<link rel="canonical" href="([^"]+)"/.exec(page) ?? [];
      const [, shared] = /<meta property="og:url" content="([^"]+)"/.exec(page) ?? [];
      expect(canonical).toBe(shared);
      expect(canonical).toBe(
        path === '/articles/elsewhere' ? 'https://first.test/story' : SITE + path,
      );
    }
  });
});

test('an article that is shared shows its title, its summary and its picture', async () => {
  const page = await get('/articles/talk');
  const properties = Object.fromEntries(
    [...page.matchAll(/<meta property="([^"]+)" content="([^"]*)"/g)].map(([, name, content]) => [
      name,
      content,
    ]),
  );
  expect(properties).toMatchObject({
    'og:type': 'article',
    'og:site_name': 'Fish &amp; &lt;Chips&gt;',
    'og:title': 'A talk at the harbour',
    'og:description': 'Half an hour about boats.',
    'og:image': expect.stringMatching(`^${SITE}/media/harbour-`),
    'og:image:width': '40',
    'og:image:height': '30',
    'og:image:alt': 'Boats in the fog',
    'article:published_time': '2024-02-19T17:00:00Z',
    'article:tag': 'Harbours',
  });
  expect(page).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  expect(await get('/subscribe')).toContain('<meta name="twitter:card" content="summary"/>');
});

describe('an article', () => {
  test('links to the articles before and after it', async () => {
    const page = await get('/articles/made-7');
    expect(page).toContain('<a href="/articles/made-6" rel="prev">');
    expect(page).toContain('<a href="/articles/made-8" rel="next">');
    expect(await get(`/articles/${MANY.articles[0]?.slug}`)).not.toContain('rel="next"');
    expect(await get('/articles/made-0')).not.toContain('rel="prev"');
  });

  test('links to its tags and authors', async () => {
    const page = await get(`/articles/made-${MADE - 1}`);
    expect(page).toContain('<a class="p-category" href="/tags/fish-and-chips" rel="tag">');
    expect(page).toContain('<a class="p-author h-card" href="/authors/jane-doe" rel="author">');
  });

  test('says when it was updated, where that was another day', async () => {
    const [first] = MANY.articles;
    const published = '2024-02-01T10:00:00Z';
    const word = createLocalizer('en', 'UTC');
    const at = (updated: string) =>
      get(
        `/articles/${first?.slug}`,
        createApp(
          buildSiteLibrary({
            ...MANY,
            articles: MANY.articles.map((article) =>
              article === first
                ? {
                    ...article,
                    published,
                    updated,
                    ...word({ ...article, published, updated }),
                  }
                : article,
            ),
          }),
          createSettings({ SITE_URL: SITE }),
          Date.now,
        ),
      );
    expect(await at('2024-02-01T12:00:00Z')).not.toContain('updated');
    expect(await at('2024-02-03T12:00:00Z')).toContain(
      'updated <time class="dt-updated" datetime="2024-02-03T12:00:00Z">February 3, 2024</time>',
    );
  });

  test('links to its own files without naming a host', async () => {
    const page = await get('/articles/film');
    expect(page).toMatch(/<video src="\/media\//);
    expect(page.match(/ (?:src|href)="https?:\/\/[^"]+"/g) ?? []).toEqual([
      ` href="${SITE}/articles/film"`,
      ' href="https://files.test/a.csv?b=1&amp;c=2"',
    ]);
  });
});

test('a page is written in the direction of its language', async () => {
  expect(await get('/', createSite({ SITE_LANGUAGE: 'he' }))).toContain(
    '<html lang="he" dir="rtl">',
  );
  expect(await get('/articles/namal')).toContain('<article class="h-entry" lang="he" dir="rtl">');
});

test('a date keeps its direction above a title of another direction', async () => {
  expect(await get('/')).toMatch(
    /<li class="h-entry" dir="auto"><div><p class="quiet" lang="en"><bdi><time /,
  );
});

test('/subscribe has a link for each reader, and every feed', async () => {
  const page = await get('/subscribe');
  const feed = encodeURIComponent(`${SITE}/rss.xml`);
  for (const href of [
    `feed:${SITE}/rss.xml`,
    `https://feedly.com/i/subscription/feed/${feed}`,
    `https://www.inoreader.com/?add_feed=${feed}`,
    `https://www.newsblur.com/?url=${feed}`,
    `https://theoldreader.com/feeds/subscribe?url=${feed}`,
    `https://feedbin.com/?subscribe=${feed}`,
    '/tags/c-plus-plus/rss.xml',
    '/authors/jane-doe/feed.json',
    '/feeds.opml',
  ]) {
    expect(page).toContain(`<a href="${href}"`);
  }
  for (const text of [
    `/bookmarklet?uri=${feed}`,
    `/i/?c=feed&amp;a=add&amp;url_rss=${feed}`,
    `${SITE}/atom.xml`,
  ]) {
    expect(page).toContain(`<code>${text}</code>`);
  }
});

test.each(['/nothing', '/articles/gone'])('%s links to the latest articles', async (path) => {
  const page = await get(path);
  expect(page.match(/<li><a href="\/articles\//g)).toHaveLength(5);
  expect(page).toContain('<a href="/">');
});
