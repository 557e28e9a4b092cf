import type { ParsedArticle } from '../read/read-article.ts';
import type { Seed } from '../read/seed.ts';
import { foldersInSite, isPost, rootOf, type SiteRoots } from './site-roots.ts';

/** Front matter, and in it what Jekyll, Hugo and their themes call a page. */
const FRONT_MATTER =
  /^(?:\ufeff)?(?:---|\+\+\+)[^\S\n]*\r?\n(?<fields>.*?)^(?:---|\+\+\+|\.\.\.)[^\S\n]*$/ms;
const PAGE = /^(?:layout|type)[ \t]*[:=][ \t]*(["']?)page\1[ \t]*(?:#.*)?\r?$/m;

/** The content folder of Hexo, where everything but posts is a page. */
const HEXO = /\/source\//;

/** The content folder of Hugo and Zola: what is in none of its sections is a page, if it has no date. */
const isOutsideSections = (file: string, roots: SiteRoots): boolean =>
  /\/content\//.test(file) && foldersInSite(file, roots)[0]?.length === 0;

function isPage({ file, fields }: ParsedArticle, seed: Seed, roots: SiteRoots): boolean {
  if (fields.feed !== undefined || isPost(file)) return false;
  const front = FRONT_MATTER.exec(new TextDecoder().decode(seed.source.bytes))?.groups?.fields;
  // Generators take no other file for theirs.
  if (front === undefined) return false;
  if (PAGE.test(front)) return true;
  const isBesidePosts = roots.withPosts.has(rootOf(file, roots));
  if (isBesidePosts && HEXO.test(file)) return true;
  return fields.published === undefined && (isBesidePosts || isOutsideSections(file, roots));
}

/**
 * Keeps pages such as `about.md` out of feeds and lists, where their generator would not have had them either.
 * @returns the articles, and the files of those pages
 */
export function markPages(
  parsedArticles: readonly ParsedArticle[],
  seeds: readonly Seed[],
  roots: SiteRoots,
): { readonly parsedArticles: readonly ParsedArticle[]; readonly pages: readonly string[] } {
  const seedOf = new Map(seeds.map((seed) => [seed.source.file, seed]));
  const pages = new Set(
    parsedArticles.flatMap((parsed) => {
      const seed = seedOf.get(parsed.file);
      return seed && isPage(parsed, seed, roots) ? [parsed.file] : [];
    }),
  );
  return {
    parsedArticles: parsedArticles.map((parsed) =>
      pages.has(parsed.file) ? { ...parsed, fields: { ...parsed.fields, feed: false } } : parsed,
    ),
    pages: [...pages],
  };
}
