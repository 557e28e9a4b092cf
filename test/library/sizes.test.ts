import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Site } from '../../src/model/article.ts';
import { buildSiteLibrary, COMPILED } from '../support/library.ts';
import { hour, makeSite, shape } from '../support/made-site.ts';
import { createSettings } from '../support/settings.ts';

const FEED_LIMIT = 20;
const settings = createSettings({ FEED_LIMIT: String(FEED_LIMIT) });

const createSite = (site: Site, compiled: number, now: number) =>
  createApp(buildSiteLibrary(site, { now: compiled, feedLimit: FEED_LIMIT }), settings, () => now);

/** Everything that is served of a site, and some of what is not. */
const listPaths = ({ articles }: Site): readonly string[] => [
  ...articles.map(({ slug }) => `/articles/${slug}`),
  ...['/rss.xml', '/atom.xml', '/feed.json', '/subscribe', '/tags', '/authors', '/feeds.opml'],
  ...['/sitemap.xml', '/pages-sitemap.xml', '/news-sitemap.xml', '/sitemap-1.xml'],
  ...['/articles/gone-0', '/articles/nothing', '/old', '/tags/none', '/nothing'],
  ...['', '/tags/red', '/tags/green', '/authors/jo-1'].flatMap((list) => [
    ...[`${list}/`, list, `${list}/page/2`, `${list}/page/9`],
    ...[1, 2, 3, 4].map((number) => `${list}/archive/${number}`),
    ...(list === '' ? [] : [`${list}/atom.xml`, `${list}/feed.json`]),
  ]),
  ...[1, 2, 3, 4].map((number) => `/archive/${number}/feed.json`),
];

test('an article released since the compile is served like one released before it', async () => {
  await fc.assert(
    fc.asyncProperty(shape, async (each) => {
      const site = makeSite(each);
      const now = hour(each.scheduled);
      const [before, after] = [createSite(site, COMPILED, now), createSite(site, now, now)];
      for (const path of listPaths(site)) {
        const [one, other] = [await before.request(path), await after.request(path)];
        expect(one.status, path).toBe(other.status);
        expect([...one.headers], path).toEqual([...other.headers]);
        expect(await one.text(), path).toBe(await other.text());
      }
    }),
    { numRuns: 12 },
  );
});

describe('of many articles', () => {
  const site = makeSite({ due: 430, scheduled: 2, removed: [{ at: 0.5, when: 0.5 }] });
  const app = createSite(site, COMPILED, hour(1));
  const there = site.articles.slice(1).map(({ slug }) => slug);

  const read = async (path: string): Promise<string> => {
    const response = await app.request(path);
    expect(response.status, path).toBe(200);
    return response.text();
  };

  const readSlugs = (text: string): readonly string[] =>
    Array.from(text.matchAll(/p-name" href="\/articles\/([^"]+)"/g), ([, slug = '']) => slug);

  /** Follows the links to older articles. */
  async function walk(path: string): Promise<readonly string[]> {
    const slugs: string[] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const text = await read(next);
      slugs.push(...readSlugs(text));
      next = /class="onward" href="([^"]+)"/.exec(text)?.[1];
    }
    return slugs;
  }

  test('the links to older articles lead through each article once, in order', async () => {
    expect(await walk('/')).toEqual(there);
    const red = site.articles.slice(1).filter(({ tags }) => tags[0]?.slug === 'red');
    expect(red.length).toBeGreaterThan(120);
    expect(await walk('/tags/red')).toEqual(red.map(({ slug }) => slug));
  });

  test('the links from each article to the one before lead through all of them', async () => {
    const slugs: string[] = [];
    for (let next: string | undefined = there[0]; next !== undefined; ) {
      slugs.push(next);
      const text = await read(`/articles/${next}`);
      next = /href="\/articles\/([^"]+)" rel="prev"/.exec(text)?.[1];
    }
    expect(slugs).toEqual(there);
  });
});
