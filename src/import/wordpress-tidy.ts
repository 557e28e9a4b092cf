import type { Element, ElementContent, Root } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import { elementsOf, hasClass, parseHtml, propertyOf, replaceElements } from './html.ts';
import { toText as readText, toMap } from './json-values.ts';

// Blocks of WordPress: https://developer.wordpress.org/block-editor/reference-guides/core-blocks/
// Squarespace has no description of its own: this is what its exports have in them.

/** How Tumblr marks the end of a summary. */
const MORE = '[[MORE]]';

/** Where plug-ins and Squarespace keep the address of a picture that a script would load. */
const LAZY = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataImage'] as const;

const isBlank = (node: ElementContent): boolean =>
  (node.type === 'text' && node.value.trim() === '') ||
  (node.type === 'element' && node.tagName === 'br');

const elementOf = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element => ({ type: 'element', tagName, properties, children });

/** The picture that a cover has behind its text. */
function readBackground(element: Element): Element | undefined {
  if (element.tagName !== 'div' || element.children.some((child) => !isBlank(child)))
    return undefined;
  const isPicture =
    propertyOf(element, 'role') === 'img' || hasClass(element, 'wp-block-cover__image-background');
  const style = /background-image:\s*url\(["']?([^"')]+)/i.exec(propertyOf(element, 'style'));
  return isPicture && style
    ? elementOf('img', { src: style[1], alt: propertyOf(element, 'ariaLabel') })
    : undefined;
}

/** What Squarespace keeps in data, for its scripts: a player as HTML, or what is at an address. */
function readData(element: Element): readonly ElementContent[] | undefined {
  const html = propertyOf(element, 'dataHtml');
  if (html !== '' && hasClass(element, 'sqs-video-wrapper')) {
    return parseHtml(html).children.filter((child) => child.type !== 'doctype');
  }
  const json = propertyOf(element, 'dataBlockJson');
  if (json === '' || [...elementsOf(element)].some(({ tagName }) => MEDIA.has(tagName)))
    return undefined;
  const isEmbed = hasClass(element, 'sqs-block-embed', 'sqs-block-video', 'sqs-block-audio');
  const url = isEmbed ? readUrl(json) : undefined;
  return url === undefined
    ? undefined
    : [elementOf('p', {}, [{ type: 'text', value: `[embed]${url}[/embed]` }])];
}

const MEDIA = new Set(['img', 'iframe', 'video', 'audio', 'a', 'p']);

function readUrl(json: string): string | undefined {
  try {
    const { url, audioAssetUrl } = toMap(JSON.parse(json));
    const found = readText(url) ?? readText(audioAssetUrl);
    return found !== undefined && /^https?:/i.test(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

const PHRASING = /^(?:a|abbr|b|br|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u)$/;

/** Boxes that only say how a page is laid out. */
const LAYOUT =
  /^(?:sqs-(?:layout|row|col.*|block|block-content|html-content|gallery.*|video-wrapper|block-button-container.*)|margin-wrapper|intrinsic|(?:image|embed)-block-.*|image-caption)$/;

const isLine = (children: readonly ElementContent[]): boolean =>
  children.some((child) => !isBlank(child)) &&
  children.every((child) => child.type !== 'element' || PHRASING.test(child.tagName)) &&
  children.every((child) => child.type !== 'element' || !hasPicture(child));

const hasPicture = (element: Element): boolean =>
  [...elementsOf(element)].some(({ tagName }) => tagName === 'img');

/** A box goes, and what is in it stays: as a paragraph if it is a line. */
function unwrap(element: Element): readonly ElementContent[] | undefined {
  const isSlide = hasClass(element, 'slide') && hasPicture(element);
  if (element.tagName === 'div' && isSlide) return [elementOf('figure', {}, element.children)];
  const isAnchor = element.tagName === 'a' && hasClass(element, 'image-slide-anchor');
  if (isAnchor && propertyOf(element, 'href') === '') return element.children;
  const classes = propertyOf(element, 'className').split(' ');
  if (element.tagName !== 'div' || !classes.some((name) => LAYOUT.test(name))) return undefined;
  const isCaption = hasClass(element, 'image-caption');
  return isLine(element.children) && !isCaption
    ? [elementOf('p', {}, element.children)]
    : element.children;
}

function isClutter(element: Element): boolean {
  if (hasClass(element, 'wp-block-spacer', 'wp-block-file__button', 'sqs-block-spacer'))
    return true;
  return /^(?:p|ul|ol)$/.test(element.tagName) && element.children.every(isBlank);
}

/** Pictures get their addresses; and what is there for browsers without scripts is a second copy of them. */
function readLazy(root: Root): void {
  const shown = new Set<string>();
  for (const { tagName, properties } of elementsOf(root)) {
    if (tagName !== 'img') continue;
    const src = String(properties.src ?? '');
    const lazy = LAZY.map((name) => properties[name]).find((each) => typeof each === 'string');
    if (lazy !== undefined && (src === '' || src.startsWith('data:'))) properties.src = lazy;
    if (lazy !== undefined) shown.add(String(properties.src));
    for (const name of LAZY) delete properties[name];
  }
  replaceElements(root, (element) => {
    if (element.tagName !== 'noscript') return undefined;
    const images = [...elementsOf(element)].filter(({ tagName }) => tagName === 'img');
    const isCopy = images.length > 0 && images.every((each) => shown.has(propertyOf(each, 'src')));
    return isCopy ? [] : undefined;
  });
}

/** Makes plain HTML of what editors and themes add to it. */
export function tidyWordPress(root: Root): void {
  readLazy(root);
  replaceElements(root, (element) => {
    if (isClutter(element)) return [];
    const background = readBackground(element);
    if (background) return [background];
    if (element.tagName === 'p' && toText(element) === MORE)
      return [{ type: 'comment', value: 'more' }];
    // What autop makes of the end of a summary.
    const [only, ...more] = element.children;
    if (element.tagName === 'p' && only?.type === 'comment' && more.length === 0)
      return element.children;
    return readData(element) ?? unwrap(element);
  });
}
