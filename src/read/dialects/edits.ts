import type { LeftOut } from '../parsed-source.ts';
import type { Span } from './code-spans.ts';

/** What takes the place of a part of a text. */
export interface Edit extends Span {
  readonly text: string;
  /** What the report says of it, if something is lost. */
  readonly what?: string | undefined;
}

/** In characters: as much of a tag as the report shows. */
const MOST_SHOWN = 120;

const countLines = (text: string): number => text.split('\n').length - 1;

/** What takes the place of a tag, on as many lines, so that positions stay right. */
const keepLines = (before: string, after: string): string =>
  after + '\n'.repeat(Math.max(0, countLines(before) - countLines(after)));

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
};

/**
 * Makes edits in a text, each of which keeps the number of lines. Of two that overlap, the first counts.
 * @returns what is left out, with its line from 1
 */
export function applyEdits(
  text: string,
  edits: readonly Edit[],
): { readonly text: string; readonly leftOut: readonly LeftOut[] } {
  const pieces: string[] = [];
  const leftOut: LeftOut[] = [];
  let from = 0;
  let line = 1;
  /** The end of what has been written. */
  let written = '';
  for (const { start, end, text: after, what } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    const kept = text.slice(from, start);
    const before = text.slice(start, end);
    line += countLines(kept);
    if (what !== undefined) leftOut.push({ line, what, text: shorten(before) });
    line += countLines(before);
    const shown = keepLines(before, after);
    pieces.push(kept, shown);
    written = (written + kept).slice(-40);
    from = end;
    // What followed at the start of a line must not become an indented block.
    const isAtStart = after === '' && /(?:^|\n)[ \t>]*$/.test(written);
    written += shown.slice(-40);
    while (isAtStart && /[ \t]/.test(text.charAt(from))) from += 1;
  }
  return { text: pieces.join('') + text.slice(from), leftOut };
}
