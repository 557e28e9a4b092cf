import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';
import { type Piece, toHtml, toMarkdown } from './pieces.ts';
import { MEANINGS } from './tag-names.ts';

/** Signs of a block of WordPress that embeds an address. */
export const GUTENBERG_SIGNS = /wp-block-embed__wrapper/;

const WRAPPER =
  /(<div class=(["'])wp-block-embed__wrapper\2>\s*)(https?:\/\/[^\s<>"]{1,2000})(\s*<\/div>)/g;

/** A line of code that plug-ins of Gatsby take for a film: `youtube: https://…`. */
export const GATSBY_SIGNS =
  /^`(?:youtube|vimeo|video|codepen|twitter|instagram|tweet|gist): *https?:/m;

const GATSBY =
  /(?<=^|\n)`(?:youtube|vimeo|video|codepen|twitter|instagram|tweet|gist): *(https?:\/\/[^\s`<>]{1,2000})`(?=[ \t]*(?:\n|$))/g;

const toLink = (url: string): Piece | undefined =>
  MEANINGS.get('embed')?.({ named: { url }, positional: [], rest: url }, {});

export function readGatsby(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(GATSBY)].flatMap(({ index, 0: all, 1: url = '' }) => {
    const piece = toLink(url);
    // It is code itself: in a fence, so is what is in front of it.
    const isFenced = index > 0 && isCode(index - 1);
    return isFenced || !piece
      ? []
      : [{ start: index, end: index + all.length, text: toMarkdown(piece) }];
  });
}

/** A block of WordPress that embeds has nothing but the address in it, which WordPress itself would replace. */
export function readGutenberg(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(WRAPPER)].flatMap(({ index, 1: open = '', 3: address = '' }) => {
    const url = address.replaceAll('&amp;', '&');
    const piece = toLink(url);
    const start = index + open.length;
    return isCode(index) || !piece
      ? []
      : [{ start, end: start + address.length, text: toHtml(piece) }];
  });
}
