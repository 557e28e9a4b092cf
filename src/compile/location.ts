import path from 'node:path';
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

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** True for a URL with a scheme. Any other is relative to a file. */
export const isRemote = (location: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(location);

/**
 * The file that a relative URL means: next to the article, or in `seeds/` if it begins with `/`.
 * @returns undefined if it leads out of `seeds/`
 * @example findFile('seeds/trip/index.md', 'a%20b.png#x') // → 'seeds/trip/a b.png'
 */
export function findFile(article: string, url: string): string | undefined {
  const { path: relative } = splitUrl(url);
  const folder = relative.startsWith('/') ? SEEDS : path.posix.dirname(article);
  const file = path.posix.join(folder, decode(relative)).normalize('NFC');
  return file.startsWith(`${SEEDS}/`) ? file : undefined;
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
