import type { Element } from 'hast';
import { raise } from './raised.ts';

type Child = Element['children'][number];

const JOINED = /^[\p{L}\p{N}.,′'√⁰-ₜ¹²³]*$/u;

/** In brackets, where it is more than a word. */
const group = (text: string): string => (JOINED.test(text) ? text : `(${text})`);

const attach = (base: string, sign: string, text: string, how: 'sup' | 'sub'): string => {
  const raised = raise(text, how);
  return raised === text ? `${base}${sign}${group(text)}` : base + raised;
};

const partsOf = (node: Element): readonly Element[] =>
  node.children.filter((child) => child.type === 'element');

const join = (nodes: readonly Child[]): string => nodes.map(write).join('');

function writeParts(node: Element): string {
  const [first = '', second = '', third = ''] = partsOf(node).map(write);
  switch (node.tagName) {
    case 'mfrac':
      return `${group(first)}/${group(second)}`;
    case 'msup':
      return attach(group(first), '^', second, 'sup');
    case 'msub':
      return attach(group(first), '_', second, 'sub');
    case 'msubsup':
      return attach(attach(group(first), '_', second, 'sub'), '^', third, 'sup');
    case 'mroot':
      return `${raise(second, 'sup')}√${group(first)}`;
    default:
      return join(node.children);
  }
}

function write(node: Child): string {
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ').trim();
  if (node.type !== 'element') return '';
  if (node.tagName === 'msqrt') return `√${group(join(node.children))}`;
  return writeParts(node);
}

/**
 * A formula on one line. What a text says about it comes first, which for TeX is its source.
 * @example formulaToText(<math><msup><mi>x</mi><mn>2</mn></msup></math>) // → 'x²'
 */
export const formulaToText = (math: Element): string =>
  typeof math.properties.alttext === 'string' && math.properties.alttext !== ''
    ? math.properties.alttext
    : join(math.children);
