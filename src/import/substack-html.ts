import type { Element } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import { moveAddresses, type OldSite } from './addresses.ts';
import {
  findElement,
  hasClass,
  parseHtml,
  propertyOf,
  replaceElements,
  writeHtml,
} from './html.ts';
import { toText as toValue } from './json-values.ts';
import { attributesOf, originalOf, readBlock } from './substack-blocks.ts';

/** What asks readers for something, or belongs to the editor. */
const WIDGETS = [
  'subscription-widget-wrap-editor',
  'subscription-widget-wrap',
  'subscription-widget',
  'captioned-button-wrap',
  'share-dialog',
  'image-link-expand',
  'paywall-jump',
  'paywall',
  'community-chat',
  'install-substack-app-embed',
  'directMessage',
];

const WRAPPERS = ['captioned-image-container', 'image2-inset', 'footnote-content', 'youtube-inner'];

/** A link from a picture to itself, in another size. */
function isLinkToItself(element: Element): boolean {
  const image = findElement(element, ({ tagName }) => tagName === 'img');
  if (element.tagName !== 'a' || !image || toText(element).trim() !== '') return false;
  const nameOf = (address: string): string | undefined => originalOf(address).split('/').at(-1);
  const { src } = attributesOf(image);
  const shown = toValue(src) ?? propertyOf(image, 'src');
  return nameOf(propertyOf(element, 'href')) === nameOf(shown);
}

const isEmptyParagraph = ({ tagName, children }: Element): boolean =>
  tagName === 'p' && children.every((node) => node.type === 'text' && node.value.trim() === '');

/** A rule in a block of its own. */
const isRule = ({ tagName, children: [child, ...others] }: Element): boolean =>
  tagName === 'div' && child?.type === 'element' && child.tagName === 'hr' && others.length === 0;

/** Keeps of a picture what is not about its sizes at Substack. */
function simplifyPicture(image: Element): void {
  const given = toValue(attributesOf(image).src) ?? propertyOf(image, 'src');
  const { alt, title, width, height } = image.properties;
  image.properties = {
    src: originalOf(given),
    ...(width && { width }),
    ...(height && { height }),
    alt: alt ?? '',
    ...(title && { title }),
  };
}

/** What a post says as plain HTML, and what is left out of it. */
export function readHtml(html: string, old: OldSite): { html: string; leftOut: readonly string[] } {
  const root = parseHtml(html);
  const leftOut: string[] = [];
  replaceElements(root, (element) => {
    if (hasClass(element, ...WIDGETS) || isEmptyParagraph(element)) return [];
    if (element.tagName === 'source' || element.tagName === 'svg') return [];
    if (element.tagName === 'picture' || hasClass(element, ...WRAPPERS)) return element.children;
    if (isLinkToItself(element) || isRule(element)) return element.children;
    if (element.tagName === 'img') simplifyPicture(element);
    const block = readBlock(element);
    if (block === undefined || !('leftOut' in block)) return block;
    leftOut.push(block.leftOut);
    return [];
  });
  for (const element of root.children) if (element.type === 'element') dropTracking(element, old);
  moveAddresses(root, old);
  return { html: writeHtml(root), leftOut };
}

/** Links between posts say where readers came from. */
function dropTracking(element: Element, { site }: OldSite): void {
  const href = propertyOf(element, 'href');
  const url = site === undefined ? null : URL.parse(href);
  if (url && url.origin === new URL(site ?? '').origin && /^\?utm_/.test(url.search))
    element.properties.href = `${url.origin}${url.pathname}${url.hash}`;
  for (const child of element.children)
    if (child.type === 'element') dropTracking(child, { site, paths: new Set() });
}
