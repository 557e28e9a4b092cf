import { type AnyFeed, parseFeed } from 'feedsmith';
import { moveAddresses, pathOf } from './addresses.ts';
import { type EpisodeFields, type Export, type Found, look } from './exported.ts';
import { failAt, ImportFailure } from './failure.ts';
import { readAtomEntry } from './feed-atom.ts';
import { dropFooters } from './feed-footers.ts';
import type { Item } from './feed-item.ts';
import { readJsonItem } from './feed-json.ts';
import { hasOriginalLinks, nameOriginalLinks } from './feed-original-links.ts';
import { readRdfItem, readRssItem } from './feed-rss.ts';
import { readShow } from './feed-show.ts';
import { listHosts } from './hosts.ts';
import { parseHtml, writeHtml } from './html.ts';
import { findEntity, NO_ENTITIES } from './unsafe-xml.ts';

/** A feed that has been read: its items, and where there are older ones. */
export interface FeedPage {
  readonly site?: string | undefined;
  readonly items: readonly Item[];
  readonly next?: string | undefined;
  readonly show?: EpisodeFields | undefined;
}

const nextOf = (
  links: readonly { readonly rel?: string; readonly href?: string }[] = [],
): string | undefined =>
  ['prev-archive', 'next']
    .map((rel) => links.find((each) => each.rel === rel)?.href)
    .find((href) => href !== undefined);

/** Gives an item its own link, in place of one that counts clicks; its id stays. */
function moveBack(item: Item, originals: readonly string[] = []): Item {
  const link = originals.find((each) => URL.canParse(each));
  return link === undefined ? item : { ...item, article: { ...item.article, link } };
}

const END = /<\/(?:[\w-]+:)?(?:rss|feed|RDF)\s*>/i;

/** @throws ImportFailure if it is no feed, or not all of one */
export function readFeed(text: string, name: string): FeedPage {
  const entity = findEntity(text);
  if (entity) throw new ImportFailure({ file: name, ...entity, message: NO_ENTITIES });
  if (/^\s*</.test(text) && !END.test(text))
    throw failAt(name, 'it ends in the middle; download it again');
  let parsed: AnyFeed;
  try {
    parsed = parseFeed(nameOriginalLinks(text));
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : '';
    throw failAt(name, `it cannot be read as RSS, Atom or JSON Feed${why}`);
  }
  const isCounted = hasOriginalLinks(text);
  const { format, feed } = parsed;
  if (format === 'json')
    return {
      site: feed.home_page_url,
      items: (feed.items ?? []).map((each) => readJsonItem(each, feed)),
      next: feed.next_url,
    };
  if (format === 'atom') {
    const site = feed.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;
    return {
      site,
      items: (feed.entries ?? []).map((each) =>
        moveBack(readAtomEntry(each, feed), isCounted ? each.dc?.identifiers : []),
      ),
      next: nextOf(feed.links),
    };
  }
  if (format === 'rdf')
    return {
      site: feed.link,
      items: (feed.items ?? []).map(readRdfItem),
      next: nextOf(feed.atom?.links),
    };
  return {
    site: feed.link,
    items: (feed.items ?? []).map((each) =>
      moveBack(readRssItem(each, feed), isCounted ? each.dc?.identifiers : []),
    ),
    next: nextOf(feed.atom?.links),
    show: readShow(feed),
  };
}

/** Opens the pages of a feed, the newest first. */
export function openFeed(pages: readonly FeedPage[], given: string | undefined): Export {
  const site = [given, ...pages.map((page) => page.site)].find((each) => URL.canParse(each ?? ''));
  const known = new Set<string>();
  const items = pages
    .flatMap((page) => page.items)
    .filter(({ article: { id } }) => {
      const isNew = id === undefined || !known.has(id);
      if (id !== undefined) known.add(id);
      return isNew;
    });
  const paths = new Set(items.flatMap(({ article: { link } }) => pathOf(link ?? '') ?? []));
  const hasMore = pages.at(-1)?.next;
  const isPodcast = items.some(({ article: { audio, video } }) => audio ?? video);
  function* found(): Generator<Found> {
    for (const { article, isShort, base, leftOut = [] } of items) {
      const { text, link } = article;
      const root = parseHtml(text.html);
      dropFooters(root);
      const given = base ?? link;
      moveAddresses(root, { site, paths }, URL.canParse(given ?? '') ? given : site);
      yield { type: 'article', article: { ...article, text: { html: writeHtml(root) } } };
      for (const what of leftOut)
        yield look(`left out of it: ${what}`, article.title ?? article.id);
      if (isShort) yield look('only a summary, as the feed has it', article.title ?? article.id);
    }
    if (hasMore !== undefined)
      yield look(
        'older articles, which are not in this file: import the feed by its address',
        hasMore,
      );
  }
  return {
    system: 'a feed',
    folder: 'feed',
    site,
    paths,
    mediaHosts: listHosts(
      site,
      items.map(({ article }) => article),
    ),
    show: isPodcast ? pages[0]?.show : undefined,
    found,
  };
}
