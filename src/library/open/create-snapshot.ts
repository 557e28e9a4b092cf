import { ARCHIVE_SIZE } from '../../model/archives.ts';
import {
  type Article,
  type Listing,
  type RemovedArticle,
  withoutTexts,
} from '../../model/article.ts';
import { findLast } from '../../model/instant.ts';
import { listNews } from '../../model/news.ts';
import { TOPIC_KINDS, type TopicKey, type TopicKind } from '../../model/term.ts';
import { type Catalogue, MAIN_TOPICS } from '../format.ts';
import { addTopics, findLargest, type ListedTopic, listsOf } from '../listed-terms.ts';
import type { Appeared } from './released.ts';
import type { Shelf } from './shards.ts';
import type { Edition, Latest } from './snapshot.ts';

const isOpen = ({ archive }: Listing): boolean => archive === undefined;

/** The site as it was compiled, with what has appeared since. */
export function createEdition(catalogue: Catalogue, shelf: Shelf, appeared: Appeared): Edition {
  const { archives, language } = catalogue;
  const { articles: fresh, read } = appeared;
  const newest = [...fresh, ...catalogue.newest];
  // At least as many as an archive has, where some of what was open was taken away.
  const open = newest.filter((article, at) => at < ARCHIVE_SIZE || isOpen(article));

  const addFresh = (known: readonly ListedTopic[], kind: TopicKind): readonly ListedTopic[] =>
    fresh.length === 0 ? known : addTopics(known, kind, fresh, language);

  const freshOf = (key: TopicKey): readonly Article[] =>
    fresh.filter((article) => listsOf(article).includes(key));

  /** A topic as the newest of its articles names it; nothing where there is none. */
  function nameTopic(key: TopicKey, known: ListedTopic | undefined): ListedTopic | undefined {
    const kind = TOPIC_KINDS.find((each) => key.startsWith(`${each}/`));
    return kind && addFresh(known ? [known] : [], kind).find((topic) => topic.key === key);
  }

  /** The newest of a list, with what has appeared before all others. */
  const take = (
    newer: readonly Article[],
    articles: readonly Article[],
    removed: readonly RemovedArticle[],
    limit: number,
  ): Latest => ({
    articles: [...newer, ...articles].slice(0, limit).map(read),
    removed: removed.filter(({ place }) => newer.length + place < limit),
  });

  return {
    until: appeared.next === undefined ? undefined : Date.parse(appeared.next),
    lastModified: findLast([
      catalogue.lastModified,
      ...fresh.map(({ published = '' }) => published),
    ]),
    feedLimit: catalogue.feedLimit,
    open: { articles: open, archives },
    latest: (limit) => take(fresh, catalogue.newest, catalogue.removed, limit),
    beyond: (limit) => newest.slice(limit).filter(isOpen).map(read).map(withoutTexts),
    sealed: async (number) => {
      const sealed = await shelf.read('archive', number);
      return sealed && { ...sealed, articles: sealed.articles.map(read) };
    },
    topic: async (key) => {
      const {
        topic: known,
        newest: articles = [],
        archives: count = 0,
      } = (await shelf.read('topic', key)) ?? {};
      const topic = nameTopic(key, known);
      return topic && { topic, articles: [...freshOf(key), ...articles], archives: count };
    },
    topicLatest: async (key, limit) => {
      const { topic: known, articles = [], removed = [] } = (await shelf.read('feed', key)) ?? {};
      const topic = nameTopic(key, known);
      return topic && { topic, ...take(freshOf(key).map(withoutTexts), articles, removed, limit) };
    },
    topicArchive: (key, number) => shelf.read('topic-archive', `${key}/${number}`),
    topics: async (kind) => addFresh((await shelf.read('topics', kind)) ?? [], kind),
    mainTopics: (kind) => findLargest(addFresh(catalogue.topics[kind], kind), MAIN_TOPICS),
    part: async (number) => {
      const listed = (await shelf.read('part', number)) ?? [];
      if (number < catalogue.parts) return listed;
      return [...fresh.filter(({ canonical }) => canonical === undefined), ...listed];
    },
    news: [...listNews(fresh), ...catalogue.news],
    find: async (slug) => {
      const at = fresh.findIndex((article) => article.slug === slug);
      const article = fresh[at];
      if (article) {
        return { article, newer: fresh[at - 1], older: fresh[at + 1] ?? catalogue.newest[0] };
      }
      const found = await shelf.read('article', slug);
      return (
        found && {
          article: read(found.article),
          // What is the newest of its shelf follows what has appeared since.
          newer: found.newer ?? fresh.at(-1),
          older: found.older,
        }
      );
    },
    trace: async (path) => {
      const { to = [], gone = false } = (await shelf.read('path', path)) ?? {};
      const target = to.findLast((each) => !appeared.isHidden(each));
      if (target !== undefined) return { kind: 'moved', to: target };
      return { kind: gone ? 'gone' : 'unknown' };
    },
  };
}
