import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { LOCK_FILE } from '../lock/lock.ts';
import { decodePercent } from '../model/percent.ts';
import { isSkipped } from './list-files.ts';
import { readPath } from './location.ts';
import { SEEDS } from './seeds.ts';

/** What is where a path leads that no published file has: something outside, something private, or nothing. */
export type Reach = 'outside' | 'private' | 'nothing';

/** A hidden file. Nobody asks for one of another folder by mistake. */
const HIDDEN = /(?:^|\/)\.[^./]/;

const isFile = (place: string): boolean => {
  try {
    return statSync(place).isFile();
  } catch {
    return false;
  }
};

/** Every way in which a program may read a path. */
function listSpellings(url: string): readonly string[] {
  const [bare = ''] = url.split(/[?#]/);
  const decoded = [
    url,
    bare,
    decodePercent(bare),
    decodePercent(decodePercent(bare)),
    readPath(url),
  ];
  return [...new Set(decoded.flatMap((each) => [each, each.replaceAll('\\', '/')]))];
}

/**
 * Tells where a path leads. Whatever is there is never read: this is for what to say about it.
 * @param article the file that has the path in it
 */
export function tellReach(root: string, article: string, url: string): Reach {
  const reaches = listSpellings(url).map((spelling): Reach => {
    const isAbsolute = spelling.startsWith('/');
    const file = path.posix.join(isAbsolute ? SEEDS : path.posix.dirname(article), spelling);
    const isThere = file === LOCK_FILE || existsSync(path.join(root, file));
    if (file.startsWith(`${SEEDS}/`) && file !== `${SEEDS}/`) {
      if (isThere) return 'private';
      return isAbsolute && isFile(spelling) ? 'outside' : 'nothing';
    }
    return isThere || HIDDEN.test(file) ? 'outside' : 'nothing';
  });
  return (['outside', 'private'] as const).find((each) => reaches.includes(each)) ?? 'nothing';
}

/** Why something in `seeds/` cannot be shown or offered. */
export const explainPrivate = (file: string): string =>
  isSkipped(file)
    ? `${file} is skipped because of its name; rename it`
    : `${file} is not published: it is a link, a folder, a sidecar, or the source of an unpublished article; use another file`;
