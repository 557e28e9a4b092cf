import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** Signs of kramdown's comments. */
export const KRAMDOWN_SIGNS = /\{::comment\b/;

const MARK = /\{::comment\b[^}\n]*\}|\{:\/(?:comment)?\}/g;

/** `{::comment}…{:/comment}`, also with `{:/}`: nobody but its author sees it. */
export function readKramdownComments(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  const edits: Edit[] = [];
  let start: number | undefined;
  for (const { index, 0: mark } of text.matchAll(MARK)) {
    if (isCode(index)) continue;
    const isWhole = mark.endsWith('/}') && !mark.startsWith('{:/');
    const isOpening = mark.startsWith('{::') && !isWhole;
    if (isOpening) start ??= index;
    else if (isWhole || start !== undefined) {
      edits.push({ start: start ?? index, end: index + mark.length, text: '' });
      start = undefined;
    }
  }
  return edits;
}
