import type { Element, ElementContent } from 'hast';
import { toString as toText } from 'hast-util-to-string';

const ANCHOR = /^(?:[\s#¶§\u200b]|🔗\ufe0f?)*$/u;

const GUTTERS: ReadonlySet<unknown> = new Set([
  'linenos',
  'lineno',
  'linenodiv',
  'gutter',
  'rouge-gutter',
  'gl',
  'hljs-ln-numbers',
  'line-numbers-rows',
  'lnt',
  'ln',
]);

/** Elements whose text nobody sees, or that leave the tree with it. */
const UNSEEN =
  /^(?:style|script|template|noscript|iframe|object|svg|select|textarea|button|title)$/;

const seenText = (node: ElementContent): string => {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || UNSEEN.test(node.tagName)) return '';
  return node.children.map(seenText).join('');
};

/** The sign in a heading that leads to itself: `¶`, `#`. */
function isHeadingAnchor({ tagName, properties, children }: Element, parent: string): boolean {
  if (tagName !== 'a' || !/^h[1-6]$/.test(parent)) return false;
  const isTarget = properties.id !== undefined || properties.name !== undefined;
  const leads = typeof properties.href === 'string' && properties.href.includes('#');
  const hasPicture = children.some((child) => child.type === 'element' && child.tagName === 'img');
  return leads && !isTarget && !hasPicture && ANCHOR.test(children.map(seenText).join(''));
}

/** The numbers of the lines beside code. */
const isGutter = (node: Element): boolean =>
  [node.properties.className].flat().some((name) => GUTTERS.has(name)) &&
  /^[\d\s]+$/.test(toText(node));

/** What pages add to a text, and nobody would miss: the anchor of a heading, the numbers of lines of code. */
export const isMarkOfPage = (node: Element, parents: readonly string[]): boolean =>
  isHeadingAnchor(node, parents.at(-1) ?? '') || isGutter(node);
