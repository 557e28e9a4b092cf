import {
  type Article,
  articlePath,
  type Instant,
  type RemovedArticle,
  type Site,
} from '../article/article.ts';
import { findLinkedPaths, findNext, siteAt } from '../article/calendar.ts';
import { toInstant } from '../article/instant.ts';

/** An article as it is served. */
export interface Found {
  readonly article: Article;
  readonly lastModified: Instant;
}

/** What became of an address where nothing stands. */
export type Trace =
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone' }
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
  /** True where another one follows it. */
  readonly isFull: boolean;
  /** True where nothing in it will change by itself. */
  readonly isFinal: boolean;
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
  find(slug: string): Promise<Found | undefined>;
  /** @param path where no article stands */
  trace(path: string): Promise<Trace>;
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

/** What a list says of an article but for its text without markup: archives do not say it twice. */
const withoutTexts = ({ contentText, contentMarkdown, ...article }: Article): Article => article;

/** @param site as it is now */
function createEdition(site: Site, until: number | undefined): Edition {
  const { everything, order, archives } = site.changes;
  const articles = new Map(site.articles.map((article) => [articlePath(article.slug), article]));
  const gone = new Set(site.removed.flatMap(({ slugs }) => slugs.map(articlePath)));
  const redirects = new Map(site.redirects.map(({ from, to }) => [from, to]));
  /** The number of the last archive that is full, be it that all of it was taken away since. */
  const full = [...site.articles, ...site.removed].reduce(
    (last, { archive }) =>
      Math.max(last, (typeof archive === 'object' ? archive.number : archive) ?? 0),
    0,
  );
  /** What happened to an article: by the calendar it appears, and so does what it links to. */
  const findEvents = ({ lastModified, contentHtml, published = '' }: Article) => [
    everything,
    lastModified,
    published,
    ...findLinkedPaths(contentHtml).map((path) => articles.get(path)?.published ?? ''),
  ];
  const latest: Edition['latest'] = async (limit) => {
    const newest = site.articles.slice(0, limit);
    const removed = site.removed.filter(({ place }) => place < limit);
    return {
      articles: newest,
      removed: removed.slice(0, limit),
      lastModified: findLast([
        everything,
        order,
        archives,
        ...newest.flatMap(findEvents),
        ...removed.map(({ removed: when }) => when),
      ]),
    };
  };
  /** The articles of an archive: a full one's whatever is in the feed, and else what is beyond it. */
  const findWithin = (number: number, limit: number): readonly Article[] =>
    number <= full
      ? site.articles.filter(({ archive }) => archive?.number === number)
      : site.articles.slice(limit).filter(({ archive }) => archive === undefined);
  return {
    until,
    lastModified: everything,
    latest,
    // Behind a full one stands the next from the start, so that the way there changes with it alone.
    newestArchive: async (limit) => (full > 0 || findWithin(1, limit).length > 0 ? full + 1 : 0),
    archive: async (number, limit) => {
      if (number > full + 1) return undefined;
      const isFull = number <= full;
      const within = findWithin(number, limit);
      if (full === 0 && within.length === 0) return undefined;
      const removed = site.removed.filter(({ archive = full + 1 }) => archive === number);
      return {
        articles: within.map(withoutTexts),
        isFull,
        isFinal: isFull && !within.some(({ awaitsLink }) => awaitsLink),
        lastModified: findLast([
          everything,
          order,
          ...within.flatMap(findEvents),
          ...within.map(({ archive }) => archive?.since ?? ''),
          ...removed.map(({ removed: when }) => when),
          // Whatever comes to the newest pushes another one in here.
          isFull ? '' : (await latest(limit)).lastModified,
        ]),
      };
    },
    find: async (slug) => {
      const article = articles.get(articlePath(slug));
      return (
        article && {
          article,
          // Only who renders it needs to know.
          get lastModified() {
            return findLast(findEvents(article));
          },
        }
      );
    },
    trace: async (path) => {
      const to = redirects.get(path);
      if (to !== undefined) return { kind: 'moved', to };
      return { kind: gone.has(path) ? 'gone' : 'unknown' };
    },
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
