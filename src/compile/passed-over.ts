import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';
import { endingOf } from './classify-files.ts';

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

/** What was skipped because of its name, without the files of editors and systems. */
export const withoutSystemFiles = (skipped: readonly string[]): readonly string[] =>
  skipped.filter((file) => !SYSTEM.test(file));

/**
 * What a file that was passed over counts as: its ending, or the name of a folder or of a file without an ending.
 * @example nameKind('seeds/img/a.PNG') // → '.png'
 */
export const nameKind = (file: string): string =>
  file.endsWith('/')
    ? `${path.posix.basename(file)}/`
    : endingOf(file) || path.posix.basename(file);
