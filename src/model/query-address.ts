/** The one kind of query that matters: WordPress has whole sites at its front page. */

type FeedName = 'rss' | 'atom' | 'json';

/** Feeds that WordPress names in a query (`/?feed=rss2`), and the format that each redirects to. */
const QUERY_FEEDS: ReadonlyMap<string, FeedName> = new Map([
  ['feed', 'rss'],
  ['rss', 'rss'],
  ['rss2', 'rss'],
  ['rdf', 'rss'],
  ['atom', 'atom'],
  ['json', 'json'],
]);

/** Parameters by which WordPress says which article, or which list. */
const QUERY = /[?&](?:feed|p|page_id)=/;
const LIST = ['cat', 'category_name', 'tag', 'author', 'author_name', 'name', 'pagename', 'm', 's'];

/** What a query of the front page, or of `/index.php`, asks for: a feed, or an article by its old address. */
type QueryAddress = { readonly feed: FeedName } | { readonly article: string };

/**
 * Reads a query of WordPress. The feed of one of its lists is none of ours.
 * @param url of a request, or from its path on
 * @example readQueryAddress('/?feed=atom') // → { feed: 'atom' }
 * @example readQueryAddress('/index.php?page_id=012&x=y') // → { article: '/?p=12' }
 */
export function readQueryAddress(url: string): QueryAddress | undefined {
  if (!QUERY.test(url)) return undefined;
  const query = new URLSearchParams(url.slice(url.indexOf('?')));
  const number = query.get('p') ?? query.get('page_id');
  const feed = query.get('feed');
  if (LIST.some((name) => query.has(name)) || (number !== null && feed !== null)) return undefined;
  const format = QUERY_FEEDS.get(feed ?? '');
  if (format !== undefined) return { feed: format };
  const [, digits] = /^0*([1-9]\d{0,15})$/.exec(number ?? '') ?? [];
  return digits === undefined ? undefined : { article: `/?p=${digits}` };
}

/**
 * The address of an article in such a query; undefined for any other path or query.
 * @param url from its path on
 * @example readArticleQuery('/index.php?p=12') // → '/?p=12'
 */
export function readArticleQuery(url: string): string | undefined {
  const address = /^\/(?:index\.php)?\?/.test(url) ? readQueryAddress(url) : undefined;
  return address && 'article' in address ? address.article : undefined;
}
