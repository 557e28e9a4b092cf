import type { Element } from 'hast';
import type { Nodes } from './blocks.ts';
import { createElement } from './create-element.ts';
import { renderCard } from './ghost-cards.ts';
import { isMap, type JsonMap, toText } from './json-values.ts';

// The editor of Ghost before version 5: https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md

const KINDS = { text: 1, image: 2, list: 3, card: 10 } as const;
const ATOM = 1;

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const BLOCKS: Readonly<Record<string, string>> = {
  aside: 'blockquote',
  'pull-quote': 'blockquote',
};

/** The one attribute of a markup that says something: where a link leads. */
function openMarkup(markup: readonly unknown[]): Element {
  const [tag, attributes] = markup;
  const given = toList(attributes);
  const href = toText(given[given.indexOf('href') + 1]);
  const name = /^(?:a|b|code|em|i|s|strong|sub|sup|u|del|mark)$/.test(String(tag))
    ? String(tag)
    : 'span';
  return createElement(
    name,
    name === 'a' && given.includes('href') && href !== undefined ? { href } : {},
  );
}

/** Runs of text, each of which opens some markups and closes others. */
function renderMarkers(markers: readonly unknown[], document: JsonMap): Nodes {
  const root = createElement('p', {});
  const open: Element[] = [root];
  for (const marker of markers) {
    const [kind, opened, closed, value] = toList(marker);
    for (const index of toList(opened)) {
      const element = openMarkup(toList(toList(document.markups)[Number(index)]));
      open.at(-1)?.children.push(element);
      open.push(element);
    }
    const atom = kind === ATOM ? toList(toList(document.atoms)[Number(value)]) : undefined;
    if (atom?.[0] === 'soft-return') open.at(-1)?.children.push(createElement('br', {}));
    else
      open.at(-1)?.children.push({ type: 'text', value: String(atom ? atom[1] : (value ?? '')) });
    open.length = Math.max(1, open.length - Number(closed ?? 0));
  }
  return root.children.filter((node) => node.type !== 'text' || node.value !== '');
}

function renderSection(section: unknown, document: JsonMap, leftOut: string[]): Nodes {
  const [kind, second, third] = toList(section);
  if (kind === KINDS.image)
    return [createElement('figure', {}, createElement('img', { src: String(second), alt: '' }))];
  if (kind === KINDS.list) {
    const items = toList(third).map((item) =>
      createElement('li', {}, ...renderMarkers(toList(item), document)),
    );
    return [createElement(second === 'ol' ? 'ol' : 'ul', {}, ...items)];
  }
  if (kind === KINDS.card) {
    const [name, payload] = toList(toList(document.cards)[Number(second)]);
    const card = renderCard(String(name), isMap(payload) ? payload : {});
    if (!('leftOut' in card)) return card;
    leftOut.push(card.leftOut);
    return [];
  }
  if (kind !== KINDS.text) {
    leftOut.push('a part of an unknown kind');
    return [];
  }
  const nodes = renderMarkers(toList(third), document);
  const tag = BLOCKS[String(second)] ?? String(second);
  if (nodes.length === 0) return [];
  if (tag === 'blockquote')
    return [createElement('blockquote', {}, createElement('p', {}, ...nodes))];
  return [createElement(/^h[1-6]$/.test(tag) ? tag : 'p', {}, ...nodes)];
}

/** What a text of Mobiledoc says as HTML, and what of it is left out. */
export function renderMobiledoc(document: JsonMap): {
  readonly nodes: Nodes;
  readonly leftOut: readonly string[];
} {
  const leftOut: string[] = [];
  const nodes = toList(document.sections).flatMap((section) =>
    renderSection(section, document, leftOut),
  );
  return { nodes, leftOut };
}
