import type { Dollars } from '../markup/syntax.ts';
import { createFinder, createLookup, inOrder, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';
import { findEquations } from './equations.ts';

/** Signs of formulas in texts that do not say that they have any. */
export const FORMULA_SIGNS = /\$\$|\\\(|\\\[|\\begin\{/;

/** What is hardly anything but TeX. */
const TEX = /\\[a-zA-Z]+|[\^_{}=<>]|^\s*[a-zA-Z]\s*$/;

/** The same between escaped brackets, which stand around words too: `file\(s\)`, `\[[link](https://…)\]`. */
const SURELY_TEX = /\\[a-zA-Z]{2,}|\^[\w{\\]|[a-zA-Z]_[\w{\\]/;
const ADDRESS = /\]\(|:\/\//;

/** In characters: longer than any formula. */
const MOST = 5000;

interface Found {
  readonly edits: readonly Edit[];
  /** The formulas, in which there is nothing else. */
  readonly spans: readonly Span[];
  readonly dollars: Dollars;
}

const NONE: Found = { edits: [], spans: [], dollars: 'none' };

/** `\(…\)` and `\[…\]`, also with two backslashes, as dollars. */
function findBackslashes(
  text: string,
  code: readonly Span[],
  hasMath: boolean,
): Pick<Found, 'edits' | 'spans'> {
  const isCode = createLookup(code);
  const find = createFinder(text);
  const edits: Edit[] = [];
  const spans: Span[] = [];
  let from = 0;
  for (const { index, 0: opening } of text.matchAll(/\\{1,2}[([]/g)) {
    if (index < from || isCode(index) || text.charAt(index - 1) === '\\') continue;
    const closing = opening.replace('(', ')').replace('[', ']');
    const start = index + opening.length;
    const end = find(closing, start);
    if (end < 0 || end - start > MOST) continue;
    const inner = text.slice(start, end);
    const isFormula =
      !inner.includes('$') &&
      !/\n\s*\n/.test(inner) &&
      (hasMath || SURELY_TEX.test(inner)) &&
      !ADDRESS.test(inner);
    if (!isFormula) continue;
    from = end + closing.length;
    const mark = opening.endsWith('(') && hasMath ? '$' : '$$';
    edits.push({ start: index, end: start, text: mark }, { start: end, end: from, text: mark });
    spans.push({ start: index, end: from });
    if (mark === '$') edits.push({ start, end, text: inner.trim() });
  }
  return { edits, spans };
}

/** Whether a `$` may end a formula, as Pandoc has it: right behind it, and in front of no digit. */
const closes = (text: string, at: number): boolean =>
  /[^\s\\]/.test(text.charAt(at - 1)) && !/[\d$]/.test(text.charAt(at + 1));

/** Dollars that enclose no formula: "costs $5 and $10". */
function findMoney(text: string, code: readonly Span[]): Pick<Found, 'edits' | 'spans'> {
  const isCode = createLookup(code);
  const edits: Edit[] = [];
  const spans: Span[] = [];
  let open: number | undefined;
  const escapeOpen = (): void => {
    if (open !== undefined) edits.push({ start: open, end: open + 1, text: '\\$' });
    open = undefined;
  };
  for (const { index, 0: found } of text.matchAll(/\n[ \t]*\n|\\[\\$]|\$+/g)) {
    if (found.startsWith('\n')) escapeOpen();
    if (found !== '$' || isCode(index)) continue;
    if (open !== undefined && closes(text, index)) {
      spans.push({ start: open, end: index + 1 });
      open = undefined;
    } else if (/\S/.test(text.charAt(index + 1))) {
      escapeOpen();
      open = index;
    } else edits.push({ start: index, end: index + 1, text: '\\$' });
  }
  escapeOpen();
  return { edits, spans };
}

/** Where `$$` stands, outside of code. */
function listDouble(text: string, code: readonly Span[]): readonly number[] {
  const isCode = createLookup(code);
  return [...text.matchAll(/\$\$/g)].flatMap(({ index }) => (isCode(index) ? [] : [index]));
}

function hasDouble(text: string, places: readonly number[]): boolean {
  const [first, second] = places;
  return (
    first !== undefined &&
    second !== undefined &&
    TEX.test(text.slice(first + 2, second)) &&
    !ADDRESS.test(text.slice(first + 2, second))
  );
}

/** What may stand in front of a formula on lines of its own: blanks, and the marks of quotations and lists. */
const BEFORE_BLOCK = /(?:^|\n)(?<quote>[ \t>]*)(?<item>(?:[-*+]|\d+[.)])[ \t]+)?$/;

/** A formula over several lines whose dollars do not stand alone, in one line: it would not end where they do. */
function joinLines(text: string, { start, end }: Span): readonly Edit[] {
  const inner = text.slice(start + 2, end - 2);
  const { item } = BEFORE_BLOCK.exec(text.slice(Math.max(0, start - 100), start))?.groups ?? {};
  const isBlock = BEFORE_BLOCK.test(text.slice(Math.max(0, start - 100), start));
  if (!isBlock || !inner.includes('\n')) return [];
  const lineEnd = text.indexOf('\n', end);
  const rest = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  const isAlone = /^[ \t]*\n/.test(inner) && /\n[ \t>]*$/.test(inner) && rest.trim() === '';
  if (isAlone && item === undefined) return [];
  const line = inner.replace(/\s*\n[ \t>]*/g, ' ').trim();
  // Quarto names its formulas.
  const shown = rest.replace(/^[ \t]*\{#[\w:-]+\}/, '');
  return [{ start, end: end + rest.length, text: `$$${line}$$${shown}` }];
}

/** Finds out which dollars of a text enclose formulas, and writes all formulas so. */
export function findFormulas(text: string, code: readonly Span[], hasMath: boolean): Found {
  const backslashes = findBackslashes(text, code, hasMath);
  const places = listDouble(text, code);
  const isPaired = hasMath || backslashes.spans.length > 0 || hasDouble(text, places);
  const money = hasMath ? findMoney(text, code) : NONE;
  const double = places.flatMap((end, at) => {
    const start = places[at - 1];
    return isPaired && at % 2 === 1 && start !== undefined ? [{ start, end: end + 2 }] : [];
  });
  const taken = inOrder([...backslashes.spans, ...money.spans, ...double]);
  const equations = findEquations(text, code, taken);
  if (!isPaired && equations.spans.length === 0) return NONE;
  const lone = places
    .slice(isPaired ? places.length - (places.length % 2) : 0)
    .map((start) => ({ start, end: start + 2, text: '\\$\\$' }));
  return {
    edits: [
      ...backslashes.edits,
      ...money.edits,
      ...lone,
      ...double.flatMap((span) => joinLines(text, span)),
      ...equations.edits,
    ],
    spans: [...taken, ...equations.spans],
    dollars: hasMath ? 'all' : 'double',
  };
}
