import path from 'node:path';
import { decodePercent } from '../model/percent.ts';
import { SEEDS } from './seeds.ts';

interface RelativeUrl {
  readonly path: string;
  /** What follows the path: a query, a fragment, or both. */
  readonly rest: string;
}

const splitUrl = (url: string): RelativeUrl => {
  const end = url.search(/[?#]/);
  return end < 0 ? { path: url, rest: '' } : { path: url.slice(0, end), rest: url.slice(end) };
};

/** True for a URL with a scheme. Any other is relative to a file. */
export const isRemote = (location: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(location);

/** How Pelican writes that a path is one of a file, not of a page: `{static}/images/map.png`. */
const PELICAN = /^(?:\{(?:static|filename|attach|photo)\}|\|(?:static|filename|attach)\|)/;

/** What stands for the root in front of a path: `@/` (Zola), `@site/` (Docusaurus), `~/`. */
const ROOT_MARK = /^(?:@site|[@~])(?=\/)/;

/**
 * The path that a relative URL has, as file names are spelled.
 * @example readPath('@site/a%20b.png#x') // → '/a b.png'
 */
export const readPath = (url: string): string =>
  decodePercent(splitUrl(url).path)
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(PELICAN, '')
    .replace(ROOT_MARK, '');

/**
 * The file that a relative URL means first of all: next to the article, or in `seeds/` if it begins with `/`.
 * @returns undefined if it leads out of `seeds/`
 * @example findFile('seeds/trip/index.md', 'a%20b.png#x') // → 'seeds/trip/a b.png'
 */
export function findFile(article: string, url: string): string | undefined {
  const relative = readPath(url);
  const folder = relative.startsWith('/') ? SEEDS : path.posix.dirname(article);
  const file = path.posix.join(folder, relative);
  return file.startsWith(`${SEEDS}/`) ? file : undefined;
}

/** Folders whose content generators serve at the root, or take for it. */
const ROOTS = [
  '',
  'static/',
  'public/',
  'assets/',
  'content/',
  'source/',
  'src/',
  'docs/',
  'media/',
  'images/',
];

/** The folders from that of a file up to `seeds/`, each with a `/` at its end. */
function foldersAbove(file: string): readonly string[] {
  const parts = path.posix.dirname(file).split('/');
  return parts.map((_, at) => `${parts.slice(0, parts.length - at).join('/')}/`);
}

/**
 * Everywhere that a relative URL may mean, in the order in which to look: next to the article, and in the folder of
 * its name (Hexo); in each folder above, up to `seeds/`; in the folders of static files there. A path that leads out
 * of `seeds/` is taken as one from its root; the first folder of another may be that of the site, `/blog/a.png`.
 */
export function* listPlaces(article: string, url: string): Generator<string> {
  const first = findFile(article, url);
  if (first !== undefined) yield first;
  const relative = readPath(url);
  const rest = path.posix.normalize(relative).replace(/^(?:\.{0,2}\/)+/, '');
  if (rest === '' || rest === '.' || rest === '..') return;
  const folders = foldersAbove(article);
  const [own = ''] = folders;
  if (!relative.startsWith('/')) {
    const named = path.posix.join(article.slice(0, -path.posix.extname(article).length), relative);
    if (named.startsWith(`${SEEDS}/`)) yield named;
    yield own + rest;
  }
  for (const folder of folders.toReversed()) {
    for (const root of ROOTS) yield folder + root + rest;
  }
  const inside = rest.slice(rest.indexOf('/') + 1);
  if (!inside.includes('/') || !rest.includes('/')) return;
  for (const root of ROOTS) yield `${SEEDS}/${root}${inside}`;
}

/**
 * A URL on this site, from its path on, as the URL Standard spells it: any document can hold that.
 * @example spellPath('/a b?c#é') // → '/a%20b?c#%C3%A9'
 */
export function spellPath(url: string): string {
  const { pathname, search, hash } = new URL(url, 'https://site.invalid');
  return pathname + search + hash;
}

/**
 * The query and fragment of a relative URL.
 * @example restOf('a.md?q#é') // → '?q#%C3%A9'
 */
export const restOf = (url: string): string => spellPath(`/${splitUrl(url).rest}`).slice(1);
