import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { elementsOf, textOf } from '../import/html.ts';
import { readStyle } from './inline-styles.ts';

/** `l0 level2 lfo1`: Word's lists are paragraphs, which say at what depth they are. */
const LEVEL = /\blevel(\d)\b/;

/** The mark of an item that is counted; of others it is a bullet. */
const COUNTED = /^\(?(?:\d{1,3}|[a-z]{1,4})[.)]/i;

/** How deep a paragraph is in a list, from 1; undefined for any other element. */
function levelOf(node: ElementContent): number | undefined {
  if (node.type !== 'element' || node.tagName !== 'p') return undefined;
  const level = LEVEL.exec(readStyle(node).get('mso-list') ?? '')?.[1];
  return level === undefined ? undefined : Number(level);
}

const isMark = (element: Element): boolean => readStyle(element).get('mso-list') === 'ignore';

const markOf = (item: Element): string => {
  const mark = elementsOf(item).find(isMark);
  return mark ? textOf(mark) : '';
};

/** Without the mark, which stands in it as text. */
function withoutMark(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    return isMark(node) ? [] : [{ ...node, children: withoutMark(node.children) }];
  });
}

function openList(item: Element): Element {
  return h(COUNTED.test(markOf(item)) ? 'ol' : 'ul');
}

/** The list that an item of that depth goes into; the lists that are open are from the outside in. */
function findList(open: Element[], level: number, item: Element): Element {
  open.length = Math.min(open.length, level);
  const last = open.at(-1);
  if (last && open.length === level) return last;
  const list = openList(item);
  const holder = last?.children.at(-1);
  if (holder?.type === 'element') holder.children.push(list);
  open.push(list);
  return list;
}

/** Makes lists of the paragraphs that Word has in their place. */
export function gatherLists(nodes: readonly ElementContent[]): ElementContent[] {
  const gathered: ElementContent[] = [];
  let open: Element[] = [];
  for (const node of nodes) {
    const level = levelOf(node);
    const isGap = node.type === 'text' && node.value.trim() === '';
    if (level === undefined || node.type !== 'element') {
      if (!isGap) open = [];
      gathered.push(node);
      continue;
    }
    const isFirst = open.length === 0;
    // An item cannot be deeper than one level below the one before it.
    const list = findList(open, Math.min(level, open.length + 1), node);
    list.children.push(h('li', withoutMark(node.children)));
    if (isFirst) gathered.push(list);
  }
  return gathered;
}
