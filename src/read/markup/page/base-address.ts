import type { Root } from 'hast';
import { listElements } from '../elements.ts';

const ADDRESSES = [
  'href',
  'src',
  'poster',
  'dataSrc',
  'dataLazySrc',
  'dataOriginal',
  'cite',
] as const;

const SCHEME = /^[^/?#]*?:/;

/** What the addresses of a page are relative to, if it says so; a disk's is of no use to a reader. */
export function readBase(page: Root): string | undefined {
  for (const { tagName, properties } of listElements(page)) {
    if (tagName !== 'base' || typeof properties.href !== 'string') continue;
    const base = properties.href.trim();
    return base === '' || (SCHEME.test(base) && !/^https?:/i.test(base)) ? undefined : base;
  }
  return undefined;
}

/**
 * An address as its page means it. One within the page stays, since the page is where the article is now.
 * @example withBase('a.png', 'https://x.example/b/') // → 'https://x.example/b/a.png'
 * @example withBase('a.png', 'b/') // → 'b/a.png'
 */
export function withBase(address: string, base: string): string {
  const url = address.trim();
  if (url === '' || url.startsWith('#') || SCHEME.test(url)) return address;
  const absolute = base.startsWith('//') ? `https:${base}` : base;
  if (/^https?:/i.test(absolute)) return URL.parse(url, absolute)?.href ?? address;
  if (/^[/\\]/.test(url)) return address;
  const [path = ''] = base.split(/[?#]/);
  return url.startsWith('?') ? path + url : path.slice(0, path.lastIndexOf('/') + 1) + url;
}

/** Makes every address of a page what it means by its `<base href>`. */
export function applyBase(page: Root, base: string): void {
  for (const { tagName, properties } of listElements(page)) {
    if (tagName === 'base') continue;
    for (const name of ADDRESSES) {
      const value = properties[name];
      if (typeof value === 'string') properties[name] = withBase(value, base);
    }
  }
}
