import type { Element, Root } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import { bookmark, button, callout, file, type Nodes, panel, player, toggle } from './blocks.ts';
import { createElement } from './create-element.ts';
import { FOR_MEMBERS, FORM } from './ghost-cards.ts';
import { findElement, hasClass, propertyOf, replaceElements } from './html.ts';

// Cards in the HTML that Ghost has made of them, for its own pages.

/** Layout around pictures and texts. */
const WRAPPERS = [
  'kg-gallery-container',
  'kg-gallery-row',
  'kg-gallery-image',
  'kg-video-container',
  'kg-before-after-card-slider',
  'kg-before-after-card-image-after',
  'kg-before-after-card-image-before',
];

/** What only works on a page of Ghost. */
const WIDGETS = [
  'kg-video-overlay',
  'kg-video-player-container',
  'kg-before-after-card-slider-input',
  'kg-before-after-card-slider-handle',
];

const find = (card: Element, ...names: readonly string[]): Element | undefined =>
  findElement(card, (element) => hasClass(element, ...names));

const nodesOf = (card: Element, ...names: readonly string[]): Nodes =>
  find(card, ...names)?.children ?? [];

const textOf = (card: Element, ...names: readonly string[]): string | undefined => {
  const found = find(card, ...names);
  return (found && toText(found).replace(/\s+/g, ' ').trim()) || undefined;
};

const attributeOf = (element: Element | undefined, name: string): string | undefined =>
  (element && propertyOf(element, name)) || undefined;

const captionOf = (card: Element): Nodes =>
  findElement(card, ({ tagName }) => tagName === 'figcaption')?.children ?? [];

const linkOf = (card: Element, ...names: readonly string[]): Nodes =>
  button(attributeOf(find(card, ...names), 'href'), textOf(card, ...names));

function readBookmark(card: Element): Nodes | undefined {
  const url = attributeOf(find(card, 'kg-bookmark-container'), 'href');
  if (url === undefined) return undefined;
  const names = ['kg-bookmark-author', 'kg-bookmark-publisher'];
  const source = names.flatMap((name) => textOf(card, name) ?? []).join(' · ');
  return bookmark({
    url,
    title: textOf(card, 'kg-bookmark-title'),
    description: textOf(card, 'kg-bookmark-description'),
    source: source || undefined,
    caption: captionOf(card),
  });
}

function readPlayer(card: Element, tag: 'audio' | 'video', said: Nodes): Nodes | undefined {
  const found = findElement(card, ({ tagName }) => tagName === tag);
  const src = attributeOf(found, 'src');
  const custom = attributeOf(card, 'dataKgCustomThumbnail');
  const poster = custom ?? attributeOf(card, 'dataKgThumbnail');
  return src === undefined ? undefined : player(tag, src, tag === 'video' ? { poster } : {}, said);
}

const readFile = (card: Element): Nodes | undefined => {
  const src = attributeOf(find(card, 'kg-file-card-container'), 'href');
  return src === undefined
    ? undefined
    : file({
        src,
        title: textOf(card, 'kg-file-card-title'),
        name: textOf(card, 'kg-file-card-filename'),
        description: textOf(card, 'kg-file-card-caption'),
      });
};

function readProduct(card: Element): Nodes {
  const stars = find(card, 'kg-product-card-rating')?.children.filter(
    (each) => each.type === 'element' && hasClass(each, 'kg-product-card-rating-active'),
  );
  return panel({
    tag: 'h4',
    image: attributeOf(find(card, 'kg-product-card-image'), 'src'),
    title: nodesOf(card, 'kg-product-card-title'),
    rating: stars && Math.min(5, stars.length),
    text: nodesOf(card, 'kg-product-card-description'),
    button: linkOf(card, 'kg-product-card-button'),
  });
}

const readHeader = (card: Element): Nodes =>
  panel({
    tag: 'h2',
    image:
      attributeOf(find(card, 'kg-header-card-image'), 'src') ??
      attributeOf(card, 'dataKgBackgroundImage'),
    title: nodesOf(card, 'kg-header-card-heading', 'kg-header-card-header'),
    text: nodesOf(card, 'kg-header-card-subheading', 'kg-header-card-subheader'),
    button: linkOf(card, 'kg-header-card-button'),
  });

function readCall(card: Element): Nodes {
  const image = findElement(card, ({ tagName }) => tagName === 'img');
  return panel({
    tag: 'h4',
    image: attributeOf(image, 'src'),
    title: [],
    text: [...nodesOf(card, 'kg-cta-sponsor-label'), ...nodesOf(card, 'kg-cta-text')],
    button: linkOf(card, 'kg-cta-button'),
  });
}

/** By the classes of cards; undefined where one is not as Ghost makes it, so that it stays. */
const READERS: Readonly<Record<string, (card: Element) => Nodes | undefined>> = {
  'kg-bookmark-card': readBookmark,
  'kg-audio-card': (card) => readPlayer(card, 'audio', nodesOf(card, 'kg-audio-title')),
  'kg-video-card': (card) => readPlayer(card, 'video', captionOf(card)),
  'kg-toggle-card': (card) =>
    toggle(nodesOf(card, 'kg-toggle-heading-text'), nodesOf(card, 'kg-toggle-content')),
  'kg-callout-card': (card) =>
    callout(textOf(card, 'kg-callout-emoji'), nodesOf(card, 'kg-callout-text')),
  'kg-button-card': (card) => linkOf(card, 'kg-btn'),
  'kg-file-card': readFile,
  'kg-product-card': readProduct,
  'kg-header-card': readHeader,
  'kg-cta-card': readCall,
};

const isEmpty = ({ tagName, children }: Element): boolean =>
  tagName === 'p' && children.every((node) => node.type === 'text' && node.value.trim() === '');

/** Spans that say no more than how the editor keeps its blanks. */
const isForEditor = ({ tagName, properties }: Element): boolean =>
  tagName === 'span' &&
  Object.keys(properties).every((name) => name === 'style') &&
  /^\s*(?:white-space:\s*pre-wrap;?)?\s*$/.test(String(properties.style ?? ''));

const GATED = /<!--kg-gated-block:begin ([^>]*?)\s*-->([\s\S]*?)<!--kg-gated-block:end\s*-->/g;

/** Takes out what only members see. */
export function dropGated(html: string): {
  readonly html: string;
  readonly leftOut: readonly string[];
} {
  const leftOut: string[] = [];
  const open = html.replace(GATED, (_, rule: string, content: string) => {
    if (!/nonMember:\s*false/.test(rule)) return content;
    leftOut.push(FOR_MEMBERS);
    return '';
  });
  return { html: open, leftOut };
}

/** Makes plain HTML of cards; what is left out is what it returns. */
export function unwrapCards(root: Root): readonly string[] {
  const leftOut: string[] = [];
  replaceElements(root, (element) => {
    if (isEmpty(element) || hasClass(element, ...WIDGETS)) return [];
    if (isForEditor(element) || hasClass(element, ...WRAPPERS)) return element.children;
    if (hasClass(element, 'kg-signup-card')) {
      leftOut.push(FORM);
      return [];
    }
    if (hasClass(element, 'kg-blockquote-alt'))
      return [createElement('blockquote', {}, ...element.children)];
    const name = Object.keys(READERS).find((each) => hasClass(element, each));
    return name === undefined ? undefined : READERS[name]?.(element);
  });
  return leftOut;
}
