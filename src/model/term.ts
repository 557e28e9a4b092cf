/** What articles are listed by besides their time; also the folder of these lists. */
export const TAXONOMIES = ['tags', 'authors'] as const;
export type Taxonomy = (typeof TAXONOMIES)[number];

/** A term's folder from the site's root on, without a slash at either end: `tags/c-sharp`. */
export type TermKey = `${Taxonomy}/${string}`;

/** What has a list of its own articles. */
export interface Term {
  readonly name: string;
  /** As it stands in a path: what is beyond ASCII is percent-encoded. */
  readonly slug: string;
}

export const termKey = (kind: Taxonomy, { slug }: Pick<Term, 'slug'>): TermKey => `${kind}/${slug}`;
