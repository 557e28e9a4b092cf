import type { Redirect } from '../model/article.ts';
import { articlePath } from '../paths.ts';
import { readAlias } from './alias.ts';

/** An article's slugs, current and former, and its other addresses as its publisher wrote them. */
interface Resident {
  readonly slug: string;
  readonly formerSlugs?: readonly string[] | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/**
 * Redirects from the former addresses of articles to their current ones. Of two from the same
 * address, the later one counts: an alias, which a publisher wrote, beats a remembered slug, and a
 * newer article beats an older one.
 * @param residents newest first
 */
export function buildRedirects(residents: readonly Resident[]): readonly Redirect[] {
  const oldestFirst = residents.toReversed();
  return [
    ...oldestFirst.flatMap(({ slug, formerSlugs = [] }) =>
      formerSlugs.map((former) => ({ from: articlePath(former), to: articlePath(slug) })),
    ),
    ...oldestFirst.flatMap(({ slug, aliases = [] }) =>
      aliases.map((alias) => ({ from: readAlias(alias), to: articlePath(slug) })),
    ),
  ];
}
