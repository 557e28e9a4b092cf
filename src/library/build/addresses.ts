import type { Article, Site } from '../../model/article.ts';
import { articlePath } from '../../paths.ts';
import { ARCHIVES_PER_PART } from '../format.ts';
import { createRecord, type LibraryRecord } from './records.ts';

/** Where each path leads at which no article stands. */
export function buildPaths({
  removed,
  redirects,
}: Pick<Site, 'removed' | 'redirects'>): readonly LibraryRecord[] {
  const gone = new Set(removed.flatMap(({ slugs }) => slugs.map(articlePath)));
  const targets = Map.groupBy(redirects, ({ from }) => from);
  return [...new Set([...gone, ...targets.keys()])].map((path) =>
    createRecord('path', path, () => ({
      to: (targets.get(path) ?? []).map(({ to }) => to),
      gone: gone.has(path),
    })),
  );
}

/** The part of the addresses that those of an archive are in. */
const partOf = (archive: number): number => Math.ceil(archive / ARCHIVES_PER_PART);

/** How many parts the addresses of so many archives take, with what is in none. */
export const countParts = (archives: number): number => partOf(archives + 1);

/** The addresses of all articles in parts, but for those first published elsewhere: they are listed there. */
export function buildParts(
  articles: readonly Article[],
  archives: number,
): readonly LibraryRecord[] {
  const parts = Map.groupBy(
    articles.filter(({ canonical }) => canonical === undefined),
    ({ archive = archives + 1 }) => partOf(archive),
  );
  return [...parts].map(([number, some]) =>
    createRecord('part', number, () => some.map(({ slug, updated }) => ({ slug, updated }))),
  );
}
