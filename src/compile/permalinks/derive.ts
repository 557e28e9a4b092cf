import { encodePath } from '../../model/percent.ts';
import type { Problem } from '../../model/problem.ts';
import { isReservedPath } from '../../paths.ts';
import { type ParsedArticle, problemWith } from '../../read/read-article.ts';
import { toZonedTime } from '../../read/written-date.ts';
import type { Settings } from '../../settings/settings.ts';
import { readAlias } from '../alias.ts';
import { foldersInSite, isPost, type SiteRoots } from '../site-roots.ts';
import type { Origin } from './origin.ts';
import { type Pattern, readPatterns } from './patterns.ts';
import { readPart } from './values.ts';

interface Written {
  readonly parsedArticles: readonly ParsedArticle[];
  readonly settings: Pick<Settings, 'PERMALINKS' | 'SITE_TIMEZONE'>;
  readonly roots: SiteRoots;
}

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
      .flatMap((path) => values.map((value) => path + (isText ? value : encodePath(value))))
      .slice(0, MOST_SPELLINGS);
  }
  return { paths: [...new Set(paths.map((path) => readAlias(path.replace(/\/{2,}/g, '/'))))] };
}

const ENDING = /\.html$/;

/** GitHub Pages and others answer without the ending too. */
const withoutEndings = (paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => (ENDING.test(path) ? [path.replace(ENDING, '')] : []));

/** The address of a page, and of what no pattern is for: that of its file, as every generator has it. */
function readPlainPaths(origin: Origin, hasEndings: boolean): readonly string[] {
  const { article, folders } = origin;
  const [name = ''] = readPart('name', origin);
  if (name === '' || isPost(article.file)) return [];
  const path = readAlias(`/${[...folders, name].map(encodePath).join('/')}`);
  return [path, ...(hasEndings ? [`${path}.html`] : [])].filter((each) => !isReservedPath(each));
}

interface Filled {
  readonly paths: readonly string[];
  /** Part of a pattern that the article does not have. */
  readonly missing?: string | undefined;
}

/** The addresses of an article by patterns, wherever the root of its site is. */
function fillPatterns(patterns: readonly Pattern[], origins: readonly Origin[]): Filled {
  const filled = patterns.flatMap((pattern) => origins.map((each) => fillPattern(pattern, each)));
  const [missing] = filled.flatMap((each) => ('missing' in each ? [each.missing] : []));
  return { paths: filled.flatMap((each) => ('paths' in each ? each.paths : [])), missing };
}

/** True if nobody has to say where it was: a page has its address by its file, and others state one. */
const isKnownOtherwise = ({ fields }: ParsedArticle): boolean =>
  fields.draft === true || fields.feed === false || (fields.aliases ?? []).length > 0;

/**
 * Adds to articles the addresses that they had by the patterns of PERMALINKS, the likeliest first.
 * @returns the articles, and a warning for each whose address cannot be known
 */
export function derivePermalinks({
  parsedArticles,
  settings: { PERMALINKS, SITE_TIMEZONE },
  roots,
}: Written): {
  readonly parsedArticles: readonly ParsedArticle[];
  readonly warnings: readonly Problem[];
} {
  if (PERMALINKS === undefined) return { parsedArticles, warnings: [] };
  const patterns = readPatterns(PERMALINKS);
  const hasEndings = patterns.some((pattern) => /\.html$|output_ext/.test(pattern.join('')));
  const warnings: Problem[] = [];
  const derived = parsedArticles.map((article): ParsedArticle => {
    const { published } = article.fields;
    const time = published === undefined ? undefined : toZonedTime(published, SITE_TIMEZONE);
    const origins = foldersInSite(article.file, roots).map(
      (folders): Origin => ({ article, time, folders }),
    );
    const { paths, missing } = fillPatterns(patterns, origins);
    if (paths.length === 0 && missing !== undefined && !isKnownOtherwise(article)) {
      const message = `its old address has "${missing}", which it does not say, so PERMALINKS finds none; add the field, or the address to its "aliases"`;
      warnings.push(problemWith(article, 'published', message));
    }
    const plain = origins.flatMap((origin) => readPlainPaths(origin, hasEndings));
    return {
      ...article,
      permalinks: [...new Set([...paths, ...withoutEndings(paths), ...plain])],
    };
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
