import type { Element, Root } from 'hast';
import { toString as toText } from 'hast-util-to-string';

type Node = Root | Root['children'][number];

/** There is no gap between these and the text around them; every other element gets one. */
const PHRASING: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q ruby rb s samp small span strong sub time u var wbr'.split(
    ' ',
  ),
);

/** Not part of the text: how a character is read, the number of a note, and what is never shown. */
const BESIDE: ReadonlySet<string> = new Set([
  'rt',
  'rp',
  'sup',
  'script',
  'style',
  'template',
  'title',
]);

function gather(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element' && BESIDE.has(node.tagName)) return '';
  if (node.type === 'element' && node.tagName === 'math')
    return String(node.properties.alttext ?? toText(node));
  const inner = node.children.map(gather).join('');
  return node.type === 'element' && PHRASING.has(node.tagName) ? inner : ` ${inner} `;
}

/** The text of a tree on one line, with a blank between blocks. */
export const plainText = (node: Element | Root): string => gather(node).replace(/\s+/g, ' ').trim();

/** What is not running text. */
const NOT_LEAD: ReadonlySet<string> = new Set(
  'figure blockquote aside ul ol dl table pre details footer audio video h2 h3 h4 h5 h6'.split(' '),
);

/** The first paragraph of the running text; undefined if it has none. */
export function findLead(node: Element | Root): string | undefined {
  for (const child of node.children) {
    if (child.type !== 'element' || NOT_LEAD.has(child.tagName)) continue;
    const found = child.tagName === 'p' ? plainText(child) || undefined : findLead(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
