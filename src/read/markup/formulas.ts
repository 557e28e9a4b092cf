import { createRequire } from 'node:module';
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Emphasis, Root } from 'mdast';
import type { InlineMath, Math as MathBlock } from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import type { Remark } from '../parsed-source.ts';
import { listElements } from './elements.ts';
import { startOf } from './position.ts';

type Properties = Element['properties'];

/** In characters, of what the parser says. */
const MOST_SHOWN = 100;

/** Environments that only stand in formulas of their own. */
const DISPLAYED = /^\s*\\begin\{(?:equation|align|alignat|gather|split|CD)\*?\}/;

const require = createRequire(import.meta.url);

function renderMathMl(tex: string, displayMode: boolean): string {
  const katex: typeof import('katex') = require('katex');
  return katex.renderToString(tex, { output: 'mathml', displayMode, strict: 'ignore' });
}

/** What a formula shows: without its source, which readers get as its text. */
function readFormula(tex: string, isBlock: boolean): readonly ElementContent[] {
  const tree = fromHtml(renderMathMl(tex, isBlock), { fragment: true });
  const semantics = listElements(tree).find(({ tagName }) => tagName === 'semantics');
  return semantics?.children.slice(0, 1) ?? [];
}

interface Reading {
  readonly element: Emphasis;
  readonly wrong?: Remark;
}

/** As data of a tree of Markdown says which element a node becomes. */
const toElement = (
  hName: string,
  hProperties: Properties,
  hChildren: ElementContent[],
): Emphasis => ({
  type: 'emphasis',
  children: [],
  data: { hName, hProperties, hChildren },
});

function read(node: InlineMath | MathBlock, isBlock: boolean): Reading {
  const tex = node.value.trim();
  try {
    const display: Properties = isBlock ? { display: 'block' } : {};
    const children = [...readFormula(tex, isBlock)];
    return { element: toElement('math', { ...display, alttext: tex }, children) };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : '';
    const message = `this formula is not valid TeX (${why.slice(0, MOST_SHOWN)}), so its source is shown; fix it`;
    return {
      element: toElement('code', {}, [{ type: 'text', value: tex }]),
      wrong: { ...startOf(node), message },
    };
  }
}

/**
 * Makes MathML of the formulas of a text: readers show it without a script.
 * @returns what is wrong with those that cannot be read
 */
export function readFormulas(tree: Root): readonly Remark[] {
  const warnings: Remark[] = [];
  visit(tree, (node, index, parent) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return;
    if (parent === undefined || index === undefined) return;
    const isAlone = parent.type === 'paragraph' && parent.children.length === 1;
    const isBlock = node.type === 'math' || isAlone || DISPLAYED.test(node.value);
    const { element, wrong } = read(node, isBlock);
    const placed =
      node.type === 'math' ? { type: 'paragraph' as const, children: [element] } : element;
    parent.children.splice(index, 1, placed);
    if (wrong) warnings.push(wrong);
  });
  return warnings;
}
