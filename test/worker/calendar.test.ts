import { describe, expect, inject, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Article, Site } from '../../src/model/article.ts';
import { asMarked } from '../../src/model/site-mark.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { createSettings } from '../support/settings.ts';

const site = inject('site');

const INSTANT = Date.parse('2024-05-01T17:00:00Z');
const SECOND = 1000;
const HOUR = 3600 * SECOND;

const settings = createSettings();

const schedule = (slug: string, published: string): Article => ({
  id: `tag:news.tidings.test,2024-03-01:${slug}`,
  slug,
  title: `The ${slug}`,
  summary: 'Text.',
  contentHtml: asMarked('<p>Text.</p>'),
  authors: [],
  tags: [],
  attachments: [],
  published,
  updated: published,
  updatedDay: 'May 1, 2024',
  lastModified: '2024-03-01T10:00:00Z',
});

const LINKING: Article = {
  ...schedule('guide', '2024-02-01T00:00:00Z'),
  contentHtml: asMarked(
    '<p>See <a title="1 > 0" href="\uffff/articles/evening#end">the <em>evening</em></a>, <a href="\uffff/articles/evening-class">a class</a>.</p>',
  ),
  contentMarkdown: asMarked('See [the evening](\uffff/articles/evening).'),
  earlier: [
    {
      until: '2024-05-01T17:00:00Z',
      contentHtml: asMarked(
        '<p>See the <em>evening</em>, <a href="\uffff/articles/evening-class">a class</a>.</p>',
      ),
    },
  ],
};

const scheduled: Site = {
  ...site,
  articles: [
    schedule('night', '2024-05-01T23:00:00Z'),
    schedule('evening', '2024-05-01T17:00:00Z'),
    ...site.articles,
    LINKING,
  ],
  redirects: [...site.redirects, { from: '/evening.html', to: '/articles/evening' }],
};

/** The site with a clock of its own, and what is asked of it at a moment. */
function createSite(from: Site = scheduled) {
  let now = 0;
  const app = createApp(buildSiteLibrary(from), settings, () => now);
  return async (path: string, time: number, headers: Record<string, string> = {}) => {
    now = time;
    const response = await app.request(`https://news.tidings.test${path}`, { headers });
    return {
      status: response.status,
      text: await response.text(),
      etag: response.headers.get('etag') ?? '',
      lastModified: response.headers.get('last-modified'),
      readers: response.headers.get('cache-control'),
      edge: response.headers.get('cloudflare-cdn-cache-control'),
      location: response.headers.get('location'),
    };
  };
}

describe('an article that is scheduled', () => {
  test.each(['/rss.xml', '/atom.xml', '/feed.json', '/'])(
    'appears in %s at its time without a deployment, and changes its validators',
    async (path) => {
      const ask = createSite();
      const before = await ask(path, INSTANT - 1);
      expect(before.text).not.toContain('The evening');
      expect(before.lastModified).toBe('Fri, 01 Mar 2024 10:00:00 GMT');
      const after = await ask(path, INSTANT);
      expect(after.text).toContain('The evening');
      expect(after.text).not.toContain('The night');
      expect(after.etag).not.toBe(before.etag);
      expect(after.lastModified).toBe('Wed, 01 May 2024 17:00:00 GMT');
      expect((await ask(path, INSTANT, { 'If-None-Match': before.etag })).status).toBe(200);
      const since = { 'If-Modified-Since': before.lastModified ?? '' };
      expect((await ask(path, INSTANT - 1, since)).status).toBe(304);
      expect((await ask(path, INSTANT, since)).status).toBe(200);
    },
  );

  test('is not found before its time, then its page and its aliases are there', async () => {
    const ask = createSite();
    expect(await ask('/articles/evening', INSTANT - 5 * SECOND)).toMatchObject({
      status: 404,
      readers: 'public, max-age=5',
    });
    expect((await ask('/evening.html', INSTANT - 1)).status).toBe(404);
    expect((await ask('/articles/evening', INSTANT)).status).toBe(200);
    expect((await ask('/evening.html', INSTANT)).location).toBe('/articles/evening');
  });

  test('is linked from other articles once it is released; until then the link is text', async () => {
    const ask = createSite();
    const before = await ask('/articles/guide', INSTANT - 1);
    expect(before.text).toContain('<p>See the <em>evening</em>, <a href=');
    expect(before.lastModified).toBe('Fri, 01 Mar 2024 10:00:00 GMT');
    expect((await ask('/rss.xml', INSTANT - 1)).text).not.toContain('source:markdown');
    const after = await ask('/articles/guide', INSTANT);
    expect(after.text).toContain('articles/evening#end">the <em>evening</em></a>');
    expect(after.lastModified).toBe('Wed, 01 May 2024 17:00:00 GMT');
    expect((await ask('/rss.xml', INSTANT)).text).toContain('source:markdown');
  });

  test('displaces the oldest item of the feed, or the note that one was removed', async () => {
    const limited = { ...settings, FEED_LIMIT: 4 };
    const gone = {
      id: 'urn:x:gone',
      slugs: [],
      terms: [],
      place: 5,
      removed: '2024-02-02T00:00:00Z',
    };
    let now = INSTANT - 1;
    const app = createApp(buildSiteLibrary({ ...scheduled, removed: [gone] }), limited, () => now);
    expect(await (await app.request('/atom.xml')).text()).toContain('urn:x:gone');
    now = INSTANT;
    expect(await (await app.request('/atom.xml')).text()).not.toContain('urn:x:gone');
  });

  test('is there at once in a preview of drafts', async () => {
    const ask = createSite({ ...scheduled, showsAll: true });
    expect((await ask('/rss.xml', 0)).text).toContain('The night');
  });
});

describe('no cache keeps a document past the next release', () => {
  test.each([
    [2 * HOUR, 900, 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400'],
    [HOUR, 900, 'public, max-age=300, stale-while-revalidate=3300, stale-if-error=86400'],
    [600 * SECOND, 600, 'public, max-age=300, stale-while-revalidate=300, stale-if-error=86400'],
    [300 * SECOND, 300, 'public, max-age=300, stale-if-error=86400'],
    [1500, 1, 'public, max-age=1, stale-if-error=86400'],
    [1, 0, 'public, max-age=0, stale-if-error=86400'],
  ])('%i ms before it', async (left, readers, edge) => {
    expect(await createSite()('/rss.xml', INSTANT - left)).toMatchObject({
      readers: `public, max-age=${readers}`,
      edge,
    });
  });

  test('a 304, a redirect and a 410 have the same lifetime', async () => {
    const ask = createSite();
    const { etag } = await ask('/', INSTANT - 9 * SECOND);
    for (const [path, headers] of [
      ['/', { 'If-None-Match': etag }],
      ['/feed', {}],
      ['/articles/flood', {}],
      ['/articles/taken-away', {}],
      ['/robots.txt', {}],
    ] as const) {
      expect((await ask(path, INSTANT - 9 * SECOND, headers)).readers).toBe('public, max-age=9');
    }
  });

  test('after the last release, lifetimes are the usual ones', async () => {
    expect(await createSite()('/rss.xml', INSTANT + 6 * HOUR)).toMatchObject({
      readers: 'public, max-age=900',
      edge: 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400',
    });
  });
});
