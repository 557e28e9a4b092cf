import {
  type Article,
  articlePath,
  type Instant,
  type RemovedArticle,
  type Site,
} from '../article/article.ts';
import { findLinkedPaths, findNext, siteAt } from '../article/calendar.ts';
import { toInstant } from '../article/instant.ts';

/** What stands at an article's address. */
export type Found =
  | { readonly kind: 'article'; readonly article: Article; readonly lastModified: Instant }
  | { readonly kind: 'removed' }
  | { readonly kind: 'unknown' };

/** The newest articles, and when that set or any of them last changed. */
export interface Latest {
  readonly articles: readonly Article[];
  /** What would stand among them, had it not been taken away. */
  readonly removed: readonly RemovedArticle[];
  readonly lastModified: Instant;
}

/** The site as it is until the calendar changes it. Routes never learn where articles are kept. */
export interface Edition {
  /** When the next scheduled article appears, in milliseconds since 1970. */
  readonly until: number | undefined;
  /** When something that every document says last changed. */
  readonly lastModified: Instant;
  latest(limit: number): Promise<Latest>;
  find(slug: string): Promise<Found>;
  /** The path of the article that had this path before. */
  redirect(path: string): Promise<string | undefined>;
}

/** Hands articles to the routes. */
export interface Library {
  /**
   * The edition of a moment; the same one for as long as nothing appears.
   * @param time milliseconds since 1970
   */
  at(time: number): Edition;
}

/** Instants sort as texts. */
const findLast = (instants: readonly Instant[]): Instant => instants.toSorted().at(-1) ?? '';

/** @param site as it is now */
function createEdition(site: Site, until: number | undefined): Edition {
  const { everything, order } = site.changes;
  const articles = new Map(site.articles.map((article) => [articlePath(article.slug), article]));
  const removed = new Set(site.removed.flatMap(({ slugs }) => slugs));
  const redirects = new Map(site.redirects.map(({ from, to }) => [from, to]));
  /** What happened to an article: by the calendar it appears, and so does what it links to. */
  const findEvents = ({ lastModified, contentHtml, published = '' }: Article) => [
    everything,
    lastModified,
    published,
    ...findLinkedPaths(contentHtml).map((path) => articles.get(path)?.published ?? ''),
  ];
  return {
    until,
    lastModified: everything,
    latest: async (limit) => {
      const newest = site.articles.slice(0, limit);
      const gone = site.removed.filter(({ place }) => place < limit);
      return {
        articles: newest,
        removed: gone,
        lastModified: findLast([
          everything,
          order,
          ...newest.flatMap(findEvents),
          ...gone.map(({ removed: when }) => when),
        ]),
      };
    },
    find: async (slug) => {
      const article = articles.get(articlePath(slug));
      if (!article) return { kind: removed.has(slug) ? 'removed' : 'unknown' };
      return { kind: 'article', article, lastModified: findLast(findEvents(article)) };
    },
    redirect: async (path) => redirects.get(path),
  };
}

/** A library of articles that all travel in the Worker's bundle. */
export function createLibrary(site: Site): Library {
  let current: { readonly edition: Edition; readonly since: number } | undefined;
  return {
    at(time) {
      if (current && time >= current.since && time < (current.edition.until ?? Infinity)) {
        return current.edition;
      }
      const now = toInstant(time);
      const next = findNext(site, now);
      const edition = createEdition(siteAt(site, now), next ? Date.parse(next) : undefined);
      current = { edition, since: time };
      return edition;
    },
  };
}
