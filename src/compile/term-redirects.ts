import type { Article } from '../model/article.ts';
import { encodePath } from '../model/percent.ts';
import type { Redirect } from '../model/redirect.ts';
import { TAXONOMIES, type Term, termKey } from '../model/term.ts';
import { FEED_PATHS, termPath } from '../paths.ts';
import { spellings } from './permalinks/spellings.ts';

/**
 * Where tags and authors lead by the names that generators give them: `/tags/uber` to `/tags/ueber`, with their feeds. A
 * name that is that of another one stays its own.
 */
export function buildTermRedirects(
  articles: readonly Pick<Article, 'tags' | 'authors'>[],
): readonly Redirect[] {
  return TAXONOMIES.flatMap((kind) => {
    const terms = new Map<string, Term>();
    for (const article of articles) for (const term of article[kind]) terms.set(term.slug, term);
    const spelled = [...terms.values()].flatMap(({ name, slug }) =>
      spellings(name)
        .map(encodePath)
        .filter((other) => !terms.has(other))
        .map((other) => ({ from: termPath(termKey(kind, { slug: other })), slug })),
    );
    return spelled.flatMap(({ from, slug }) => {
      const to = termPath(termKey(kind, { slug }));
      const feeds = Object.values(FEED_PATHS).map((feed) => ({ from: from + feed, to: to + feed }));
      return [{ from, to }, ...feeds];
    });
  });
}
