import type { Element, ElementContent, Root } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import { listElements } from './elements.ts';

const TEX = /tex/i;

/** In characters. */
const LONGEST_TEX = 10_000;

/** True for the source of a formula. */
export const isSource = ({ tagName, properties }: Element): boolean =>
  tagName === 'annotation' && TEX.test(String(properties.encoding ?? ''));

/** A formula with its source, if that is in it, as what a text without markup has of it. */
export function readMath(math: Element): Element {
  if (typeof math.properties.alttext === 'string') return math;
  const source = listElements(math).find(isSource);
  const tex = source && toText(source).trim();
  return tex && tex.length <= LONGEST_TEX
    ? { ...math, properties: { ...math.properties, alttext: tex } }
    : math;
}

type Child = ElementContent | Root['children'][number];

const hasMath = (node: Child): boolean =>
  node.type === 'element' &&
  (node.tagName === 'math' || listElements(node).some(({ tagName }) => tagName === 'math'));

/**
 * Tells which of some nodes are the picture of a formula in HTML that is there as MathML too. KaTeX and MathJax keep the
 * picture from those who hear the page.
 */
export function findPictured(nodes: readonly Child[]): (node: Element) => boolean {
  let isBeside: boolean | undefined;
  return (node) => {
    if (node.properties.ariaHidden !== 'true' || hasMath(node)) return false;
    isBeside ??= nodes.some(hasMath);
    return isBeside;
  };
}

const sign = (value: string): Element => ({
  type: 'element',
  tagName: 'mo',
  properties: {},
  children: [{ type: 'text', value }],
});

const textOf = (value: unknown, other: string): string =>
  typeof value === 'string' ? value : other;

/** What MathML calls short for brackets around a list. */
function readFenced({ properties, children }: Element): readonly ElementContent[] {
  const parts = children.filter((child) => child.type === 'element');
  const separators = Array.from(textOf(properties.separators, ',').replace(/\s+/g, ''));
  const last = separators.at(-1);
  const inner = parts.flatMap((part, at): readonly Element[] => {
    const between = at === 0 ? undefined : (separators[at - 1] ?? last);
    return between === undefined ? [part] : [sign(between), part];
  });
  return [sign(textOf(properties.open, '(')), ...inner, sign(textOf(properties.close, ')'))];
}

const row = (node: Element, children: readonly ElementContent[]): Element => ({
  ...node,
  tagName: 'mrow',
  properties: {},
  children: [...children],
});

/** Elements of older MathML, and what Core has for them. Only the first part of an action shows. */
export function toCore(node: Element): Element {
  switch (node.tagName) {
    case 'mfenced':
      return row(node, readFenced(node));
    case 'mlabeledtr': {
      const [, ...cells] = node.children.filter((child) => child.type === 'element');
      return { ...node, tagName: 'mtr', children: cells };
    }
    default:
      return node;
  }
}
