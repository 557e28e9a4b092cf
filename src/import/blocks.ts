import type { ElementContent } from 'hast';
import { createElement } from './create-element.ts';

// What editors of other systems call cards or embeds, in plain HTML.

export type Nodes = readonly ElementContent[];

/** One paragraph of a caption is no paragraph. */
export function caption(nodes: Nodes): Nodes {
  const [first, ...others] = nodes;
  const isOne = first?.type === 'element' && first.tagName === 'p' && others.length === 0;
  const inside = isOne ? first.children : nodes;
  return inside.length > 0 ? [createElement('figcaption', {}, ...inside)] : [];
}

/** A button: a link in a paragraph of its own. */
export const button = (href: string | undefined, text: string | undefined): Nodes =>
  href === undefined || text === undefined
    ? []
    : [createElement('p', {}, createElement('a', { href }, text))];

export interface Bookmark {
  readonly url: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** Its author and publisher. */
  readonly source?: string | undefined;
  readonly caption: Nodes;
}

export const bookmark = ({ url, title, description, source, ...given }: Bookmark): Nodes => [
  createElement(
    'figure',
    {},
    createElement('p', {}, createElement('a', { href: url }, title ?? url)),
    description === undefined ? undefined : createElement('p', {}, description),
    source === undefined ? undefined : createElement('p', {}, source),
    ...caption(given.caption),
  ),
];

const isParagraph = (node: ElementContent | undefined): boolean =>
  node?.type === 'element' && /^(?:p|ul|ol|h\d|blockquote|div)$/.test(node.tagName);

/** Text in blocks, whether or not it came in some. */
const blocks = (nodes: Nodes): Nodes =>
  nodes.some(isParagraph) || nodes.length === 0 ? nodes : [createElement('p', {}, ...nodes)];

export function callout(emoji: string | undefined, text: Nodes): Nodes {
  const [first, ...rest] = blocks(text);
  const sign = emoji === undefined ? [] : [`${emoji} `];
  return first?.type === 'element' && first.tagName === 'p'
    ? [createElement('aside', {}, createElement('p', {}, ...sign, ...first.children), ...rest)]
    : [createElement('aside', {}, ...sign, ...(first ? [first] : []), ...rest)];
}

export const toggle = (heading: Nodes, content: Nodes): Nodes => [
  createElement('details', {}, createElement('summary', {}, ...heading), ...blocks(content)),
];

export const player = (
  tag: 'audio' | 'video',
  src: string,
  properties: { readonly [name: string]: string | undefined },
  said: Nodes,
): Nodes => [
  createElement(
    'figure',
    {},
    createElement(tag, { src, controls: true, ...properties }),
    ...caption(said),
  ),
];

export interface NamedFile {
  readonly src: string;
  readonly title?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

export const file = ({ src, title, name, description }: NamedFile): Nodes => [
  createElement(
    'p',
    {},
    createElement('a', { href: src }, title ?? name ?? src),
    ...(title !== undefined && name !== undefined && name !== title ? [` (${name})`] : []),
    ...(description === undefined ? [] : [createElement('br', {}), description]),
  ),
];

/** A title, a text, a picture and a button, of which each may be missing. */
export interface Panel {
  readonly tag: 'h2' | 'h4';
  readonly image?: string | undefined;
  readonly title: Nodes;
  /** Stars, of five. */
  readonly rating?: number | undefined;
  readonly text: Nodes;
  readonly button: Nodes;
}

export const panel = ({ tag, image, title, rating, text, button: last }: Panel): Nodes => [
  ...(image === undefined
    ? []
    : [createElement('figure', {}, createElement('img', { src: image, alt: '' }))]),
  ...(title.length > 0 ? [createElement(tag, {}, ...title)] : []),
  ...(rating === undefined
    ? []
    : [createElement('p', {}, `${'★'.repeat(rating)}${'☆'.repeat(5 - rating)}`)]),
  ...blocks(text),
  ...last,
];
