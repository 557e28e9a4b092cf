import { ARCHIVE_SIZE, countArchives } from '../../model/archives.ts';
import {
  type Article,
  type ArticleMeta,
  type FormerArticle,
  type RemovedArticle,
  type Site,
  withoutTexts,
} from '../../model/article.ts';
import type { TermKey } from '../../model/term.ts';
import { type ListedTerm, listsOf } from '../listed-terms.ts';
import { seal } from './archives.ts';
import type { FormatPeriod } from './localize.ts';
import { createRecord, type LibraryRecord } from './records.ts';

/**
 * How many of the numbers, in ascending order, are less than a limit.
 * @example countBelow([1, 3, 5], 4) // → 2
 */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const groupByTerm = <T>(
  all: readonly T[],
  termsOf: (each: T) => readonly TermKey[],
): ReadonlyMap<TermKey, readonly T[]> => {
  const groups = new Map<TermKey, T[]>();
  for (const each of all) {
    for (const term of termsOf(each)) {
      const group = groups.get(term);
      if (group) group.push(each);
      else groups.set(term, [each]);
    }
  }
  return groups;
};

const toMeta = (article: Article): ArticleMeta => {
  const { contentHtml, contentText, contentMarkdown, earlier, archive, ...meta } = article;
  return meta;
};

/**
 * The removed articles that a feed of this size mentions, since they would be in it.
 * @param removed with their places among the articles of the feed
 */
export const pickTombstones = (
  removed: readonly FormerArticle[],
  size: number,
): readonly RemovedArticle[] =>
  removed
    .filter(({ place }) => place < size)
    .slice(0, size)
    .map(({ id, removed: when, place }) => ({ id, removed: when, place }));

/**
 * The records of all terms, including those of scheduled articles: the newest articles, the feed,
 * and the archives, which are counted from the oldest article that the term has now.
 * @param soon the terms of scheduled articles
 * @param size the most articles in a feed
 */
export function buildTerms(
  terms: readonly ListedTerm[],
  soon: ReadonlySet<TermKey>,
  { articles, removed, changed }: Pick<Site, 'articles' | 'removed' | 'changed'>,
  size: number,
  format: FormatPeriod,
): readonly LibraryRecord[] {
  const places = groupByTerm([...articles.keys()], (place) => {
    const article = articles[place];
    return article ? listsOf(article) : [];
  });
  const gone = groupByTerm(removed, (each) => each.terms);
  const listed = new Map(terms.map((term) => [term.key, term]));
  return [...new Set([...listed.keys(), ...soon])].flatMap((key) => {
    const own = places.get(key) ?? [];
    const read = (from: number, to: number) =>
      own.slice(from, to).flatMap((place) => articles[place] ?? []);
    // An article released since the last change counts only from the next change on, so that no
    // release moves articles into an archive.
    const isListed = (place: number): boolean => (articles[place]?.published ?? '') <= changed;
    const archives = countArchives(own.filter(isListed).length);
    const open = own.length - archives * ARCHIVE_SIZE;
    return [
      createRecord('term', key, () => ({
        term: listed.get(key),
        newest: read(0, open).map(toMeta),
        archives,
      })),
      createRecord('feed', key, () => ({
        term: listed.get(key),
        articles: read(0, size).map(withoutTexts),
        removed: pickTombstones(
          (gone.get(key) ?? []).map((each) => ({ ...each, place: countBelow(own, each.place) })),
          size,
        ),
      })),
      ...Array.from({ length: archives }, (_, at) => {
        const start = own.length - (at + 1) * ARCHIVE_SIZE;
        return createRecord('term-archive', `${key}/${at + 1}`, () =>
          seal(read(start, start + ARCHIVE_SIZE).map(toMeta), format),
        );
      }),
    ];
  });
}
