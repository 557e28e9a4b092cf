import type { Element } from 'hast';
import { cleanText } from '../../model/characters.ts';
import type { Findings } from './findings.ts';
import { startOf } from './position.ts';
import { markReference, type Reference } from './reference.ts';

const SCHEMES = { link: /^(?:https?|mailto|tel):/i, media: /^https?:/i } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const IGNORED = /^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\n\r]/g;

/** URL Standard §4.4: tabs, line ends and outer blanks are ignored, and `\` means `/`. */
const cleanUrl = (url: string): string =>
  cleanText(url)
    .text.replace(IGNORED, '')
    .replace(/^[\\/]{2,}/, '//')
    .replace(/^\\/, '/');

/** @example withArticle('<aside>') // → 'an <aside>' */
export const withArticle = (word: string): string =>
  /^<?(?!ul\b)[aeiou]/i.test(word) ? `an ${word}` : `a ${word}`;

/**
 * An absolute URL as the URL Standard spells it, a fragment, or a mark for a relative URL.
 * @returns undefined if the URL is not allowed, which is noted
 */
export function tidyUrl(
  node: Element,
  value: string,
  kind: Reference['kind'],
  findings: Findings,
): string | undefined {
  const url = cleanUrl(value);
  if (url === '') return undefined;
  if (url.startsWith('//')) return tidyUrl(node, `https:${url}`, kind, findings);
  if (kind === 'link' && url.startsWith('#')) return url;
  const scheme = /^[^/?#]*?:/.exec(url)?.[0].toLowerCase();
  if (scheme === undefined) {
    findings.references.push({ kind, url, ...startOf(node) });
    return markReference(findings.references.length - 1);
  }
  const absolute = SCHEMES[kind].test(url) ? URL.parse(url)?.href : undefined;
  if (absolute !== undefined) return absolute;
  const what = kind === 'link' ? 'link' : 'address';
  const isForeign = !SCHEMES[kind].test(url) && /^[\w+.-]+:$/.test(scheme);
  const name = isForeign ? scheme : 'malformed';
  findings.leftOut.push({
    line: startOf(node).line,
    what: `${withArticle(name)} ${what}`,
  });
  return undefined;
}
