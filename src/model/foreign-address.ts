/** Where other systems have what this site has too: its feed, and the pages and feeds of tags and authors. */
import { decodePercent } from './percent.ts';
import type { Taxonomy } from './term.ts';

type FeedName = 'rss' | 'atom' | 'json';

/** Feeds below the address of a site, a tag or an author. */
const FEEDS: ReadonlyMap<string, FeedName> = new Map(
  Object.entries({
    // WordPress
    'feed/rss2': 'rss',
    'feed/rss': 'rss',
    'feed/rdf': 'rss',
    'feed/atom': 'atom',
    'feed/json': 'json',
    feed: 'rss',
    rss2: 'rss',
    rdf: 'rss',
    atom: 'atom',
    // Ghost, Tumblr
    rss: 'rss',
    // Eleventy
    'feed/feed.xml': 'atom',
    'feed/feed.json': 'json',
    // Hugo, Jekyll, Docusaurus, Hexo, Micro.blog, Movable Type
    'index.xml': 'rss',
    'index.json': 'json',
    'index.rdf': 'rss',
    'feed.xml': 'rss',
    'feed.json': 'json',
    'rss.xml': 'rss',
    'atom.xml': 'atom',
  }),
);

/** Feeds of a whole site. */
const SITE_FEEDS: ReadonlyMap<string, FeedName> = new Map(
  Object.entries({
    // WordPress, also before version 2.1, and its plugins for podcasts
    '/feed/podcast': 'rss',
    '/wp-feed.php': 'rss',
    '/wp-rss.php': 'rss',
    '/wp-rss2.php': 'rss',
    '/wp-rdf.php': 'rss',
    '/wp-atom.php': 'atom',
    // Blogger
    '/feeds/posts/default': 'atom',
    '/feeds/posts/summary': 'atom',
    // Pelican
    '/feeds/all.atom.xml': 'atom',
    '/feeds/all.rss.xml': 'rss',
    // Micro.blog
    '/podcast.xml': 'rss',
  }),
);

/** What is called by the folder of its list. */
const KINDS: ReadonlyMap<string, Taxonomy> = new Map(
  Object.entries({
    category: 'tags',
    categories: 'tags',
    tag: 'tags',
    tags: 'tags',
    tagged: 'tags',
    topic: 'tags',
    topics: 'tags',
    author: 'authors',
    authors: 'authors',
  }),
);

/** Where a blog is on a larger site, or the section of a generator that has the posts. */
const BLOG = /^\/(?:blog|posts?)(?=\/)/;

const FEED_END = new RegExp(`/(?<feed>${[...FEEDS.keys()].join('|').replaceAll('.', '\\.')})$`);

/** Of a category inside another one, the last part names it: `/category/walks/sea`. */
const TERM = new RegExp(`^/(?<kind>${[...KINDS.keys()].join('|')})/(?:[^/]+/)*(?<name>[^/]+)$`);

/** Lists that are named in other ways, with the format of a feed. */
const LISTS: readonly (readonly [RegExp, Taxonomy, FeedName | undefined])[] = [
  // Blogger
  [/^\/search\/label\/([^/]+)$/, 'tags', undefined],
  [/^\/feeds\/posts\/(?:default|summary)\/-\/([^/]+)$/, 'tags', 'atom'],
  // Medium
  [/^\/feed\/tagged\/([^/]+)$/, 'tags', 'rss'],
  // jekyll-feed
  [/^\/feed\/(?:by_tag\/)?([^/]+)\.xml$/, 'tags', 'atom'],
  // Pelican
  [/^\/feeds\/([^/]+)\.atom\.xml$/, 'tags', 'atom'],
  [/^\/feeds\/([^/]+)\.rss\.xml$/, 'tags', 'rss'],
  // Nikola
  [/^\/categories\/([^/]+)\.xml$/, 'tags', 'rss'],
];

/** Lists of all articles, all tags or all authors. */
const WHOLE_LISTS: ReadonlyMap<string, Taxonomy | 'articles'> = new Map([
  ['/blog', 'articles'],
  ['/post', 'articles'],
  ['/posts', 'articles'],
  ['/category', 'tags'],
  ['/categories', 'tags'],
  ['/tag', 'tags'],
  ['/author', 'authors'],
]);

/** What is at an address elsewhere: a feed, a list, or the feed of one. */
export interface ForeignAddress {
  /** All of a kind. */
  readonly list?: Taxonomy | 'articles' | undefined;
  /** A tag or an author. */
  readonly term?: { readonly kind: Taxonomy; readonly name: string } | undefined;
  /** Undefined for a page. */
  readonly feed?: FeedName | undefined;
}

const nameOf = (text: string): string => decodePercent(text.replace(/\.html?$/i, ''));

/**
 * Reads an address as another system has it. Whether this site has such a tag or author is not said.
 * @param path in its canonical spelling
 * @example readForeignAddress('/feeds/posts/default') // → { feed: 'atom' }
 * @example readForeignAddress('/category/Walks/sea/feed') // → { term: { kind: 'tags', name: 'sea' }, feed: 'rss' }
 */
export function readForeignAddress(path: string): ForeignAddress | undefined {
  const list = WHOLE_LISTS.get(path);
  if (list !== undefined) return { list };
  const bare = path.replace(BLOG, '');
  const whole = SITE_FEEDS.get(bare) ?? FEEDS.get(bare.slice(1));
  if (whole !== undefined) return { feed: whole };
  for (const [pattern, kind, feed] of LISTS) {
    const [, name] = pattern.exec(bare) ?? [];
    if (name !== undefined) return { term: { kind, name: nameOf(name) }, feed };
  }
  const end = FEED_END.exec(bare);
  const { kind = '', name = '' } = TERM.exec(end ? bare.slice(0, end.index) : bare)?.groups ?? {};
  const taxonomy = KINDS.get(kind);
  return (
    taxonomy && {
      term: { kind: taxonomy, name: nameOf(name) },
      feed: FEEDS.get(end?.groups?.feed ?? ''),
    }
  );
}

/** The feeds of a site elsewhere, as docs/feeds.md lists them. */
export const FOREIGN_FEEDS: readonly string[] = [
  ...SITE_FEEDS.keys(),
  ...[...FEEDS.keys()].map((feed) => `/${feed}`),
];
