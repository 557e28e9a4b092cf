import { cleanLine, isVisible, stripBidi } from './characters.ts';
import { decodePercent } from './percent.ts';

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
