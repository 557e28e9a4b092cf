import type { Article, Instant, RemovedArticle, Site } from '../article/article.ts';

/** What stands at an article's address. */
export type Found =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'removed' }
  | { readonly kind: 'unknown' };

/** The newest articles, and when that set or any of them last changed. */
export interface Latest {
  readonly articles: readonly Article[];
  /** What would stand among them, had it not been taken away. */
  readonly removed: readonly RemovedArticle[];
  readonly lastModified: Instant;
}

/** Hands articles to the routes, which never learn where they are kept. */
export interface Library {
  latest(limit: number): Promise<Latest>;
  find(slug: string): Promise<Found>;
  /** The path of the article that had this path before. */
  redirect(path: string): Promise<string | undefined>;
}

/** A library of articles that all travel in the Worker's bundle. */
export function createLibrary(site: Site): Library {
  const found = new Map<string, Found>([
    ...site.removed.flatMap(({ slugs }) =>
      slugs.map((slug) => [slug, { kind: 'removed' }] as const),
    ),
    ...site.articles.map((article) => [article.slug, { kind: 'article', article }] as const),
  ]);
  const redirects = new Map(site.redirects.map(({ from, to }) => [from, to]));
  return {
    latest: async (limit) => ({
      articles: site.articles.slice(0, limit),
      removed: site.removed.filter(({ place }) => place < limit),
      lastModified: site.lastModified,
    }),
    find: async (slug) => found.get(slug) ?? { kind: 'unknown' },
    redirect: async (path) => redirects.get(path),
  };
}
