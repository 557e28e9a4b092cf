import { FEED_FORMATS, FORMATS } from '../../src/feed/formats.ts';
import { countArchives } from '../../src/model/archives.ts';
import {
  articlesSitemapPath,
  NEWS_SITEMAP_PATH,
  OPML_PATH,
  PAGES_SITEMAP_PATH,
  SITEMAP_PATH,
} from '../../src/paths.ts';
import type { MadeSite } from './sites.ts';

/** An address, and the status that it has. */
export interface Kind {
  readonly path: string;
  readonly status: number;
}

const FEEDS = FORMATS.map((format) => FEED_FORMATS[format].path);

/** An archive in the middle of a list of so many articles, far from both its ends; none where it has none. */
function findMiddle(folder: string, count: number): readonly string[] {
  const archives = countArchives(count);
  return archives > 0 ? [`${folder}/archive/${Math.ceil(archives / 2)}`] : [];
}

/** One address of every kind that a site has. */
export function listKinds(site: MadeSite): readonly Kind[] {
  const found = [
    ...FEEDS,
    '/',
    ...findMiddle('', site.count),
    site.oldest,
    ...[site.tag, site.author].flatMap(({ folder, count }) => [
      folder,
      ...findMiddle(folder, count),
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
