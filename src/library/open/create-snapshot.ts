import { ARCHIVE_SIZE } from '../../model/archives.ts';
import { type ArticleMeta, withoutTexts } from '../../model/article.ts';
import { latestOf } from '../../model/instant.ts';
import { listNews } from '../../model/news.ts';
import { pathOf } from '../../model/redirect.ts';
import { applyRule, type RedirectRule } from '../../model/redirect-pattern.ts';
import type { LibraryIndex } from '../format.ts';
import { takeLatest } from './latest.ts';
import type { Released } from './released.ts';
import type { ShardReader } from './shards.ts';
import type { Snapshot } from './snapshot.ts';
import { createSnapshotTerms } from './snapshot-terms.ts';

const isOpen = ({ archive }: ArticleMeta): boolean => archive === undefined;

const createFind =
  (
    { newest }: LibraryIndex,
    shards: ShardReader,
    { articles: released, read }: Released,
  ): Snapshot['find'] =>
  async (slug) => {
    const at = released.findIndex((article) => article.slug === slug);
    const article = released[at];
    if (article) {
      return { article, newer: released[at - 1], older: released[at + 1] ?? newest[0] };
    }
    const found = await shards.read('article', slug);
    if (!found) return undefined;
    // The newest compiled article is followed by the first one released since.
    const { newer = released.at(-1), older } = found;
    return { article: read(found.article), newer, older };
  };

const createResolve =
  (shards: ShardReader, { isHidden }: Released): Snapshot['resolve'] =>
  async (path) => {
    const { to = [], gone = false } = (await shards.read('path', path)) ?? {};
    const target = to.findLast((each) => !isHidden(pathOf(each.to)));
    if (target !== undefined) return { kind: 'moved', ...target };
    return { kind: gone ? 'gone' : 'unknown' };
  };

const createApplyRules =
  (rules: () => Promise<readonly RedirectRule[]>): Snapshot['applyRules'] =>
  async (path) => {
    for (const rule of await rules()) {
      const to = applyRule(rule, path);
      if (to !== undefined) return { to, status: rule.status };
    }
    return undefined;
  };

/**
 * The site as it was compiled, and the articles released since.
 * @param rules reads the rules for many addresses
 */
export function createSnapshot(
  libraryIndex: LibraryIndex,
  shards: ShardReader,
  calendar: Released,
  rules: () => Promise<readonly RedirectRule[]>,
): Snapshot {
  const { archives, feedLimit, parts } = libraryIndex;
  const { articles: released, next, read } = calendar;
  const newest = [...released, ...libraryIndex.newest];
  return {
    until: next === undefined ? undefined : Date.parse(next),
    lastModified: latestOf([
      libraryIndex.lastModified,
      ...released.map(({ published = '' }) => published),
    ]),
    feedLimit,
    open: {
      // At least as many as an archive holds, even if some open articles were removed.
      articles: newest.filter((article, at) => at < ARCHIVE_SIZE || isOpen(article)),
      archives,
    },
    latest: (limit) =>
      takeLatest(
        released,
        { articles: libraryIndex.newest, removed: libraryIndex.removed },
        limit,
        calendar,
      ),
    beyond: (limit) => newest.slice(limit).filter(isOpen).map(read).map(withoutTexts),
    sealed: async (number) => {
      const sealed = await shards.read('archive', number);
      return sealed && { ...sealed, articles: sealed.articles.map(read) };
    },
    ...createSnapshotTerms(libraryIndex, shards, calendar),
    part: async (number) => {
      const listed = (await shards.read('part', number)) ?? [];
      if (number < parts) return listed;
      return [...released.filter(({ canonical }) => canonical === undefined), ...listed];
    },
    news: [...listNews(released), ...libraryIndex.news],
    transcript: (slug) => shards.read('transcript', slug),
    find: createFind(libraryIndex, shards, calendar),
    resolve: createResolve(shards, calendar),
    applyRules: createApplyRules(rules),
  };
}
