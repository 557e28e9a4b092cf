import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** Signs of a shortcode of Hugo or Zola around a formula. */
export const MATH_TAG_SIGNS = /\{\{[<%]\s*(?:katex|math|mathjax|latex)\b|\{%\s*(?:katex|math)\(/;

const HUGO =
  /\{\{[<%]\s*(katex|math|mathjax|latex)\b([^{}]*)[>%]\}\}((?:(?!\{\{[<%])[\s\S]){1,5000}?)\{\{[<%]\s*\/\s*\1\s*[>%]\}\}/g;
const ZOLA = /\{%\s*(katex|math)\(([^{}()]*)\)\s*%\}((?:(?!\{%)[\s\S]){1,5000}?)\{%\s*end\s*%\}/g;

const HAS_MARKS = /\$|\\[([]|\\begin\{/;
const IS_DISPLAY = /\bdisplay\b|\bblock\s*=\s*"?true/;

/** The formula in the marks that Markdown has for it, on as many lines. */
function markFormula(inner: string, given: string): string {
  const single = /^\$([^$]+)\$$/.exec(inner.trim())?.[1];
  if (single !== undefined) return `\\(${single}\\)`;
  if (HAS_MARKS.test(inner)) return inner;
  const isDisplay = IS_DISPLAY.test(given) || inner.trim().includes('\n');
  return isDisplay ? `$$${inner.replace(/^[ \t]+|[ \t]+$/g, '')}$$` : `\\(${inner.trim()}\\)`;
}

/** What becomes of `{{< katex >}}x^2{{< /katex >}}` and `{% katex(block=true) %}x^2{% end %}`. */
export function readMathTags(text: string, code: readonly Span[]): readonly Edit[] {
  const isCode = createLookup(code);
  return [HUGO, ZOLA].flatMap((shape) =>
    [...text.matchAll(shape)].flatMap(({ index, 0: all, 2: given = '', 3: inner = '' }) =>
      isCode(index)
        ? []
        : [{ start: index, end: index + all.length, text: markFormula(inner, given) }],
    ),
  );
}
