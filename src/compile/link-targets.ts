import type { Identity } from '../lock/identify.ts';
import type { Instant } from '../model/article.ts';
import { readArticleQuery } from '../model/query-address.ts';
import type { TermKey } from '../model/term.ts';
import { articlePath } from '../paths.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { SOURCE_KINDS } from '../read/seed.ts';
import { readAlias } from './alias.ts';
import { endingOf, stemOf } from './classify-files.ts';
import { createFileFind, createFind, type Find, lastPart } from './find-file.ts';
import { readPath } from './location.ts';
import type { PublishedFiles } from './media/collect.ts';
import { listTerms, readTerms } from './terms.ts';

/** The path of an article, and when it is published if it says so. */
export interface Address {
  readonly path: string;
  readonly published: Instant | undefined;
}

/** Everything that a text can refer to. */
export interface LinkTargets {
  readonly files: PublishedFiles;
  readonly findFile: Find<string>;
  /** The address of each published article, by its file. */
  readonly addresses: ReadonlyMap<string, Address>;
  /** Finds the file of an article, published or not, by a path with or without its ending. */
  readonly findArticle: Find<string>;
  /** The files of articles by their addresses, current and former, as {@link normalizePath} spells them. */
  readonly paths: ReadonlyMap<string, string>;
  /** The files of articles by what the last part of an address may be, in lower case. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly terms: ReadonlySet<TermKey>;
}

interface Material {
  readonly files: PublishedFiles;
  readonly findFile: Find<string>;
  readonly parsedArticles: readonly ParsedArticle[];
  readonly unread: readonly string[];
}

type Shown = readonly (readonly [ParsedArticle, Identity])[];

const INDEX = /\/_?index$/i;

/**
 * A path without what addresses and file names have at their end.
 * @example toBare('seeds/trip/index.md') // → 'seeds/trip', as 'seeds/trip/' and 'seeds/trip.html'
 */
function toBare(place: string): string {
  const trimmed = place.replace(/\/$/, '');
  const isSource = endingOf(trimmed) in SOURCE_KINDS;
  return (isSource ? stemOf(trimmed) : trimmed).replace(INDEX, '');
}

/** Of `trip.md`, `trip.txt` and `trip/index.md`, the first is meant by `trip`. */
const rankOf = (file: string): number =>
  ['.html', '.htm', '.txt'].indexOf(endingOf(file)) + (INDEX.test(stemOf(file)) ? 10 : 0);

function createArticleFind(files: readonly string[]): Find<string> {
  const exact = createFileFind(files);
  const ranked = files.toSorted((a, b) => rankOf(b) - rankOf(a));
  const bare = createFind(new Map(ranked.map((file) => [toBare(file), file])), toBare);
  const names = new Set(files.map((file) => lastPart(toBare(file))));
  // Most links that lead nowhere end here. A path such as `..` or `index.md` has no name in it.
  const mayBe = (name: string): boolean => names.has(name) || /^(?:index|\.{0,2})$/.test(name);
  return (article, url) =>
    exact(article, url) ??
    (mayBe(lastPart(toBare(readPath(url)))) ? bare(article, url) : undefined);
}

/**
 * A path of the site without what makes no difference: a slash or `index.html` at its end, or `.html`.
 * @example normalizePath('/2020/05/kim.html?x') // → '/2020/05/kim'
 */
export const normalizePath = (url: string): string =>
  readArticleQuery(url) ??
  readPath(url)
    .replace(/\/(?:index(?:\.html?)?)?$/i, '')
    .replace(/\.html?$/i, '');

const DAY = /^\d{4}-\d{1,2}-\d{1,2}[-_ .]+/;

/**
 * What the last part of an article's address may be by its file name, in lower case.
 * @example namesOf('seeds/_posts/2020-05-06-Kim.md') // → ['2020-05-06-kim', 'kim']
 */
function namesOf(file: string): readonly string[] {
  const name = toBare(file).toLowerCase().replace(/^.*\//, '');
  return [name, name.replace(DAY, '')];
}

function groupNames(
  files: readonly string[],
  parsedArticles: readonly ParsedArticle[],
  shown: Shown,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  const add = (name: string | undefined, file: string): void => {
    if (name === undefined || name === '') return;
    names.set(name, (names.get(name) ?? new Set()).add(file));
  };
  for (const file of files) for (const name of namesOf(file)) add(name, file);
  for (const { file, fields } of parsedArticles) add(fields.slug, file);
  for (const [{ file }, { entry }] of shown) {
    for (const slug of [entry.slug, ...(entry.formerSlugs ?? [])]) add(slug, file);
  }
  return new Map([...names].map(([name, all]) => [name, [...all]]));
}

/** Everything that the texts of a site can refer to. */
export function buildLinkTargets(shown: Shown, material: Material): LinkTargets {
  const { files, findFile, parsedArticles, unread } = material;
  const sources = [...parsedArticles.map(({ file }) => file), ...unread];
  const addresses = new Map(
    shown.map(([{ file }, { entry }]): [string, Address] => [
      file,
      { path: articlePath(entry.slug), published: entry.published },
    ]),
  );
  // The address of an article comes after its aliases, and a former one first: the last of a path counts.
  const paths = new Map([
    ...shown.flatMap(([{ file }, { entry }]) =>
      (entry.formerSlugs ?? []).map((slug) => [articlePath(slug), file] as const),
    ),
    ...parsedArticles.flatMap(({ file, permalinks = [] }) =>
      permalinks.toReversed().map((path) => [normalizePath(path), file] as const),
    ),
    ...parsedArticles.flatMap(({ file, fields }) =>
      (fields.aliases ?? []).map((alias) => [normalizePath(readAlias(alias)), file] as const),
    ),
    ...[...addresses].map(([file, { path }]) => [path, file] as const),
  ]);
  return {
    files,
    findFile,
    addresses,
    findArticle: createArticleFind(sources),
    paths,
    names: groupNames(sources, parsedArticles, shown),
    terms: new Set(shown.flatMap(([{ fields }]) => listTerms(readTerms(fields)))),
  };
}
