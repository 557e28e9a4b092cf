import {
  type Article,
  articlePath,
  type Instant,
  type RemovedArticle,
  type Site,
} from '../article/article.ts';
import { findLinkedPaths } from '../article/calendar.ts';
import type { TopicKey } from '../article/topic.ts';
import type { Edition } from './edition.ts';
import { createTopics } from './topics.ts';

/** Articles that stand together, the newest first, and what is known of those that went. */
interface List {
  readonly articles: readonly Article[];
  /** With their places on this list. */
  readonly removed: readonly RemovedArticle[];
  /** When one last left it that is still there. */
  readonly left: Instant;
}

/** Instants sort as texts. */
const findLast = (instants: readonly Instant[]): Instant =>
  instants.reduce((last, each) => (each > last ? each : last), '');

/** Text without markup travels only with what is in the main feed: every other list leaves it out. */
const withoutTexts = ({ contentText, contentMarkdown, ...article }: Article): Article => article;

/** What happened to an article itself: it was changed, and by the calendar it appears. */
const findOwnEvents = ({ lastModified, published = '' }: Article): readonly Instant[] => [
  lastModified,
  published,
];

/**
 * An edition of a site.
 * @param site as it is now
 * @param until when the next article appears, in milliseconds since 1970
 */
export function createEdition(site: Site, until: number | undefined): Edition {
  const { everything, order, archives, topics: left } = site.changes;
  const places = new Map(site.articles.map(({ slug }, at) => [articlePath(slug), at]));
  const gone = new Set(site.removed.flatMap(({ slugs }) => slugs.map(articlePath)));
  const redirects = new Map(site.redirects.map(({ from, to }) => [from, to]));
  const topics = createTopics(site);
  /** The number of the last archive that is full, be it that all of it was taken away since. */
  const full = [...site.articles, ...site.removed].reduce(
    (last, { archive }) =>
      Math.max(last, (typeof archive === 'object' ? archive.number : archive) ?? 0),
    0,
  );
  /** What happened to an article's text: by the calendar, what it links to appears. */
  const findEvents = (article: Article): readonly Instant[] => [
    ...findOwnEvents(article),
    ...findLinkedPaths(article.contentHtml).map(
      (path) => site.articles[places.get(path) ?? -1]?.published ?? '',
    ),
  ];
  const findList = (topic: TopicKey | undefined): List =>
    topic === undefined
      ? { ...site, left: '' }
      : { ...topics.list(topic), left: left[topic] ?? '' };
  /** When the first of a list last changed, or others took their place. */
  const findLastChange = (
    { articles, removed, left: leaving }: List,
    limit: number,
    eventsOf: (article: Article) => readonly Instant[],
  ): Instant =>
    findLast([
      everything,
      order,
      leaving,
      ...articles.slice(0, limit).flatMap(eventsOf),
      ...removed.flatMap(({ place, removed: when }) => (place < limit ? when : [])),
    ]);
  const latest: Edition['latest'] = async (limit, topic) => {
    const list = findList(topic);
    const newest = list.articles.slice(0, limit);
    return {
      articles: topic === undefined ? newest : newest.map(withoutTexts),
      removed: list.removed.filter(({ place }) => place < limit).slice(0, limit),
      lastModified: findLastChange(list, limit, findEvents),
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
    page: async (number, size, topic) => {
      const list = findList(topic);
      const end = number * size;
      const articles = list.articles.slice(end - size, end);
      if (articles.length === 0 && (number > 1 || topic !== undefined)) return undefined;
      return {
        articles,
        hasOlder: list.articles.length > end,
        // With the next one, which is why there are older ones; without a look at texts, which no
        // page of a list shows.
        lastModified: findLastChange(list, end + 1, findOwnEvents),
      };
    },
    topic: async (key) => topics.find(key),
    topics: async (kind) => topics.ofKind(kind),
    all: async () => ({
      articles: site.articles,
      lastModified: findLast([
        everything,
        order,
        ...Object.values(left),
        ...site.articles.flatMap(findOwnEvents),
        ...site.removed.map(({ removed }) => removed),
      ]),
    }),
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
          ...(isFull ? [] : [archives, (await latest(limit)).lastModified]),
        ]),
      };
    },
    // Behind a full one stands the next from the start, so that the way there changes with it alone.
    newestArchive: async (limit) => ({
      number: full > 0 || findWithin(1, limit).length > 0 ? full + 1 : 0,
      lastModified: archives,
    }),
    find: async (slug) => {
      const at = places.get(articlePath(slug));
      const article = at === undefined ? undefined : site.articles[at];
      if (at === undefined || !article) return undefined;
      const [newer, older] = [site.articles[at - 1], site.articles[at + 1]];
      return {
        article,
        newer,
        older,
        // Only who renders it needs to know.
        get lastModified() {
          const neighbours = [newer, older].flatMap((other) => (other ? findOwnEvents(other) : []));
          const lost = site.removed.flatMap(({ place, removed }) =>
            place === at || place === at + 1 ? removed : [],
          );
          return findLast([everything, order, ...findEvents(article), ...neighbours, ...lost]);
        },
      };
    },
    trace: async (path) => {
      const to = redirects.get(path);
      if (to !== undefined) return { kind: 'moved', to };
      return { kind: gone.has(path) ? 'gone' : 'unknown' };
    },
  };
}
