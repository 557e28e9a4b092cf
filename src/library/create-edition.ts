import { type Article, type Instant, withoutTexts } from '../article/article.ts';
import { findOwnEvent } from '../article/calendar.ts';
import { type Catalogue, type Entry, type List, MAIN_TOPICS } from '../article/catalogue.ts';
import { findLast } from '../article/instant.ts';
import { addTopics, findLargest, type ListedTopic, listsOf } from '../article/listed-topics.ts';
import { TOPIC_KINDS, type TopicKind } from '../article/topic.ts';
import type { Appeared } from './appeared.ts';
import { createArchives } from './archives.ts';
import type { Edition, Found } from './edition.ts';
import { createArticleList } from './list.ts';
import type { Shelf } from './shelf.ts';

const EMPTY: List = { newest: [], count: 0, removed: [], end: '', left: '', blocks: [] };

/** The site as it was compiled, with what has appeared since. */
export function createEdition(catalogue: Catalogue, shelf: Shelf, appeared: Appeared): Edition {
  const { language } = catalogue;
  const { everything, order } = catalogue.changes;
  const { articles: fresh, settle, findEvent } = appeared;
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
    feedLimit: catalogue.feedLimit,
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
    part: async (number) => {
      const listed = (await shelf.read('part', number)) ?? [];
      if (number < catalogue.parts) return listed;
      return [...fresh.filter(({ canonical }) => canonical === undefined), ...listed];
    },
    ...createArchives(surroundings, catalogue, main),
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
