import type { Problem } from '../../model/problem.ts';
import { type ParsedArticle, problemWith } from '../../read/read-article.ts';
import { toZonedTime } from '../../read/written-date.ts';
import type { Settings } from '../../settings/settings.ts';
import { readAlias } from '../alias.ts';
import type { Origin } from './origin.ts';
import { type Pattern, readPatterns } from './patterns.ts';
import { readPart } from './values.ts';

/** More spellings of one address than a generator could have had. */
const MOST_SPELLINGS = 64;

/** The addresses that a pattern gives, or the part of it that an article does not have. */
function fillPattern(
  pattern: Pattern,
  origin: Origin,
): { readonly paths: readonly string[] } | { readonly missing: string } {
  let paths: readonly string[] = [''];
  for (const [at, text] of pattern.entries()) {
    const isText = at % 2 === 0;
    const values = isText ? [text] : readPart(text, origin);
    if (values.length === 0) return { missing: text };
    paths = paths
      .flatMap((path) => values.map((value) => path + (isText ? value : encodeURI(value))))
      .slice(0, MOST_SPELLINGS);
  }
  return { paths: [...new Set(paths.map((path) => readAlias(path.replace(/\/{2,}/g, '/'))))] };
}

/**
 * Adds to articles the addresses that they had by the patterns of PERMALINKS, the likeliest first.
 * @returns the articles, and a warning for each whose address cannot be known
 */
export function derivePermalinks(
  parsedArticles: readonly ParsedArticle[],
  { PERMALINKS, SITE_TIMEZONE }: Pick<Settings, 'PERMALINKS' | 'SITE_TIMEZONE'>,
): { readonly parsedArticles: readonly ParsedArticle[]; readonly warnings: readonly Problem[] } {
  if (PERMALINKS === undefined) return { parsedArticles, warnings: [] };
  const patterns = readPatterns(PERMALINKS);
  const warnings: Problem[] = [];
  const derived = parsedArticles.map((article): ParsedArticle => {
    const { published, draft } = article.fields;
    const time = published === undefined ? undefined : toZonedTime(published, SITE_TIMEZONE);
    const filled = patterns.map((pattern) => fillPattern(pattern, { article, time }));
    const permalinks = filled.flatMap((each) => ('paths' in each ? each.paths : []));
    const [missing] = filled.flatMap((each) => ('missing' in each ? [each.missing] : []));
    if (permalinks.length === 0 && missing !== undefined && !draft) {
      const message = `its old address has "${missing}", which it does not say, so PERMALINKS finds none; add the field, or the address to its "aliases"`;
      warnings.push(problemWith(article, 'published', message));
    }
    return { ...article, permalinks: [...new Set(permalinks)] };
  });
  return { parsedArticles: derived, warnings };
}

/** Reports articles that had one address by the patterns: it leads to the newest of them. */
export function findSharedPermalinks(newestFirst: readonly ParsedArticle[]): readonly Problem[] {
  const first = new Map<string, string>();
  return newestFirst.flatMap((parsed) => {
    const [path] = parsed.permalinks ?? [];
    if (path === undefined) return [];
    const twin = first.get(path);
    if (twin === undefined) first.set(path, parsed.file);
    const message = `by PERMALINKS, "${path}" was its address and that of ${twin}, where it leads now; add what is right to the "aliases" of one of them`;
    return twin === undefined ? [] : [problemWith(parsed, 'aliases', message)];
  });
}
