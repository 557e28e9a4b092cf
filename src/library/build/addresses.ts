import type { Article, Site } from '../../model/article.ts';
import { articlePath, canonicalPath } from '../../paths.ts';
import { ARCHIVES_PER_PART, RULES_KEY } from '../format.ts';
import { createRecord, type LibraryRecord } from './records.ts';

/** Where former addresses lead, and at which of them an article, or a file of one, was removed. */
export function buildPaths({
  removed,
  redirects,
}: Pick<Site, 'removed' | 'redirects'>): readonly LibraryRecord[] {
  const gone = new Set(
    removed.flatMap(({ slugs, files = [] }) => [...slugs.map(articlePath), ...files]),
  );
  const targets = Map.groupBy(redirects, ({ from }) => canonicalPath(from));
  return [...new Set([...gone, ...targets.keys()])].map((path) =>
    createRecord('path', path, () => ({
      to: (targets.get(path) ?? []).map(({ from, ...destination }) => destination),
      gone: gone.has(path),
    })),
  );
}

/** The part with the addresses of an archive. */
const partOf = (archive: number): number => Math.ceil(archive / ARCHIVES_PER_PART);

/**
 * How many parts the addresses of so many archives take, and of the articles that are in none yet.
 * @example countParts(20) // → 2
 */
export const countParts = (archives: number): number => partOf(archives + 1);

/** The addresses of all articles, in parts. Those first published elsewhere are listed there. */
export function buildParts(
  articles: readonly Article[],
  archives: number,
): readonly LibraryRecord[] {
  const parts = Map.groupBy(
    articles.filter(({ canonical, noindex }) => canonical === undefined && !noindex),
    ({ archive = archives + 1 }) => partOf(archive),
  );
  return [...parts].map(([number, some]) =>
    createRecord('part', number, () => some.map(({ slug, updated }) => ({ slug, updated }))),
  );
}

/** The rules for many addresses, if there are any. */
export const buildRules = (rules: Site['rules'] = []): readonly LibraryRecord[] =>
  rules.length > 0 ? [createRecord('rules', RULES_KEY, () => rules)] : [];

/** What is known of each file, for the headers of its responses. */
export const buildFiles = (files: Site['files'] = []): readonly LibraryRecord[] =>
  files.map(({ path, ...known }) => createRecord('file', path, () => known));
