import { readAlias } from '../article/alias.ts';
import { articlePath, type Redirect } from '../article/article.ts';

/** The slugs of an article now and before, and its other addresses as its publisher names them. */
interface Resident {
  readonly slug: string;
  readonly formerSlugs?: readonly string[] | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/**
 * The addresses that articles had before, each with the one to go to. Where an article stands,
 * nothing leads away; what a publisher names counts before what is remembered; of two articles
 * that had one address, the newer had it last.
 * @param residents the newest first
 */
export function buildRedirects(residents: readonly Resident[]): readonly Redirect[] {
  const oldestFirst = residents.toReversed();
  const redirects = new Map([
    ...oldestFirst.flatMap(({ slug, formerSlugs = [] }) =>
      formerSlugs.map((former) => [articlePath(former), articlePath(slug)] as const),
    ),
    ...oldestFirst.flatMap(({ slug, aliases = [] }) =>
      aliases.map((alias) => [readAlias(alias), articlePath(slug)] as const),
    ),
  ]);
  for (const { slug } of residents) redirects.delete(articlePath(slug));
  return [...redirects].map(([from, to]) => ({ from, to }));
}
