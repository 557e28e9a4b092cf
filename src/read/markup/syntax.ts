import type { Options } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';

type Extension = NonNullable<Options['extensions']>[number];

const GFM = gfm();

/**
 * Signs of what GFM adds: tables, notes, strikethrough, tasks, bare URLs and addresses. If there are none,
 * CommonMark alone gives the same result in half the time.
 */
const GFM_SIGNS = /[|~]|\[\^|\[[ xX]\]|(?<!\]\(<?|<|]:\s?)https?:\/\/|www\.|[\w.+-]@\w/i;

/** In MDX, indentation means nothing. */
const NO_INDENTED_CODE: Extension = { disable: { null: ['codeIndented'] } };

/** What a text needs besides CommonMark. */
export const chooseSyntax = (text: string, isMdx: boolean): Extension[] => [
  ...(GFM_SIGNS.test(text) ? [GFM] : []),
  ...(isMdx ? [NO_INDENTED_CODE] : []),
];
