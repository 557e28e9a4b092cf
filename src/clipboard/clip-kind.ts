import type { Clip } from './clip.ts';
import { readWindowsHtml } from './windows-html.ts';

/** What to save: one of the two, or what there is. */
export type WantedKind = 'html' | 'text' | undefined;

/** Elements that an article in HTML may begin with. */
const BEGINS =
  /^(?:\ufeff|\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(?:!doctype html|(?:html|head|body|meta|title|link|base|style|script|main|article|section|header|figure|picture|img|div|span|p|h[1-6]|ul|ol|dl|table|blockquote|pre|a|b|i|em|strong|font|center|hr|br)(?=[\s/>]))/i;

/** What a text alone would lose. What editors and terminals copy has none of it, only lines in colours. */
const MEANING =
  /<(?:p|h[1-6]|a\s[^>]*\bhref|img|picture|video|audio|iframe|ul|ol|dl|table|blockquote|figure|article|main|section|strong|em|b|i|sup|sub)(?=[\s>=/])/i;

/** Markup is ASCII, and the beginning of it enough. */
const PRESCAN = 64 * 1024;

/** The beginning, with what is ASCII readable in every encoding that a page may have. */
const startOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, PRESCAN)).toString('latin1').replaceAll('\0', '');

const isHtml = (bytes: Uint8Array): boolean =>
  BEGINS.test(startOf(bytes).replace(/^(?:ï»¿|ÿþ|þÿ)/, ''));

const isMeaningful = (bytes: Uint8Array): boolean =>
  MEANING.test(Buffer.from(bytes).toString('latin1').replaceAll('\0', ''));

/** What came by standard input, told by how it begins. It may be all of Windows' "HTML Format". */
export function classifyInput(bytes: Uint8Array, wanted: WantedKind): Clip {
  if (wanted === 'text') return { text: bytes };
  const fragment = readWindowsHtml([bytes]);
  if (fragment) return fragment;
  return wanted === 'html' || isHtml(bytes) ? { html: bytes } : { text: bytes };
}

/** HTML where it has more to say than the text. */
export function chooseKind({ html, text }: Clip, wanted: WantedKind): 'html' | 'text' | undefined {
  if (wanted !== undefined) return { html, text }[wanted] && wanted;
  if (html && (!text || isMeaningful(html))) return 'html';
  return text && 'text';
}
