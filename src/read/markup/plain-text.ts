import type { Element, Root } from 'hast';

type Node = Root | Root['children'][number];

/** Between these and what surrounds them, a reader sees a gap. */
const PHRASING: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q ruby rb s samp small span strong sub time u var wbr'.split(
    ' ',
  ),
);

/** Beside the text: the reading of a character, a note's number. */
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
  const inner = node.children.map(gather).join('');
  return node.type === 'element' && PHRASING.has(node.tagName) ? inner : ` ${inner} `;
}

/** The text of a tree on one line, with a blank between blocks. */
export const plainText = (node: Element | Root): string => gather(node).replace(/\s+/g, ' ').trim();

/** What stands beside the running text. */
const NOT_LEAD: ReadonlySet<string> = new Set(
  'figure blockquote ul ol dl table pre details footer audio video h2 h3 h4 h5 h6'.split(' '),
);

/** The first paragraph of the running text; text in no paragraph where there is none. */
export function findLead(node: Element | Root): string | undefined {
  for (const child of node.children) {
    if (child.type !== 'element' || NOT_LEAD.has(child.tagName)) continue;
    const found = child.tagName === 'p' ? plainText(child) || undefined : findLead(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
