import { OPML_PATH } from '../../src/directory/opml.ts';
import {
  articlesSitemapPath,
  NEWS_SITEMAP_PATH,
  PAGES_SITEMAP_PATH,
  SITEMAP_PATH,
} from '../../src/directory/sitemap.ts';
import { FEED_FORMATS, FORMATS } from '../../src/feed/formats.ts';
import type { MadeSite } from './sites.ts';

/** An address, and the status that it has. */
export interface Kind {
  readonly path: string;
  readonly status: number;
}

/** Articles on a page of a list. */
const PAGE_SIZE = 20;

const FEEDS = FORMATS.map((format) => FEED_FORMATS[format].path);

/** A page in the middle of a list, far from both its ends. */
const findMiddle = (count: number): number => Math.max(2, Math.floor(count / PAGE_SIZE / 2));

/** One address of every kind that a site has. */
export function listKinds(site: MadeSite): readonly Kind[] {
  const found = [
    ...FEEDS,
    '/',
    `/page/${findMiddle(site.count)}`,
    site.oldest,
    ...[site.tag, site.author].flatMap(({ folder, count }) => [
      folder,
      `${folder}/page/${findMiddle(count)}`,
      ...FEEDS.map((feed) => folder + feed),
    ]),
    '/tags',
    '/authors',
    '/subscribe',
    OPML_PATH,
    SITEMAP_PATH,
    PAGES_SITEMAP_PATH,
    articlesSitemapPath(1),
    NEWS_SITEMAP_PATH,
    ...FEEDS.map((feed) => `/archive/1${feed}`),
    '/robots.txt',
  ];
  return [
    ...found.map((path) => ({ path, status: 200 })),
    { path: '/nothing', status: 404 },
    { path: '/nothing.xml', status: 404 },
    { path: site.gone, status: 410 },
    ...(site.moved === undefined ? [] : [{ path: site.moved, status: 301 }]),
    { path: '/feed', status: 301 },
  ];
}
