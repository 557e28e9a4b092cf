import { ARCHIVE_SIZE } from '../../model/archives.ts';
import {
  type Article,
  type ArticleMeta,
  type RemovedArticle,
  withoutTexts,
} from '../../model/article.ts';
import { latestOf } from '../../model/instant.ts';
import { listNews } from '../../model/news.ts';
import { TAXONOMIES, type Taxonomy, type TermKey } from '../../model/term.ts';
import { type LibraryIndex, MAIN_TERMS } from '../format.ts';
import { addTerms, type ListedTerm, listsOf, pickLargest } from '../listed-terms.ts';
import type { Released } from './released.ts';
import type { ShardReader } from './shards.ts';
import type { Latest, Snapshot } from './snapshot.ts';

const isOpen = ({ archive }: ArticleMeta): boolean => archive === undefined;

/** The site as it was compiled, with what has appeared since. */
export function createSnapshot(
  libraryIndex: LibraryIndex,
  shards: ShardReader,
  calendar: Released,
): Snapshot {
  const { archives, language } = libraryIndex;
  const { articles: released, read } = calendar;
  const newest = [...released, ...libraryIndex.newest];
  // At least as many as an archive has, where some of what was open was taken away.
  const open = newest.filter((article, at) => at < ARCHIVE_SIZE || isOpen(article));

  const addReleased = (known: readonly ListedTerm[], kind: Taxonomy): readonly ListedTerm[] =>
    released.length === 0 ? known : addTerms(known, kind, released, language);

  const releasedOf = (key: TermKey): readonly Article[] =>
    released.filter((article) => listsOf(article).includes(key));

  /** A term as the newest of its articles names it; nothing where there is none. */
  function nameTerm(key: TermKey, known: ListedTerm | undefined): ListedTerm | undefined {
    const kind = TAXONOMIES.find((each) => key.startsWith(`${each}/`));
    return kind && addReleased(known ? [known] : [], kind).find((term) => term.key === key);
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
    until: calendar.next === undefined ? undefined : Date.parse(calendar.next),
    lastModified: latestOf([
      libraryIndex.lastModified,
      ...released.map(({ published = '' }) => published),
    ]),
    feedLimit: libraryIndex.feedLimit,
    open: { articles: open, archives },
    latest: (limit) => take(released, libraryIndex.newest, libraryIndex.removed, limit),
    beyond: (limit) => newest.slice(limit).filter(isOpen).map(read).map(withoutTexts),
    sealed: async (number) => {
      const sealed = await shards.read('archive', number);
      return sealed && { ...sealed, articles: sealed.articles.map(read) };
    },
    term: async (key) => {
      const {
        term: known,
        newest: articles = [],
        archives: count = 0,
      } = (await shards.read('term', key)) ?? {};
      const term = nameTerm(key, known);
      return term && { term, articles: [...releasedOf(key), ...articles], archives: count };
    },
    termLatest: async (key, limit) => {
      const { term: known, articles = [], removed = [] } = (await shards.read('feed', key)) ?? {};
      const term = nameTerm(key, known);
      return term && { term, ...take(releasedOf(key).map(withoutTexts), articles, removed, limit) };
    },
    termArchive: (key, number) => shards.read('term-archive', `${key}/${number}`),
    terms: async (kind) => addReleased((await shards.read('terms', kind)) ?? [], kind),
    mainTerms: (kind) => pickLargest(addReleased(libraryIndex.terms[kind], kind), MAIN_TERMS),
    part: async (number) => {
      const listed = (await shards.read('part', number)) ?? [];
      if (number < libraryIndex.parts) return listed;
      return [...released.filter(({ canonical }) => canonical === undefined), ...listed];
    },
    news: [...listNews(released), ...libraryIndex.news],
    find: async (slug) => {
      const at = released.findIndex((article) => article.slug === slug);
      const article = released[at];
      if (article) {
        return {
          article,
          newer: released[at - 1],
          older: released[at + 1] ?? libraryIndex.newest[0],
        };
      }
      const found = await shards.read('article', slug);
      return (
        found && {
          article: read(found.article),
          // What is the newest of its records follows what has appeared since.
          newer: found.newer ?? released.at(-1),
          older: found.older,
        }
      );
    },
    resolve: async (path) => {
      const { to = [], gone = false } = (await shards.read('path', path)) ?? {};
      const target = to.findLast((each) => !calendar.isHidden(each));
      if (target !== undefined) return { kind: 'moved', to: target };
      return { kind: gone ? 'gone' : 'unknown' };
    },
  };
}
