import type { ElementContent } from 'hast';
import type { Nodes } from './blocks.ts';
import { createElement } from './create-element.ts';
import { renderCard } from './ghost-cards.ts';
import { type JsonMap, toMap, toMaps, toText } from './json-values.ts';

// The editor of Ghost since version 5: https://lexical.dev/docs/concepts/nodes

/** The bits of `format`, from the outside in. */
const FORMATS: readonly (readonly [number, string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [128, 'mark'],
  [32, 'sub'],
  [64, 'sup'],
  [16, 'code'],
];

/** Deeper than anybody writes. */
const DEEPEST = 100;

function renderText({ text, format }: JsonMap): Nodes {
  const value = typeof text === 'string' ? text : '';
  if (value === '') return [];
  const bits = Number(format ?? 0);
  const tags = FORMATS.filter(([bit]) => (bits & bit) !== 0);
  return [
    tags.reduceRight<ElementContent>((node, [, tag]) => createElement(tag, {}, node), {
      type: 'text',
      value,
    }),
  ];
}

const isList = ({ type }: JsonMap): boolean => type === 'list';

/** Walks over the nodes of a text, and collects what is left out of it. */
class Walk {
  readonly leftOut: string[];

  constructor(leftOut: string[]) {
    this.leftOut = leftOut;
  }

  render(parent: JsonMap, depth = 0): Nodes {
    if (depth > DEEPEST) {
      this.leftOut.push('a part that is nested too deeply');
      return [];
    }
    return toMaps(parent.children).flatMap((node) => this.#renderNode(node, depth + 1));
  }

  #renderNode(node: JsonMap, depth: number): Nodes {
    const type = (toText(node.type) ?? '').replace(/^extended-/, '');
    const inside = (): Nodes => this.render(node, depth);
    if (type === 'text' || type === 'tk') return renderText(node);
    if (type === 'linebreak') return [createElement('br', {})];
    if (type === 'tab') return [{ type: 'text', value: '\t' }];
    if (type === 'zwnj') return [];
    if (type === 'link' || type === 'autolink' || type === 'at-link') {
      const href = toText(node.url);
      return href === undefined ? inside() : [createElement('a', { href }, ...inside())];
    }
    if (type === 'heading') {
      const tag = /^h[1-6]$/.test(String(node.tag)) ? String(node.tag) : 'h2';
      return [createElement(tag, {}, ...inside())];
    }
    if (type === 'list') return [this.#renderList(node, depth)];
    if (type === 'quote' || type === 'aside')
      return [createElement('blockquote', {}, createElement('p', {}, ...inside()))];
    if (type !== 'paragraph' && !Array.isArray(node.children)) return this.#renderCard(type, node);
    const children = inside();
    return children.length > 0 ? [createElement('p', {}, ...children)] : [];
  }

  /** A list in a list is an item of its own there; in HTML it belongs to the item before. */
  #renderList(list: JsonMap, depth: number): ElementContent {
    const isNumbered = list.listType === 'number' || list.tag === 'ol';
    const start = Number(list.start ?? 1);
    const items: ReturnType<typeof createElement>[] = [];
    for (const item of toMaps(list.children)) {
      const nodes = this.render(item, depth + 1);
      const last = items.at(-1);
      const isNested = toMaps(item.children).every(isList) && nodes.length > 0;
      if (isNested && last) last.children = [...last.children, ...nodes];
      else items.push(createElement('li', {}, ...nodes));
    }
    return createElement(
      isNumbered ? 'ol' : 'ul',
      isNumbered && start > 1 ? { start } : {},
      ...items,
    );
  }

  #renderCard(type: string, node: JsonMap): Nodes {
    const card = renderCard(type, node);
    if (!('leftOut' in card)) return card;
    this.leftOut.push(card.leftOut);
    return [];
  }
}

/** What a text of Lexical says as HTML, and what of it is left out. */
export function renderLexical(json: JsonMap): {
  readonly nodes: Nodes;
  readonly leftOut: readonly string[];
} {
  const walk = new Walk([]);
  return { nodes: walk.render(toMap(json.root)), leftOut: walk.leftOut };
}
