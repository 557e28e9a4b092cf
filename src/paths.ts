/** Every address of the site, as a path with a slash in front. `app.ts` says what is served at each. */
import { readForeignAddress } from './model/foreign-address.ts';
import { encodePath } from './model/percent.ts';
import type { Taxonomy, TermKey } from './model/term.ts';

export const HOME_PATH = '/';

/** The document of a feed in each format, relative to the folder of the feed. */
export const FEED_PATHS = { rss: '/rss.xml', atom: '/atom.xml', json: '/feed.json' } as const;

/** Addresses where people and readers look for a feed, and the format that each redirects to. */
export const FEED_ALIASES = {
  '/feed': 'rss',
  '/feed/': 'rss',
  '/rss': 'rss',
  '/rss/': 'rss',
  '/index.xml': 'rss',
  '/feed.xml': 'rss',
  '/feed.rss': 'rss',
  '/atom': 'atom',
  '/atom/': 'atom',
  '/feed/json': 'json',
  '/index.json': 'json',
} as const satisfies Record<string, keyof typeof FEED_PATHS>;

/** Where WordPress has its queries, apart from the front page. */
export const PHP_PATH = '/index.php';

export const SUBSCRIBE_PATH = '/subscribe';
export const OPML_PATH = '/feeds.opml';
export const SITEMAP_PATH = '/sitemap.xml';
export const NEWS_SITEMAP_PATH = '/news-sitemap.xml';
export const PAGES_SITEMAP_PATH = '/pages-sitemap.xml';
export const ROBOTS_PATH = '/robots.txt';
export const FAVICON_PATH = '/favicon.svg';

/** Folders of static assets: the media of articles, and the library. */
export const MEDIA_FOLDER = '/media';
export const LIBRARY_FOLDER = '/library';

/** A file of an article. */
export const filePath = (name: string): string => `${MEDIA_FOLDER}/${name}`;

/** The page of an article. */
export const articlePath = (slug: string): string => `/articles/${slug}`;

/**
 * The page of a tag or an author, which is also the folder of its feeds.
 * @example termPath('tags/sea') // → '/tags/sea'
 */
export const termPath = (key: TermKey): string => `/${key}`;

/**
 * A page of all tags or authors.
 * @param page from 1
 * @example termsPath('tags', 2) // → '/all/tags/2'
 */
export const termsPath = (kind: Taxonomy, page = 1): string =>
  page === 1 ? `/${kind}` : `/all/${kind}/${page}`;

/**
 * An archive of a list, also the folder of its feeds. Without a number, the first page of the list.
 * @param list the path of the list; empty for the main one
 * @example archivePath('/tags/sea', 3) // → '/tags/sea/archive/3'
 */
export const archivePath = (list: string, number?: number): string =>
  number === undefined ? list || HOME_PATH : `${list}/archive/${number}`;

/**
 * A part of the sitemap of articles, at the root: a sitemap may only list what is below its folder.
 * @param part from 1
 * @see https://www.sitemaps.org/protocol.html#location
 */
export const articlesSitemapPath = (part: number): string => `/sitemap-${part}.xml`;

/**
 * The style sheet.
 * @param version a hash of its content, so that caches may keep it forever
 */
export const stylePath = (version: string): string => `/style.${version}.css`;

const RESERVED: ReadonlySet<string> = new Set([
  HOME_PATH,
  ...Object.values(FEED_PATHS),
  ...Object.keys(FEED_ALIASES),
  PHP_PATH,
  SUBSCRIBE_PATH,
  OPML_PATH,
  SITEMAP_PATH,
  NEWS_SITEMAP_PATH,
  PAGES_SITEMAP_PATH,
  ROBOTS_PATH,
  FAVICON_PATH,
]);

/** Folders that belong entirely to Tidings, the style sheet, and the parts of the sitemap. */
const RESERVED_PATTERN =
  /^\/(?:tags|authors|all|page|archive|media|library)(?:\/|$)|^\/(?:style\.\w+\.css|sitemap-\d+\.xml)$/;

/** Slashes at the end of a path, and the file that many servers have for a folder. */
const END = /(?<!\/)\/+(?:index\.html)?$/;
const ESCAPE = /%[\da-f]{2}/gi;

/**
 * The one spelling of a path: escapes in upper case (RFC 3986 §6.2.2.1), no slash or `index.html` at its end.
 * @example canonicalPath('/tags/%c3%a4/index.html') // → '/tags/%C3%A4'
 */
export const canonicalPath = (path: string): string =>
  path.replace(ESCAPE, (each) => each.toUpperCase()).replace(END, '') || HOME_PATH;

/**
 * True for a path where Tidings serves, or will serve, something itself. No alias can be there.
 * @example isReservedPath('/tags/sea') // → true
 */
export function isReservedPath(path: string): boolean {
  const canonical = canonicalPath(path);
  return RESERVED.has(canonical) || RESERVED_PATTERN.test(canonical);
}

/** A name as other systems have it in addresses, which is how most slugs are. */
const spellName = (name: string): string =>
  encodePath(
    name
      .toLowerCase()
      .trim()
      .replace(/[\s+_-]+/g, '-'),
  );

/**
 * Where what another system has at a path may be here; undefined if it has nothing there that is known.
 * @param path in its canonical spelling
 * @param toSlug spells the name of a tag or an author
 * @example homePathOf('/category/long_walks/feed') // → '/tags/long-walks/rss.xml'
 */
export function homePathOf(
  path: string,
  toSlug: (name: string) => string = spellName,
): string | undefined {
  const { list, term, feed } = readForeignAddress(path) ?? {};
  if (list !== undefined) return list === 'articles' ? HOME_PATH : termsPath(list);
  const folder = term ? termPath(`${term.kind}/${toSlug(term.name)}`) : '';
  const home = feed === undefined ? folder : folder + FEED_PATHS[feed];
  return home === '' || home === path ? undefined : home;
}
