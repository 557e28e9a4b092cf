import type { Article, Author } from '../model/article.ts';
import { TAXONOMIES, type Taxonomy, type Term, type TermKey, termKey } from '../model/term.ts';

/** A tag or an author, and how many articles it has. */
export interface ListedTerm extends Term {
  readonly key: TermKey;
  readonly count: number;
  /** Of an author, if the newest article gives it. */
  readonly url?: string | undefined;
}

const termsOf = (article: Article, kind: Taxonomy): readonly (Term & Pick<Author, 'url'>)[] =>
  article[kind];

/** The keys of an article's tags and authors: `['tags/sea', 'authors/kim']`. */
export const listsOf = (article: Article): readonly TermKey[] =>
  TAXONOMIES.flatMap((kind) => termsOf(article, kind).map((term) => termKey(kind, term)));

/**
 * Adds the terms of newer articles to known ones, and counts them. The newest article of a term
 * says how its name is written.
 * @param articles newest first
 * @returns terms sorted by name, as the language sorts them
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

/** The terms with the most articles, in the order in which they came. */
export function pickLargest(terms: readonly ListedTerm[], most: number): readonly ListedTerm[] {
  const largest = new Set(terms.toSorted((a, b) => b.count - a.count).slice(0, most));
  return terms.filter((term) => largest.has(term));
}
