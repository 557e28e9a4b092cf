import { createFinder, createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** Signs of the names and numbers of formulas. */
export const LABEL_SIGNS = /\\(?:eqref|label|tag)\b/;

/** Environments that are formulas by themselves, as MathJax takes them. */
const OPENING =
  /\\begin\{(equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math)(\*?)\}/g;

/** What KaTeX has instead of those that it does not have. */
const RENAMED: Readonly<Record<string, string>> = {
  eqnarray: 'array',
  multline: 'gather',
  flalign: 'align',
};

/** In characters: longer than any formula. */
const MOST = 5000;

const LABEL = /\\label\{([^{}\n]{1,100})\}/g;
const MARK = /(?:~|(?<=\S)[ \t]+(?=\\label))?\\(eqref|ref|label|tag\*?)\{([^{}\n]{1,100})\}/g;

/** The number of each formula that has a name. */
function numberLabels(text: string): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [, name = ''] of text.matchAll(LABEL))
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
  return numbers;
}

const listReferred = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\\(?:eq)?ref\{([^{}\n]{1,100})\}/g)].map(([, name = '']) => name));

/** What stands behind a formula. */
const writeNumber = (shown: string): string => `\\qquad\\text{${shown}}`;

/**
 * Gives formulas that something refers to a number, and what refers to them the same: MathML has neither counters nor
 * tags.
 */
export function readLabels(text: string, code: readonly Span[]): readonly Edit[] {
  const numbers = numberLabels(text);
  const referred = listReferred(text);
  const isCode = createLookup(code);
  return [...text.matchAll(MARK)].flatMap(({ index, 0: all, 1: kind, 2: name = '' }) => {
    const edit = { start: index, end: index + all.length };
    const number = numbers.get(name);
    if (isCode(index) || (kind === 'ref' && number === undefined)) return [];
    if (kind === 'tag') return [{ ...edit, text: writeNumber(`(${name})`) }];
    if (kind === 'tag*') return [{ ...edit, text: writeNumber(name) }];
    if (kind === 'label')
      return [{ ...edit, text: referred.has(name) ? writeNumber(`(${number})`) : '' }];
    const space = all.startsWith('~') ? '\u00a0' : '';
    if (number === undefined) return [{ ...edit, text: '', what: 'a reference to no formula' }];
    return [{ ...edit, text: space + (kind === 'ref' ? number : `(${number})`) }];
  });
}

/** An environment in one line, as KaTeX has it. */
function writeFormula(inner: string, name: string, star: string): string {
  const body = inner.replace(/(?<!\\)%[^\n]*/g, '').replace(/\s*\n[ \t>]*/g, ' ');
  const own = RENAMED[name] ?? name;
  if (own === 'displaymath' || own === 'math') return body.trim();
  const columns = own === 'array' ? '{rcl}' : '';
  const mark = own === 'array' ? '' : star;
  return `\\begin{${own}${mark}}${columns}${body}\\end{${own}${mark}}`;
}

/**
 * Finds formulas in environments that stand outside of dollars.
 * @param taken spans of other formulas
 */
export function findEquations(
  text: string,
  code: readonly Span[],
  taken: readonly Span[],
): { readonly edits: readonly Edit[]; readonly spans: readonly Span[] } {
  if (!text.includes('\\begin{')) return { edits: [], spans: [] };
  const isCode = createLookup(code);
  const isTaken = createLookup(taken);
  const find = createFinder(text);
  const edits: Edit[] = [];
  const spans: Span[] = [];
  let from = 0;
  for (const { index, 0: opening, 1: name = '', 2: star = '' } of text.matchAll(OPENING)) {
    if (index < from || isCode(index) || isTaken(index)) continue;
    const closing = `\\end{${name}${star}}`;
    const start = index + opening.length;
    const end = find(closing, start);
    if (end < 0 || end - start > MOST) continue;
    const inner = text.slice(start, end);
    if (/\$|```/.test(inner)) continue;
    from = end + closing.length;
    spans.push({ start: index, end: from });
    edits.push({ start: index, end: from, text: `$$${writeFormula(inner, name, star)}$$` });
  }
  return { edits, spans };
}
