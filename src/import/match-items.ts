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

function readTime({ published, links }: FeedItem): number {
  if (published !== undefined) return Date.parse(published);
  const [, year, month, day] = links.map((link) => DAY.exec(link)).find(Boolean) ?? [];
  return Date.parse(`${year}-${month}-${day}`);
}

/** Thousands of items may be compared with thousands of articles. */
const times = new WeakMap<FeedItem, number>();

function timeOf(item: FeedItem): number {
  const time = times.get(item) ?? readTime(item);
  times.set(item, time);
  return time;
}

type Nearness = 'same' | 'near' | 'far' | 'unknown';

function compareDates(item: FeedItem, { time }: KnownArticle): Nearness {
  const distance = Math.abs(timeOf(item) - time);
  if (Number.isNaN(distance)) return 'unknown';
  if (distance === 0) return 'same';
  return distance <= NEAR ? 'near' : 'far';
}

const isNear = (item: FeedItem, article: KnownArticle): boolean =>
  ['same', 'near'].includes(compareDates(item, article));

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

function lookUp(index: Index, keys: readonly string[]): readonly KnownArticle[] {
  const found = [...new Set(keys)].flatMap((key) => (key === '' ? [] : [index.get(key) ?? []]));
  const [first = [], ...others] = found.filter(({ length }) => length > 0);
  // One list for all items that have the same title, say.
  return others.length === 0 ? first : [...new Set([first, ...others].flat())];
}

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
      isSure: isNear,
    },
    {
      by: 'title',
      find: byTitle,
      // "Links of the week" is a title of many.
      isSure: (item, article) => compareDates(item, article) === 'unknown',
    },
  ];
}

const isSame = (item: FeedItem, article: KnownArticle): boolean =>
  compareDates(item, article) === 'same';

/** What tells which of several is meant, the surest first: days alone where one title returns every day. */
const TESTS: readonly ((item: FeedItem, article: KnownArticle) => boolean)[] = [
  (item, article) => isSame(item, article) && hasTitle(item, article),
  (item, article) => isNear(item, article) && hasTitle(item, article),
  isSame,
  isNear,
  hasTitle,
];

/** Of several that share a trait, the one that also has the time and the title, or one of them. */
function narrow(item: FeedItem, found: readonly KnownArticle[]): readonly KnownArticle[] {
  if (found.length < 2) return found;
  for (const test of TESTS) {
    const some = found.filter((article) => test(item, article));
    if (some.length === 1) return some;
  }
  return found;
}

/** Lists the articles that items may be. Items with the same ones share a list, as there may be thousands of both. */
function createCandidates(taken: ReadonlySet<KnownArticle>) {
  const free = new Map<readonly KnownArticle[], readonly KnownArticle[]>();
  const withoutTaken = (list: readonly KnownArticle[]): readonly KnownArticle[] => {
    const left = free.get(list) ?? list.filter((article) => !taken.has(article));
    free.set(list, left);
    return left;
  };
  return (lists: ReadonlySet<readonly KnownArticle[]>): readonly KnownArticle[] => {
    const [first = [], ...others] = lists;
    return others.length === 0
      ? withoutTaken(first)
      : [...new Set([first, ...others].flatMap(withoutTaken))];
  };
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
  const doubts = new Map<FeedItem, Set<readonly KnownArticle[]>>();
  const taken = new Set<KnownArticle>();
  for (const { by, find, isSure } of createPasses(articles)) {
    const claims = new Map<KnownArticle, FeedItem[]>();
    for (const item of items) {
      if (matches.has(item)) continue;
      const found = find(item);
      const sure = narrow(
        item,
        found.filter((article) => !taken.has(article) && isSure(item, article)),
      );
      const [article, ...more] = sure;
      if (article && more.length === 0) claims.set(article, [...(claims.get(article) ?? []), item]);
      if (found.length > 0) doubts.set(item, (doubts.get(item) ?? new Set()).add(found));
    }
    for (const [article, [item, ...others]] of claims) {
      if (!item || others.length > 0) continue;
      matches.set(item, { item, by, article });
      taken.add(article);
    }
  }
  const listCandidates = createCandidates(taken);
  return items.map(
    (item) =>
      matches.get(item) ?? {
        item,
        by: undefined,
        candidates: listCandidates(doubts.get(item) ?? new Set()),
      },
  );
}
