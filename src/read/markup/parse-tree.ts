import type { ElementContent, Nodes, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { listElements } from './elements.ts';
import { isTooDeep, listPieces, MOST_DEPTH } from './nesting.ts';
import { bodyOf, parseFragment, TOO_DEEP } from './parse.ts';

const isTreeTooDeep = (node: Nodes, depth = 0): boolean =>
  depth > MOST_DEPTH ||
  ('children' in node && node.children.some((child) => isTreeTooDeep(child, depth + 1)));

/**
 * True if a tree has tags that someone wrote, or a link in a link, which HTML cannot nest: a footnote's, for
 * example.
 */
const needsParser = (node: Nodes, isInLink = false): boolean => {
  if (node.type === 'raw') return true;
  if (!('children' in node)) return false;
  const isLink = node.type === 'element' && node.tagName === 'a';
  if (isLink && isInLink) return true;
  return node.children.some((child) => needsParser(child, isLink || isInLink));
};

/** Comments, and elements in which everything is text, each to its end or to that of the HTML. */
const SPAN =
  /<!--[\s\S]*?(?<close>-->|$(?![\s\S]))|<(?<name>script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b[^<>]*>[\s\S]*?(?<end><\/\k<name>|$(?![\s\S]))/gi;

/**
 * True if a piece of HTML begins such a span and does not end it. What Markdown takes for the next paragraphs
 * is then in the span too.
 */
const isLeftOpen = (node: Nodes): boolean =>
  node.type === 'raw'
    ? node.value.matchAll(SPAN).some(({ groups }) => !(groups?.close || groups?.end))
    : 'children' in node && node.children.some(isLeftOpen);

/** The HTML of a tree, parsed in one piece. Nodes lose their positions, which cannot be known. */
function parseWhole(tree: Root): RootContent[] {
  const children = parseFragment(toHtml(tree, { allowDangerousHtml: true }));
  for (const element of listElements({ type: 'root', children })) delete element.position;
  return children;
}

/**
 * HTML §13.2.6.4.7: a line feed right after `<pre>` is not part of its text. hast-util-raw also drops that of
 * the code inside, so one more is needed.
 */
function doubleLineFeed([code]: readonly ElementContent[]): void {
  const text = code?.type === 'element' ? code.children[0] : undefined;
  if (text?.type === 'text' && text.value.startsWith('\n')) text.value = `\n${text.value}`;
}

/**
 * A tree as a parser would have made it from the same HTML.
 * @param source in which its nodes have their positions
 * @throws RangeError {@link TOO_DEEP}
 */
export function parseTree(
  tree: Root,
  source: string,
): { readonly children: RootContent[]; readonly isParsed: boolean } {
  if (isTreeTooDeep(tree)) throw new RangeError(TOO_DEEP);
  if (!needsParser(tree)) return { children: tree.children, isParsed: false };
  if (isLeftOpen(tree)) return { children: parseWhole(tree), isParsed: true };
  visit(tree, 'element', (node) => {
    if (node.tagName === 'pre') doubleLineFeed(node.children);
  });
  if (isTooDeep(listPieces(tree))) throw new RangeError(TOO_DEEP);
  const children: RootContent[] = [
    { type: 'doctype' },
    { type: 'raw', value: '<body>' },
    ...tree.children,
    // Text that is misplaced in a table is held back until something follows.
    { type: 'comment', value: '' },
  ];
  const page = raw({ type: 'root', children }, { file: new VFile(source) });
  return { children: bodyOf(page), isParsed: true };
}
