import path from 'node:path';
import { isReservedPath } from '../paths.ts';
import { readPermalink } from '../read/fields/permalink.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { readAlias } from './alias.ts';
import { foldersInSite, type SiteRoots } from './site-roots.ts';

/** The addresses that an article had on another site, the likeliest first: by patterns, stated, and by its folder. */
const listFormer = (article: ParsedArticle, roots: SiteRoots): readonly string[] => {
  const { fields, named, permalinks = [] } = article;
  const stated = (fields.aliases ?? []).filter(
    (alias) => alias.startsWith('/') && readPermalink(alias)?.name === named,
  );
  const beside = foldersInSite(article.file, roots).map((folders) => `/${folders.join('/')}/x`);
  return [...permalinks, ...stated, ...beside];
};

/**
 * In Hugo, an alias without a slash is next to the address of its article, which may be by a pattern or its folder. So
 * one that is only a slug leads to the article from there too.
 */
function addRelative(article: ParsedArticle, roots: SiteRoots): ParsedArticle {
  const names = (article.fields.aliases ?? []).filter((alias) => !alias.startsWith('/'));
  if (names.length === 0) return article;
  const { permalinks = [] } = article;
  const found = names.flatMap((name) =>
    listFormer(article, roots).map((former) =>
      readAlias(path.posix.join(path.posix.dirname(former.replace(/\/$/, '')), name)),
    ),
  );
  const added = found.filter((each) => !isReservedPath(each));
  return { ...article, permalinks: [...new Set([...permalinks, ...added])] };
}

/** Adds to articles the addresses of aliases that are relative to their own; see {@link addRelative}. */
export const addRelativeAliases = (
  parsedArticles: readonly ParsedArticle[],
  roots: SiteRoots,
): readonly ParsedArticle[] => parsedArticles.map((parsed) => addRelative(parsed, roots));
