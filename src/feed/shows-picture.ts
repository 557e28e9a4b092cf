import { escapeAttribute } from '../model/escape-html.ts';

/** A size that WordPress made of a picture, our hash of its content, its ending, and parameters for a server. */
const VARIANT = String.raw`(-scaled|-\d+x\d+)?(-[0-9a-f]{12})?\.(?:avif|gif|jpe?g|png|svg|webp)`;
const ADDRESS = new RegExp(String.raw`^(.*?)${VARIANT}(?:\?.*)?$`, 'i');
const REST = new RegExp(String.raw`${VARIANT}(?:\?[^"\s]*)?(?=["\s,])`, 'iy');

/**
 * True if a text shows a picture, in whatever size, or leads to it.
 * @param url as the text spells it
 * @example showsPicture('<img src="/a-300x200.jpg"/>', '/a.jpg') // → true
 */
export function showsPicture(html: string, url: string): boolean {
  const [, start, size, hash] = ADDRESS.exec(url) ?? [];
  if (start === undefined) return html.includes(`"${escapeAttribute(url)}"`);
  const stem = escapeAttribute(start);
  for (let at = html.indexOf(stem); at >= 0; at = html.indexOf(stem, at + 1)) {
    REST.lastIndex = at + stem.length;
    const [, otherSize, otherHash] = REST.exec(html) ?? [];
    // Sizes of one picture are different files; of others that have the same name, both have a size or none.
    if (REST.lastIndex > 0 && (otherHash === hash || otherSize !== size)) return true;
  }
  return false;
}
