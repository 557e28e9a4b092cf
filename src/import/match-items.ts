import type { FeedItem } from './feed-items.ts';
import { type KnownArticle, nameOf, pathKey, titleKey } from './known-articles.ts';

/** What an item and an article have in common, the surest first. */
export type Trait = 'id' | 'address' | 'last part of the address' | 'title and date' | 'title';

/** The article of each item, or those it may be. */
export type Match =
  | { readonly item: FeedItem; readonly by: Trait; readonly article: KnownArticle }
  | {
      readonly item: FeedItem;
      readonly by: undefined;
      readonly candidates: readonly KnownArticle[];
    };

/** Dates this far apart are of one day: a feed may have the time, the file only the day of another zone. */
const NEAR = 36 * 3600 * 1000;

/** The day in an address: `/2020/05/06/kim`, where a month alone says too little. */
const DAY = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=[/-])/;

function timeOf({ published, links }: FeedItem): number {
  if (published !== undefined) return Date.parse(published);
  const [, year, month, day] = links.map((link) => DAY.exec(link)).find(Boolean) ?? [];
  return Date.parse(`${year}-${month}-${day}`);
}

type Nearness = 'near' | 'far' | 'unknown';

function compareDates(item: FeedItem, { published }: KnownArticle): Nearness {
  const distance = Math.abs(timeOf(item) - Date.parse(published ?? ''));
  if (Number.isNaN(distance)) return 'unknown';
  return distance <= NEAR ? 'near' : 'far';
}

type Index = ReadonlyMap<string, readonly KnownArticle[]>;

function groupBy(
  articles: readonly KnownArticle[],
  keysOf: (article: KnownArticle) => Iterable<string>,
): Index {
  const index = new Map<string, KnownArticle[]>();
  for (const article of articles) {
    for (const key of new Set(keysOf(article))) {
      const known = index.get(key);
      if (known) known.push(article);
      else index.set(key, [article]);
    }
  }
  return index;
}

const lookUp = (index: Index, keys: readonly string[]): readonly KnownArticle[] => [
  ...new Set(keys.filter((key) => key !== '').flatMap((key) => index.get(key) ?? [])),
];

/** Finds the articles that share a trait with an item. If there are several, or doubts, `isSure` is false. */
interface Pass {
  readonly by: Trait;
  readonly find: (item: FeedItem) => readonly KnownArticle[];
  readonly isSure: (item: FeedItem, article: KnownArticle) => boolean;
}

const hasTitle = ({ title = '' }: FeedItem, article: KnownArticle): boolean =>
  titleKey(title) === article.titleKey;

function createPasses(articles: readonly KnownArticle[]): readonly Pass[] {
  const ids = groupBy(articles, ({ id, entry }) => [id, entry.guid ?? '']);
  const paths = groupBy(articles, ({ paths: all }) => all);
  const names = groupBy(articles, ({ names: all }) => all);
  const titles = groupBy(articles, (article) => [article.titleKey]);
  const byTitle = ({ title = '' }: FeedItem) => lookUp(titles, [titleKey(title)]);
  return [
    { by: 'id', find: ({ id }) => lookUp(ids, [id]), isSure: () => true },
    {
      by: 'address',
      find: ({ links }) => lookUp(paths, links.map(pathKey)),
      isSure: () => true,
    },
    {
      by: 'last part of the address',
      find: ({ links }) =>
        lookUp(
          names,
          links.map((link) => nameOf(pathKey(link))),
        ),
      // Two posts may have one name, in two years.
      isSure: (item, article) => compareDates(item, article) !== 'far' || hasTitle(item, article),
    },
    {
      by: 'title and date',
      find: byTitle,
      isSure: (item, article) => compareDates(item, article) === 'near',
    },
    {
      by: 'title',
      find: byTitle,
      // "Links of the week" is a title of many.
      isSure: (item, article) => compareDates(item, article) === 'unknown',
    },
  ];
}

/** Of several that share a trait, the one that also has the day and the title, or one of them. */
function narrow(item: FeedItem, found: readonly KnownArticle[]): readonly KnownArticle[] {
  const isNear = (article: KnownArticle): boolean => compareDates(item, article) === 'near';
  const tests = [
    (article: KnownArticle) => isNear(article) && hasTitle(item, article),
    isNear,
    (article: KnownArticle) => hasTitle(item, article),
  ];
  return tests.map((test) => found.filter(test)).find((some) => some.length === 1) ?? found;
}

/**
 * Finds the article of each item. A wrong id is worse than none, since readers would take one article for another, so what
 * is in doubt is left for the publisher: articles that could be meant alike, and items that could mean one article.
 */
export function matchItems(
  items: readonly FeedItem[],
  articles: readonly KnownArticle[],
): readonly Match[] {
  const matches = new Map<FeedItem, Match>();
  const doubts = new Map<FeedItem, Set<KnownArticle>>();
  const taken = new Set<KnownArticle>();
  for (const { by, find, isSure } of createPasses(articles)) {
    const claims = new Map<KnownArticle, FeedItem[]>();
    for (const item of items) {
      if (matches.has(item)) continue;
      const found = find(item).filter((article) => !taken.has(article));
      const sure = narrow(
        item,
        found.filter((article) => isSure(item, article)),
      );
      const [article, ...more] = sure;
      if (article && more.length === 0) claims.set(article, [...(claims.get(article) ?? []), item]);
      for (const each of found) doubts.set(item, (doubts.get(item) ?? new Set()).add(each));
    }
    for (const [article, [item, ...others]] of claims) {
      if (!item || others.length > 0) continue;
      matches.set(item, { item, by, article });
      taken.add(article);
    }
  }
  return items.map(
    (item) =>
      matches.get(item) ?? {
        item,
        by: undefined,
        candidates: [...(doubts.get(item) ?? [])].filter((article) => !taken.has(article)),
      },
  );
}
