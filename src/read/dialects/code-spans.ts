import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { createStepLimit } from '../markup/step-limit.ts';
import { chooseSyntax } from '../markup/syntax.ts';

/** From one offset to another, without the latter. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const OPENING = /<(?:!--|(pre|code|script|style|textarea|xmp)\b)/gi;

/** Finds texts from a position on, each later than the one before, without reading anything twice. */
export function createFinder(text: string): (what: string, from: number) => number {
  const known = new Map<string, number>();
  return (what, from) => {
    const last = known.get(what);
    if (last !== undefined && (last < 0 || last >= from)) return last;
    const found = text.indexOf(what, from);
    known.set(what, found);
    return found;
  };
}

/** Elements of code, scripts and comments, as HTML has them. */
function findElements(text: string, spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  const lower = text.toLowerCase();
  const find = createFinder(lower);
  const isInside = createLookup(spans);
  let from = 0;
  for (const { index, 0: opening, 1: name } of lower.matchAll(OPENING)) {
    if (index < from || isInside(index)) continue;
    const closing = name === undefined ? '-->' : `</${name}`;
    const end = find(closing, index + opening.length);
    if (end < 0) continue;
    from = end + closing.length;
    found.push({ start: index, end: from });
  }
  return found;
}

/** Tells whether an offset is in one of the spans, which are in order; asked for ever later ones. */
export function createLookup(spans: readonly Span[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while ((spans[at]?.end ?? Number.POSITIVE_INFINITY) <= offset) at += 1;
    return (spans[at]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}

/** Spans as a lookup needs them. */
export const inOrder = (spans: readonly Span[]): readonly Span[] =>
  spans.toSorted((a, b) => a.start - b.start);

/** Code is code whatever is emphasised around it, and to pair thousands of marks takes long. */
const NO_EMPHASIS = { disable: { null: ['attention', 'strikethrough'] } };

/**
 * Where a Markdown text has code and where it has blocks of HTML: outside of the first, generators find their tags.
 * @throws {@link TooMuch}
 */
export function findCode(
  text: string,
  isMdx: boolean,
): { readonly code: readonly Span[]; readonly html: readonly Span[] } {
  const syntax = chooseSyntax(text, { isMdx, dollars: 'none' });
  const extensions = [...syntax.extensions, NO_EMPHASIS, createStepLimit(text)];
  const code: Span[] = [];
  const html: Span[] = [];
  visit(fromMarkdown(text, { extensions }), (node, _, parent) => {
    const span = {
      start: node.position?.start.offset ?? 0,
      end: node.position?.end.offset ?? 0,
    };
    if (node.type === 'code' || node.type === 'inlineCode') code.push(span);
    if (node.type === 'html' && parent?.type !== 'paragraph') html.push(span);
  });
  const elements = findElements(text, code);
  return { code: inOrder([...code, ...elements]), html };
}

const FENCE = /^[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*(?<marks>`{3,}(?=[^`\n]*$)|~{3,})/gm;

/** The blocks of code between fences, also where Markdown takes them for the inside of HTML: components hold Markdown. */
export function findFences(text: string): readonly Span[] {
  const fences: Span[] = [];
  let open: { readonly start: number; readonly marks: string } | undefined;
  for (const { index, 0: all, groups: { marks = '' } = {} } of text.matchAll(FENCE)) {
    if (open === undefined) {
      open = { start: index, marks };
      continue;
    }
    const end = index + all.length;
    const isBare = /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 80));
    if (!marks.startsWith(open.marks) || !isBare) continue;
    fences.push({ start: open.start, end });
    open = undefined;
  }
  return fences;
}

/** The same for HTML, which is a block of it from end to end. */
export const findHtmlCode = (
  text: string,
): { readonly code: readonly Span[]; readonly html: readonly Span[] } => ({
  code: findElements(text, []),
  html: [{ start: 0, end: text.length }],
});
