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

/** Articles that are older than the newest, in a place of their own (RFC 5005 §4). */
export interface Archive {
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly lastModified: Instant;
  /** True where it is full: it holds the same articles for good. */
  readonly isFull: boolean;
}

/** The site as it is until the calendar changes it. Routes never learn where articles are kept. */
export interface Edition {
  /** When the next scheduled article appears, in milliseconds since 1970. */
  readonly until: number | undefined;
  /** When something that every document says last changed. */
  readonly lastModified: Instant;
  latest(limit: number): Promise<Latest>;
  /** The number of the archive that comes before the newest articles, and 0 where they are all. */
  newestArchive(limit: number): Promise<number>;
  /** @param number from 1 on, which is the oldest */
  archive(number: number, limit: number): Promise<Archive | undefined>;
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
  /** The number of the last archive that is full. */
  const full = site.articles.reduce((last, { archive }) => Math.max(last, archive?.number ?? 0), 0);
  const latest: Edition['latest'] = async (limit) => {
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
  };
  return {
    until,
    lastModified: everything,
    latest,
    newestArchive: async (limit) => {
      const isBeyond = site.articles.some(({ archive }, at) => at >= limit && !archive);
      return isBeyond ? full + 1 : full;
    },
    archive: async (number, limit) => {
      if (number > full + 1) return undefined;
      const isFull = number <= full;
      const within = site.articles
        .slice(limit)
        .filter(({ archive }) => (archive?.number ?? full + 1) === number);
      const gone = site.removed.filter(({ archive = full + 1 }) => archive === number);
      if (full === 0 && within.length === 0) return undefined;
      return {
        articles: within,
        isFull,
        lastModified: findLast([
          everything,
          order,
          ...within.flatMap(findEvents),
          ...within.map(({ archive }) => archive?.since ?? ''),
          ...gone.map(({ removed: when }) => when),
          // Whatever comes to the newest pushes another one in here.
          isFull ? '' : (await latest(limit)).lastModified,
        ]),
      };
    },
    find: async (slug) => {
      const article = articles.get(articlePath(slug));
      if (!article) return { kind: removed.has(slug) ? 'removed' : 'unknown' };
      return {
        kind: 'article',
        article,
        // Only who renders it needs to know.
        get lastModified() {
          return findLast(findEvents(article));
        },
      };
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
