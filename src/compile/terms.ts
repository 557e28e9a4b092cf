import type { Author } from '../model/article.ts';
import { TAXONOMIES, type Term, type TermKey, termKey } from '../model/term.ts';
import type { Fields } from '../read/fields/schemas.ts';
import { buildTermSlug } from './term-slug.ts';

/** The tags and authors of an article, with their slugs. */
export interface ArticleTerms {
  readonly tags: readonly Term[];
  readonly authors: readonly Author[];
}

/** Slugs are slow to build, and even ten thousand articles share few names. */
const slugs = new Map<string, string>();

function slugOfName(name: string): string {
  const slug = slugs.get(name) ?? buildTermSlug(name);
  slugs.set(name, slug);
  return slug;
}

/** Adds slugs. Of two names with the same slug, the first one stays. */
const readKind = <T extends { readonly name: string }>(
  named: readonly T[],
): readonly (T & Term)[] => {
  const all = named.map((each) => ({ ...each, slug: slugOfName(each.name) }));
  return all.filter(({ slug }, at) => all.findIndex((other) => other.slug === slug) === at);
};

/** Reads the tags and authors from an article's fields. */
export const readTerms = ({ tags = [], authors = [] }: Fields): ArticleTerms => ({
  tags: readKind(tags.map((name) => ({ name }))),
  authors: readKind(authors),
});

/** The keys of an article's tags and authors: `['tags/sea', 'authors/kim']`. */
export const listTerms = (terms: ArticleTerms): readonly TermKey[] =>
  TAXONOMIES.flatMap((kind) => terms[kind].map((term) => termKey(kind, term)));
