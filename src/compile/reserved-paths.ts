/** The addresses of Tidings itself, but for those of the articles. */
const OWN: readonly string[] = [
  '/',
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/feeds.opml',
  '/sitemap.xml',
  '/robots.txt',
  '/favicon.svg',
  '/news-sitemap.xml',
  '/pages-sitemap.xml',
  '/subscribe',
  '/feed',
  '/feed/',
  '/rss',
  '/rss/',
  '/atom',
  '/atom/',
  '/index.xml',
  '/feed.xml',
  '/feed.rss',
  '/feed/json',
  '/index.json',
];

/** Folders that belong to Tidings whole, the style sheet, and parts of the sitemap. */
const OWN_FOLDER =
  /^\/(?:tags|authors|all|page|archive|media|library)(?:\/|$)|^\/(?:style\.\w+\.css|sitemap-\d+\.xml)$/;

/** True for a path where Tidings answers, or will answer, with something of its own. */
export const isOwnAddress = (path: string): boolean => OWN.includes(path) || OWN_FOLDER.test(path);
