import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** Signs of a definition: `*[HTML]: Hypertext Markup Language`. */
export const ABBREVIATION_SIGNS = /^ {0,3}\*\[[^\]\n]+\]:/m;

const DEFINITION = /^ {0,3}\*\[([^\]\n]{1,60})\]:[ \t]*(\S[^\n]*)$/gm;

/** The abbreviations that a text defines; the definitions leave it. */
export function findAbbreviations(
  text: string,
  code: readonly Span[],
): { readonly edits: readonly Edit[]; readonly abbreviations: ReadonlyMap<string, string> } {
  const isCode = createLookup(code);
  const edits: Edit[] = [];
  const abbreviations = new Map<string, string>();
  for (const { index, 0: all, 1: name = '', 2: meaning = '' } of text.matchAll(DEFINITION)) {
    if (isCode(index)) continue;
    edits.push({ start: index, end: index + all.length, text: '' });
    abbreviations.set(name, meaning.trim());
  }
  return { edits, abbreviations };
}
