import { type Article, type Instant, withoutTexts } from '../article/article.ts';
import { findLast, findOwnEvent } from '../article/calendar.ts';
import {
  type Catalogue,
  type Entry,
  type List,
  MAIN_TOPICS,
  type Records,
} from '../article/catalogue.ts';
import { addTopics, findLargest, type ListedTopic, listsOf } from '../article/listed-topics.ts';
import { TOPIC_KINDS, type TopicKind } from '../article/topic.ts';
import type { Appeared } from './appeared.ts';
import type { Edition, Found } from './edition.ts';
import { createArticleList } from './list.ts';
import type { Shelf } from './shelf.ts';

const EMPTY: List = { newest: [], count: 0, removed: [], end: '', left: '', blocks: [] };

/** The site as it was compiled, with what has appeared since. */
export function createEdition(catalogue: Catalogue, shelf: Shelf, appeared: Appeared): Edition {
  const { full, language } = catalogue;
  const { everything, order, archives } = catalogue.changes;
  const { articles: fresh, settle, findEvent } = appeared;
  const parts = Math.max(catalogue.parts, 1);
  const newest: readonly Entry<Article>[] = [
    ...fresh.map((article) => ({ article, changed: findOwnEvent(article) })),
    ...catalogue.main.newest,
  ];

  const findLastChange = (instants: readonly Instant[]): Instant =>
    findLast([everything, order, ...instants]);

  const surroundings = { shelf, appeared, findLastChange };
  const main = createArticleList(surroundings, {
    topic: undefined,
    list: catalogue.main,
    appeared: fresh,
    readNewest: async () => catalogue.main.newest.map(({ article }) => article),
  });

  const addFresh = (known: readonly ListedTopic[], kind: TopicKind): readonly ListedTopic[] =>
    fresh.length === 0 ? known : addTopics(known, kind, fresh, language);

  /** What stands in an archive: in a full one whatever the feed lists, and else what is beyond it. */
  const findWithin = (
    number: number,
    limit: number,
    older: Records['archive']['articles'],
  ): readonly Article[] =>
    number <= full
      ? [
          ...fresh.filter(({ archive }) => archive?.number === number),
          ...older.map(({ article }) => article),
        ]
      : [
          ...newest
            .slice(limit)
            .map(({ article }) => article)
            .filter(({ archive }) => archive === undefined),
          ...older.flatMap(({ article, place }) => (place + fresh.length >= limit ? article : [])),
        ];

  /** An article that is at hand, with those beside it. */
  const findNewest = (slug: string): Found | undefined => {
    const at = newest.findIndex(({ article }) => article.slug === slug);
    const [newer, entry, older] = [newest[at - 1], newest[at], newest[at + 1]];
    if (!entry || (!older && newest.length < main.count)) return undefined;
    const article = settle(entry.article);
    return {
      article,
      newer: newer?.article,
      older: older?.article,
      lastModified: findLastChange([
        findEvent(article),
        newer?.changed ?? '',
        entry.changed,
        older?.changed ?? catalogue.main.end,
      ]),
    };
  };

  return {
    until: appeared.next === undefined ? undefined : Date.parse(appeared.next),
    lastModified: everything,
    lastChange: findLast([catalogue.lastChange, ...fresh.map(findOwnEvent)]),
    main,
    topic: async (key) => {
      const kind = TOPIC_KINDS.find((each) => key.startsWith(`${each}/`));
      const compiled = await shelf.read('topic', key);
      const known = compiled?.topic ? [compiled.topic] : [];
      const topic = kind && addFresh(known, kind).find((each) => each.key === key);
      const newer = fresh.filter((article) => listsOf(article).includes(key)).map(withoutTexts);
      const list = createArticleList(surroundings, {
        topic: key,
        list: compiled?.list ?? EMPTY,
        appeared: newer,
        readNewest: async () => (await shelf.read('feed', key)) ?? [],
      });
      return topic && { topic, ...list };
    },
    topics: async (kind) => addFresh((await shelf.read('topics', kind)) ?? [], kind),
    mainTopics: (kind) => findLargest(addFresh(catalogue.topics[kind], kind), MAIN_TOPICS),
    parts,
    part: async (number) => {
      if (number > parts) return undefined;
      const listed = (await shelf.read('part', number)) ?? [];
      if (number < parts) return listed;
      return [...fresh.filter(({ canonical }) => canonical === undefined), ...listed];
    },
    archive: async (number, limit) => {
      if (number > full + 1) return undefined;
      const isFull = number <= full;
      const { articles: older = [], changed = '' } = (await shelf.read('archive', number)) ?? {};
      const articles = findWithin(number, limit, older).map(settle).map(withoutTexts);
      if (full === 0 && articles.length === 0) return undefined;
      return {
        articles,
        isFull,
        isFinal: isFull && !articles.some(({ awaitsLink }) => awaitsLink),
        lastModified: findLastChange([
          changed,
          ...articles.map(findEvent),
          // Whatever comes to the newest pushes another one in here.
          ...(isFull ? [] : [archives, (await main.latest(limit)).lastModified]),
        ]),
      };
    },
    // Behind a full one stands the next from the start, so that the way there changes with it alone.
    newestArchive: (limit) => ({
      number: full > 0 || main.count > limit ? full + 1 : 0,
      lastModified: archives,
    }),
    find: async (slug) => {
      const known = findNewest(slug);
      if (known) return known;
      const found = await shelf.read('article', slug);
      if (!found) return undefined;
      const article = settle(found.article);
      return {
        article,
        newer: found.newer,
        older: found.older,
        lastModified: findLastChange([findEvent(article), found.changed]),
      };
    },
    trace: async (path) => {
      const { to = [], gone = false } = (await shelf.read('path', path)) ?? {};
      const target = to.findLast((each) => !appeared.isHidden(each));
      if (target !== undefined) return { kind: 'moved', to: target };
      return { kind: gone ? 'gone' : 'unknown' };
    },
  };
}
