import type { Redirect } from '../model/article.ts';
import { articlePath } from '../paths.ts';
import { readAlias } from './alias.ts';

/** The slugs of an article now and before, and its other addresses as its publisher names them. */
interface Resident {
  readonly slug: string;
  readonly formerSlugs?: readonly string[] | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/**
 * The addresses that articles had before, each with the one to go to, the one that counts last: what
 * a publisher names before what is remembered, and of two articles that had one address, the newer.
 * @param residents the newest first
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
