import type { Identity } from '../lock/identify.ts';
import type { Article, Instant } from '../model/article.ts';
import { termKey } from '../model/term.ts';
import { nameArticle } from '../read/article-error.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { resolveEpisode } from './episode/resolve-episode.ts';
import { buildLinkTargets } from './link-targets.ts';
import type { Material } from './material.ts';
import { type FindPublished, linkArticle } from './resolve.ts';
import { buildArticles, type PublishedArticle } from './site.ts';
import { listTerms } from './terms.ts';

/** True if a directory may list what the site has to hear. */
const hasShow = ({ shows, settings }: Material): boolean =>
  shows.shows.length > 0 ||
  (settings.SITE_ICON !== undefined && settings.SITE_CATEGORY !== undefined);

/**
 * Connects the articles that have an identity: with one another by their links, and with what belongs to their recordings.
 * @param parsedArticles all of them, in place of those of the material
 * @returns in the order of their paths
 */
export function connectArticles(
  material: Material,
  parsedArticles: readonly ParsedArticle[],
  identities: ReadonlyMap<string, Identity>,
  find: FindPublished,
): readonly PublishedArticle[] {
  const shown = parsedArticles.flatMap((parsed): (readonly [ParsedArticle, Identity])[] => {
    const identity = identities.get(parsed.file);
    return identity ? [[parsed, identity]] : [];
  });
  const targets = buildLinkTargets(shown, { ...material, parsedArticles });
  const isOfShow = hasShow(material);
  return shown.map(
    ([parsed, identity]): PublishedArticle =>
      nameArticle(parsed.file, () => ({
        ...linkArticle({ ...parsed, identity }, targets),
        resolved: resolveEpisode(parsed, find, material.settings, isOfShow),
      })),
  );
}

/** False for an article that has a page, and is in no list. */
export const isListed = ({ fields }: ParsedArticle): boolean => fields.feed !== false;

/**
 * Builds the articles as they are served: those in lists, and those that have a page alone.
 * @param newestFirst what is published
 */
export function buildAllArticles(
  { settings }: Material,
  newestFirst: readonly PublishedArticle[],
  find: FindPublished,
  now: Instant,
): { readonly articles: readonly Article[]; readonly unlisted: readonly Article[] } {
  const { listed = [], alone = [] } = Object.groupBy(newestFirst, (parsed) =>
    isListed(parsed) ? 'listed' : 'alone',
  );
  const articles = buildArticles(listed, find, settings, now);
  const terms = new Set(articles.flatMap(listTerms));
  const unlisted = buildArticles(alone, find, settings, now).map((article) => ({
    ...article,
    // Only what is listed has a page of its own.
    tags: article.tags.filter((tag) => terms.has(termKey('tags', tag))),
  }));
  return { articles, unlisted };
}
