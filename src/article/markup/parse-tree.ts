import type { ElementContent, Nodes, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { isTooDeep, listPieces, MOST_DEPTH } from './nesting.ts';
import { bodyOf, TOO_DEEP } from './parse.ts';

const isTreeTooDeep = (node: Nodes, depth = 0): boolean =>
  depth > MOST_DEPTH ||
  ('children' in node && node.children.some((child) => isTreeTooDeep(child, depth + 1)));

/** True where somebody's tags are in a tree, or a link in a link, which HTML cannot nest: a note's, say. */
const needsParser = (node: Nodes, isInLink = false): boolean => {
  if (node.type === 'raw') return true;
  if (!('children' in node)) return false;
  const isLink = node.type === 'element' && node.tagName === 'a';
  if (isLink && isInLink) return true;
  return node.children.some((child) => needsParser(child, isLink || isInLink));
};

/** The elements in which a parser takes everything for text. */
const TEXT_ONLY = /^<(?<name>script|style|textarea|title|xmp|iframe|noembed|noframes)\b/;

/** Leaves out what Markdown made of a script, or of another such element, between its two tags on a line. */
function dropTextOnly(nodes: readonly ElementContent[]): ElementContent[] {
  const kept: ElementContent[] = [];
  let open: { readonly name: string; readonly length: number } | undefined;
  for (const node of nodes) {
    const tag = node.type === 'raw' ? node.value.toLowerCase() : '';
    if (open && tag.startsWith(`</${open.name}`)) {
      kept.length = open.length;
      open = undefined;
    }
    kept.push(node);
    const name = TEXT_ONLY.exec(tag)?.groups?.name;
    if (name !== undefined) open ??= { name, length: kept.length };
  }
  return kept;
}

/**
 * HTML §13.2.6.4.7: a line feed right behind `<pre>` is none of its text. hast-util-raw drops that of the
 * code in it, too, so there has to be one more.
 */
function doubleLineFeed([code]: readonly ElementContent[]): void {
  const text = code?.type === 'element' ? code.children[0] : undefined;
  if (text?.type === 'text' && text.value.startsWith('\n')) text.value = `\n${text.value}`;
}

/**
 * A tree as a parser would have made it of the same HTML.
 * @param source that its nodes have their positions in
 * @throws RangeError {@link TOO_DEEP}
 */
export function parseTree(
  tree: Root,
  source: string,
): { readonly children: RootContent[]; readonly isParsed: boolean } {
  if (isTreeTooDeep(tree)) throw new RangeError(TOO_DEEP);
  if (!needsParser(tree)) return { children: tree.children, isParsed: false };
  visit(tree, 'element', (node) => {
    node.children = dropTextOnly(node.children);
    if (node.tagName === 'pre') doubleLineFeed(node.children);
  });
  if (isTooDeep(listPieces(tree))) throw new RangeError(TOO_DEEP);
  const children: RootContent[] = [
    { type: 'doctype' },
    { type: 'raw', value: '<body>' },
    ...tree.children,
    // A text out of place in a table is kept back until something follows it.
    { type: 'comment', value: '' },
  ];
  const page = raw({ type: 'root', children }, { file: new VFile(source) });
  return { children: bodyOf(page), isParsed: true };
}
