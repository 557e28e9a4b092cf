/** What articles are listed by, besides time. Also the folders of these lists. */
export const TAXONOMIES = ['tags', 'authors'] as const;
export type Taxonomy = (typeof TAXONOMIES)[number];

/** The path of a term's list from the site's root, without slashes around it: `tags/c-sharp`. */
export type TermKey = `${Taxonomy}/${string}`;

/** A tag or an author: each has a list of its articles. */
export interface Term {
  readonly name: string;
  /** As in a path, so percent-encoded beyond ASCII. */
  readonly slug: string;
}

/** @example termKey('tags', { slug: 'c-sharp' }) // → 'tags/c-sharp' */
export const termKey = (kind: Taxonomy, { slug }: Pick<Term, 'slug'>): TermKey => `${kind}/${slug}`;
