import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { titleOf, toAsideKind } from '../dialects/asides.ts';

/** GitHub: `[!NOTE]`; Obsidian: `[!tip]- A title`. */
const HEAD = /^\[!([A-Za-z][\w-]*)(?:\|[\w -]*)?\][+-]?[ \t]*/;

const QUOTES: ReadonlySet<string> = new Set(['quote', 'cite']);

/** The first line of a paragraph, and the rest. */
function splitLine(
  children: readonly PhrasingContent[],
): readonly [PhrasingContent[], PhrasingContent[]] {
  for (const [at, child] of children.entries()) {
    if (child.type === 'break') return [children.slice(0, at), children.slice(at + 1)];
    const end = child.type === 'text' ? child.value.indexOf('\n') : -1;
    if (child.type !== 'text' || end < 0) continue;
    const before = { ...child, value: child.value.slice(0, end) };
    const after = { ...child, value: child.value.slice(end + 1) };
    return [
      [...children.slice(0, at), before],
      [after, ...children.slice(at + 1)],
    ];
  }
  return [[...children], []];
}

const isEmpty = (children: readonly PhrasingContent[]): boolean =>
  children.every((child) => child.type === 'text' && child.value.trim() === '');

function toAside(node: Blockquote, name: string, first: Paragraph): void {
  const [line, others] = splitLine(first.children);
  const isQuote = QUOTES.has(name);
  const title: PhrasingContent[] = isEmpty(line) ? [{ type: 'text', value: titleOf(name) }] : line;
  const hasTitle = !isQuote || !isEmpty(line);
  node.children = [
    ...(hasTitle ? [{ ...first, children: [{ type: 'strong' as const, children: title }] }] : []),
    ...(isEmpty(others) ? [] : [{ ...first, children: others }]),
    ...node.children.slice(1),
  ];
  if (isQuote) return;
  const className = [toAsideKind(name) ?? 'note'];
  node.data = { ...node.data, hName: 'aside', hProperties: { className } };
}

/** Makes asides, with a bold title, of quotations that begin with a mark such as `[!NOTE]`. */
export function readAlerts(tree: Root): void {
  visit(tree, 'blockquote', (node) => {
    const [first] = node.children;
    const text = first?.type === 'paragraph' ? first.children[0] : undefined;
    if (first?.type !== 'paragraph' || text?.type !== 'text') return;
    const [head, name] = HEAD.exec(text.value) ?? [];
    if (head === undefined || name === undefined) return;
    const rest = { ...text, value: text.value.slice(head.length) };
    toAside(node, name.toLowerCase(), { ...first, children: [rest, ...first.children.slice(1)] });
  });
}
