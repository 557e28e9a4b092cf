import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** Signs of the size of a picture behind its address: `![a](b.png =300x200)`. */
export const SIZE_SIGNS = /!\[[^\]\n]*\]\([^()\n]*[ \t]=\d*x?\d*\)/;

const SIZE =
  /(!\[[^\]\n]*\]\([^()\s]+(?:[ \t]+"[^"\n]*")?)([ \t]+=(?=\d|x\d)\d*%?(?:x\d*)?)(?=[ \t]*[")])/g;

/** What is behind the address would make it no picture; how large one is, the file says. */
export function readImageSizes(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [...text.matchAll(SIZE)].flatMap(({ index, 1: before = '', 2: size = '' }) => {
    const start = index + before.length;
    return isCode(index) ? [] : [{ start, end: start + size.length, text: '' }];
  });
}
