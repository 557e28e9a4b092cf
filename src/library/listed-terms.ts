import type { Article, Author } from '../model/article.ts';
import { TAXONOMIES, type Taxonomy, type Term, type TermKey, termKey } from '../model/term.ts';

/** What articles are listed by, and how many there are. */
export interface ListedTerm extends Term {
  readonly key: TermKey;
  readonly count: number;
  /** Of an author, where the newest article says it. */
  readonly url?: string | undefined;
}

const termsOf = (article: Article, kind: Taxonomy): readonly (Term & Pick<Author, 'url'>)[] =>
  article[kind];

/** The lists of tags and authors that an article is on. */
export const listsOf = (article: Article): readonly TermKey[] =>
  TAXONOMIES.flatMap((kind) => termsOf(article, kind).map((term) => termKey(kind, term)));

/**
 * Terms of a kind with how many articles each has, named as the newest of them does: those known, and
 * those of articles that are newer.
 * @param articles the newest first
 * @returns by name, as the language sorts them
 */
export function addTerms(
  known: readonly ListedTerm[],
  kind: Taxonomy,
  articles: readonly Article[],
  language: string,
): readonly ListedTerm[] {
  const terms = new Map(known.map((term) => [term.key, term]));
  for (const article of articles.toReversed()) {
    for (const term of termsOf(article, kind)) {
      const { name, slug, url } = term;
      const key = termKey(kind, term);
      terms.set(key, { key, name, slug, url, count: (terms.get(key)?.count ?? 0) + 1 });
    }
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...terms.values()].toSorted((a, b) => compare(a.name, b.name));
}

/** So many with the most articles, in the order in which they came. */
export function pickLargest(terms: readonly ListedTerm[], most: number): readonly ListedTerm[] {
  const largest = new Set(terms.toSorted((a, b) => b.count - a.count).slice(0, most));
  return terms.filter((term) => largest.has(term));
}
