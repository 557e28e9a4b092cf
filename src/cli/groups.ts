import type { Problem } from '../model/problem.ts';
import { SOURCE_KINDS } from '../read/seed.ts';

/** Problems of one kind: they differ in names and numbers alone. */
export interface Group {
  /** What was seen, with `…` where they differ. */
  readonly kind: string;
  readonly problems: readonly Problem[];
}

/** What is particular about a problem: what is in quotes, paths, times and numbers. */
const SPECIFICS =
  /"[^"]*"|\bseeds\/\S*[^\s:;,]|(?<=\bno file )(?!for )\S+|\b\d{4}-\d{2}-\d{2}T[\d:]+Z|\b\d[\d,.]*/g;

/**
 * The kind of a problem: what was seen, without what is particular about it.
 * @example kindOf('there is no field "pubished"; did you mean "published"?') // → 'there is no field …'
 */
const kindOf = (message: string): string =>
  (/^(?:"[^"]*"|[^";])*/.exec(message)?.[0] ?? message).trim().replace(SPECIFICS, '…');

/** Groups problems by their kinds, the most frequent first; of equally frequent ones, the one that comes first. */
export const groupByKind = (problems: readonly Problem[]): readonly Group[] =>
  [...Map.groupBy(problems, ({ message }) => kindOf(message))]
    .map(([kind, each]) => ({ kind, problems: each }))
    .toSorted((a, b) => b.problems.length - a.problems.length);

/** The path without its ending of an article or its sidecar; undefined for any other file. */
function nameArticle(file: string): string | undefined {
  const ending = /\.[^./]*$/.exec(file)?.[0] ?? '';
  const isArticle = /^\.ya?ml$/i.test(ending) || ending.toLowerCase() in SOURCE_KINDS;
  return isArticle ? file.slice(0, -ending.length) : undefined;
}

/** How many articles problems are in: an article and its sidecar are one. */
export const countArticles = (problems: readonly Problem[]): number =>
  new Set(problems.flatMap(({ file }) => nameArticle(file) ?? [])).size;
