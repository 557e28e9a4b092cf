import { cleanLine, isVisible, stripBidi } from './characters.ts';
import { decodePercent } from './percent.ts';

/** What compile puts into the name of a file, before its ending, which may have two parts: `talk-5f1c….chapters.json` */
const HASH = /-(?<hash>[\da-f]{12})(?=(?:\.[a-z\d]+)+$)/;

/**
 * The hash of its content that is in the name of a published file.
 * @example hashInName('/media/map-5f1c0a9b8d7e.png') // → '5f1c0a9b8d7e'
 */
export const hashInName = (path: string): string | undefined => HASH.exec(path)?.groups?.hash;

/**
 * The name of a published file without the hash.
 * @example withoutHash('map-5f1c0a9b8d7e.png') // → 'map.png'
 */
export const withoutHash = (name: string): string => name.replace(HASH, '');

/**
 * The file name at the end of a URL, decoded for people; the host if there is no file name.
 * @param url absolute
 * @example fileNameOf('https://x.test/a/caf%C3%A9.pdf?v=2') // → 'café.pdf'
 */
export function fileNameOf(url: string): string {
  const { pathname, host } = new URL(url);
  const name = stripBidi(cleanLine(decodePercent(pathname.replace(/^.*\//, ''))));
  return isVisible(name) ? name : host;
}

/**
 * The name that a file had before compile put a hash into it.
 * @param url absolute
 * @example originalNameOf('https://x.test/media/map-5f1c0a9b8d7e.png') // → 'map.png'
 */
export const originalNameOf = (url: string): string => withoutHash(fileNameOf(url));
