import { listPlaces, readPath } from './location.ts';

/** Finds what a relative URL in an article means. */
export type Find<T> = (article: string, url: string) => T | undefined;

/** The same by path in lower case; undefined where several paths differ in nothing else. */
function foldPaths<T>(named: ReadonlyMap<string, T>): ReadonlyMap<string, T | undefined> {
  const folded = new Map<string, T | undefined>();
  for (const [name, value] of named) {
    const key = name.toLowerCase();
    const known = folded.get(key);
    folded.set(key, folded.has(key) && known !== value ? undefined : value);
  }
  return folded;
}

/**
 * A function that looks in all places for what has a path; where no path is the same to the letter, upper and lower
 * case make no difference, as on the disks of many machines.
 * @param toKey what to look for instead of a place
 */
export function createFind<T>(
  named: ReadonlyMap<string, T>,
  toKey: (place: string) => string = (place) => place,
): Find<T> {
  let folded: ReadonlyMap<string, T | undefined> | undefined;
  return (article, url) => {
    const keys: string[] = [];
    for (const place of listPlaces(article, url)) {
      const key = toKey(place);
      const found = named.get(key);
      if (found !== undefined) return found;
      keys.push(key);
    }
    folded ??= foldPaths(named);
    for (const key of keys) {
      const found = folded.get(key.toLowerCase());
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** The last part of a path, as names are compared. */
export const lastPart = (path: string): string => path.toLowerCase().replace(/^.*\//s, '');

/** Signs that mean something in a URL, and may be in the name of a file: `Episode #12.mp3`, `100%.png`. */
const SIGNS = /[%?#]/g;

/** A path as the URL of the file that is called so. */
const spellLiterally = (path: string): string => path.replace(SIGNS, encodeURIComponent);

/**
 * A function that finds files by their paths; quick where no file has the name. What is no file's URL may be its name as
 * the file system shows it.
 */
export function createFileFind(files: Iterable<string>): Find<string> {
  const named = new Map([...files].map((file) => [file, file]));
  const names = new Set([...named.keys()].map(lastPart));
  const find = createFind(named);
  const findAs = (article: string, url: string): string | undefined =>
    names.has(lastPart(readPath(url))) ? find(article, url) : undefined;
  return (article, url) => {
    const found = findAs(article, url);
    const literal = found === undefined ? spellLiterally(url) : url;
    return literal === url ? found : findAs(article, literal);
  };
}
