import { cleanLine, isVisible, stripBidi } from './characters.ts';

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign may be nothing but one.
    return text;
  }
};

/**
 * The name of the file that a URL leads to, as people read it; its host where it ends in none.
 * @param url an absolute one
 * @example fileNameOf('https://x.test/a/caf%C3%A9.pdf?v=2') // → 'café.pdf'
 */
export function fileNameOf(url: string): string {
  const { pathname, host } = new URL(url);
  const name = stripBidi(cleanLine(decode(pathname.replace(/^.*\//, ''))));
  return isVisible(name) ? name : host;
}
