import type { Lock } from '../lock/lock.ts';
import type { Problem } from '../model/problem.ts';
import type { ArticleReading, ParsedArticle } from '../read/read-article.ts';
import type { Seed } from '../read/seed.ts';
import { isInDrafts } from './list-files.ts';

/** The articles that could be read, and what is wrong with the others. */
export interface Readings {
  readonly parsedArticles: readonly ParsedArticle[];
  /** Articles that could not be read. */
  readonly unread: readonly string[];
  /** Those of them that are templates of another generator, which nobody takes for articles. */
  readonly templates: readonly string[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const markDraft = (parsed: ParsedArticle): ParsedArticle =>
  isInDrafts(parsed.file) ? { ...parsed, fields: { ...parsed.fields, draft: true } } : parsed;

/**
 * Sorts readings. A file without a text is no article yet, and nobody misses a draft, so neither stops a compile. But
 * an article that readers know does, where its text is gone: an editor may be about to write it. So does anything that
 * leaves no article at all.
 */
export function sortReadings(
  seeds: readonly Seed[],
  readings: readonly ArticleReading[],
  { articles }: Lock,
): Readings {
  const known = new Set(
    Object.values(articles).flatMap(({ file, removed }) => (removed === undefined ? [file] : [])),
  );
  const parsedArticles = readings.flatMap((reading) =>
    'parsed' in reading ? [markDraft(reading.parsed)] : [],
  );
  const unread: string[] = [];
  const templates: string[] = [];
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  for (const [index, reading] of readings.entries()) {
    if ('parsed' in reading) continue;
    const file = seeds[index]?.source.file ?? '';
    unread.push(file);
    const isHarmless = isInDrafts(file) || (reading.isEmpty === true && !known.has(file));
    const isToBeFixed = !isHarmless || parsedArticles.length === 0;
    if (reading.isTemplate && !isToBeFixed) templates.push(file);
    else (isToBeFixed ? problems : warnings).push(...reading.problems);
  }
  return { parsedArticles, unread, templates, problems, warnings };
}
