import type { Element } from 'hast';
import { plainText } from '../read/markup/plain-text.ts';

/** A block of text without another in it: a paragraph, a heading, an item. */
export interface Line {
  readonly element: Element;
  readonly text: string;
}

const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|dd|div|dl|dt|figure|figcaption|footer|form|h[1-6]|header|hgroup|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)$/;

/** Blocks that have no line of the running text. */
const BESIDE = /^(?:aside|figure|footer|form|nav|pre|table)$/;

/** True for an element that begins a new line. */
export const isBlock = (node: Element['children'][number]): boolean =>
  node.type === 'element' && BLOCK.test(node.tagName);

const holdsBlock = (node: Element): boolean =>
  node.children.some((child) => child.type === 'element' && (isBlock(child) || holdsBlock(child)));

/** The lines of a text, in order. */
export function* listLines(parent: Element): Generator<Line> {
  for (const node of parent.children) {
    if (node.type !== 'element' || BESIDE.test(node.tagName) || node.properties.hidden) continue;
    if (holdsBlock(node)) yield* listLines(node);
    else if (isBlock(node)) {
      const text = plainText(node);
      if (text !== '') yield { element: node, text };
    }
  }
}

/** In characters: what is longer is a paragraph. */
export const LONGEST_LINE = 200;

/** True for a line that an article's text begins with, and nothing above it. */
export const isParagraph = ({ text }: Line): boolean =>
  text.length > LONGEST_LINE || (text.length > 80 && /[.!?…。”"»]$/u.test(text));
