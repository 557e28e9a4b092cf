import { readdirSync } from 'node:fs';
import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';
import { endingOf } from './classify-files.ts';
import { readInput } from './input.ts';

/** Formats that people write articles in, and that Tidings does not read. */
const FORMATS: Readonly<Record<string, string>> = {
  '.rst': 'reStructuredText',
  '.rest': 'reStructuredText',
  '.org': 'Org mode',
  '.adoc': 'AsciiDoc',
  '.asciidoc': 'AsciiDoc',
  '.asc': 'AsciiDoc',
  '.textile': 'Textile',
  '.ipynb': 'a Jupyter notebook',
  '.rmd': 'R Markdown',
  '.qmd': 'Quarto',
  '.mdoc': 'Markdoc',
  '.mediawiki': 'MediaWiki',
  '.tex': 'LaTeX',
  '.rtf': 'RTF',
  '.doc': 'a Word document',
  '.docx': 'a Word document',
  '.odt': 'an OpenDocument text',
  '.xml': 'XML',
  '.json': 'JSON',
};

/** JSON and XML that no article is in: settings, and what a generator made. */
const SETTINGS =
  /\/(?:package(?:-lock)?|[jt]sconfig|manifest|composer|vercel|netlify|sitemap|feed|atom|rss|search|browserconfig|opensearch|[\w.-]+\.config)\.(?:json|xml)$/i;

/** Data that Eleventy gives to the pages of a folder: `posts/posts.json`. */
const FOLDER_DATA = /\/(?<folder>[^/]+)\/\k<folder>\.json$|\.11tydata\.json$/;

/** Where files are what articles show or offer. */
const BESIDE = /\/(?:media|static|public|assets|images|files|downloads)\//;

/** Names of no interest to anybody. */
const SYSTEM = /\/(?:\.[^/]*|#[^/]*|[^/]*~|Thumbs\.db|desktop\.ini|articles\.lock\.json)\/?$/;

/** The page that files in its folder, and below, belong to. */
const BUNDLE_PAGE = /^(?<folder>seeds\/.+)\/index\.\w+$/;

/** In bytes. */
const MOST_TEMPLATE = 64 * 1024;

/** A file in these formats may also be data of a page. */
const DATA: ReadonlySet<string> = new Set(['.xml', '.json']);

/**
 * Names what looks like articles in a format that Tidings does not read.
 * @param unused files that no article uses
 * @param articles the files of all articles
 */
export function findUnreadFormats(
  unused: readonly string[],
  articles: readonly string[],
): readonly Problem[] {
  const folders = new Set(articles.flatMap((file) => BUNDLE_PAGE.exec(file)?.groups?.folder ?? []));
  const isOfPage = (file: string): boolean =>
    file.split('/').some((_, at, parts) => folders.has(parts.slice(0, at).join('/')));
  return unused.flatMap((file) => {
    const format = FORMATS[endingOf(file)];
    if (DATA.has(endingOf(file)) && isOfPage(file)) return [];
    if (format === undefined || [BESIDE, SETTINGS, FOLDER_DATA].some((each) => each.test(file)))
      return [];
    const message = `this is ${format}, which Tidings does not read; convert it to Markdown, or put "_" before its name to skip it`;
    return [atStart(file, message)];
  });
}

const TEMPLATE_CODE = /\{%|\{\{/;

/** Files of data that another generator would make of the articles: `feed.xml` and `search.json` with template code. */
export const findTemplates = (root: string, unused: readonly string[]): readonly string[] =>
  unused.filter((file) => {
    if (!DATA.has(endingOf(file))) return false;
    const input = readInput(root, file, MOST_TEMPLATE);
    return input.kind === 'bytes' && TEMPLATE_CODE.test(new TextDecoder().decode(input.bytes));
  });

/** What was skipped because of its name, without the files of editors and systems. */
export const withoutSystemFiles = (skipped: readonly string[]): readonly string[] =>
  skipped.filter((file) => !SYSTEM.test(file));

/**
 * What was skipped because of its name, without what was read all the same: of a folder such as `_data/`, the rest of it.
 * @param read files that describe authors
 */
export const listUnread = (
  root: string,
  skipped: readonly string[],
  read: ReadonlySet<string>,
): readonly string[] =>
  skipped.flatMap((file) => {
    if (read.has(file)) return [];
    if (!file.endsWith('/') || ![...read].some((each) => each.startsWith(file))) return [file];
    return readdirSync(path.join(root, file), { withFileTypes: true })
      .map((entry) => file + entry.name + (entry.isDirectory() ? '/' : ''))
      .filter((each) => !read.has(each));
  });

/** Files of one ending that are named one by one; of more, there is only the number. */
const MOST_NAMED = 2;

const withoutSeeds = (file: string): string => file.replace(/^seeds\//, '');

/** Two or more files, by what they have in common: `12 .png files`. */
const nameGroup = ([kind, files]: readonly [string, readonly string[]]): string => {
  const names = kind.startsWith('.') ? `${kind} files` : `files without an ending`;
  return `${files.length.toLocaleString('en')} ${names}`;
};

/**
 * Names files and folders that were passed over, the most frequent first: folders and a few files by their names, many of
 * one ending by their number.
 * @example namePassedOver(['seeds/_layouts/', 'seeds/a.PNG']) // → ['_layouts/', 'a.PNG']
 */
export const namePassedOver = (files: readonly string[]): readonly string[] => {
  const folders = files.filter((file) => file.endsWith('/'));
  const kinds = [
    ...Map.groupBy(
      files.filter((file) => !file.endsWith('/')),
      endingOf,
    ),
  ];
  const many = kinds.filter(([, each]) => each.length > MOST_NAMED);
  const few = kinds.filter(([, each]) => each.length <= MOST_NAMED).flatMap(([, each]) => each);
  return [
    ...many.toSorted(([, a], [, b]) => b.length - a.length).map(nameGroup),
    ...[...folders, ...few].map(withoutSeeds),
  ];
};
