import type { Redirect } from '../model/redirect.ts';
import { articlePath } from '../paths.ts';
import { readAlias } from './alias.ts';

/** An article's slugs, current and former, and its other addresses as its publisher wrote them. */
interface Resident {
  readonly slug: string;
  readonly formerSlugs?: readonly string[] | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** By the patterns of the site, the likeliest first. */
  readonly permalinks?: readonly string[] | undefined;
}

/** The addresses that patterns give: the likeliest of any article beats all others. */
function buildPermalinks(oldestFirst: readonly Resident[]): readonly Redirect[] {
  const all = oldestFirst.flatMap(({ slug, permalinks = [] }) =>
    permalinks.map((from, rank) => ({ from, to: articlePath(slug), rank })),
  );
  return all.toSorted((a, b) => b.rank - a.rank).map(({ rank, ...redirect }) => redirect);
}

/** Where the former addresses of articles lead. */
interface FormerAddresses {
  /** As publishers wrote them. */
  readonly aliases: readonly Redirect[];
  /** As this site had them, or another one by its patterns. */
  readonly formerSlugs: readonly Redirect[];
}

/**
 * Redirects from the former addresses of articles to their current ones. Of two from the same address, the later one
 * counts: a newer article beats an older one.
 * @param residents newest first
 */
export function splitRedirects(residents: readonly Resident[]): FormerAddresses {
  const oldestFirst = residents.toReversed();
  return {
    formerSlugs: [
      ...buildPermalinks(oldestFirst),
      ...oldestFirst.flatMap(({ slug, formerSlugs = [] }) =>
        formerSlugs.map((former) => ({ from: articlePath(former), to: articlePath(slug) })),
      ),
    ],
    aliases: oldestFirst.flatMap(({ slug, aliases = [] }) =>
      aliases.map((alias) => ({ from: readAlias(alias), to: articlePath(slug) })),
    ),
  };
}

/**
 * All redirects of the site. Of two from the same address, the later one counts: an alias, which a publisher wrote for
 * one article, beats a rule, and a rule beats a remembered slug.
 * @param residents newest first
 * @param rules for one address each
 * @param others from where tags, authors and files were
 */
export function buildRedirects(
  residents: readonly Resident[],
  rules: readonly Redirect[] = [],
  others: readonly Redirect[] = [],
): readonly Redirect[] {
  const { aliases, formerSlugs } = splitRedirects(residents);
  return [...others, ...formerSlugs, ...rules, ...aliases];
}
