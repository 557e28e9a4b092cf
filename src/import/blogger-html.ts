import type { Element, ElementContent } from 'hast';
import { moveAddresses, type OldSite } from './addresses.ts';
import { caption, type Nodes } from './blocks.ts';
import { createElement } from './create-element.ts';
import {
  elementsOf,
  findElement,
  hasClass,
  parseHtml,
  propertyOf,
  replaceElements,
  textOf,
  writeHtml,
} from './html.ts';

const isPicture = ({ tagName }: Element): boolean => tagName === 'img';

const fileOf = (address: string): string | undefined =>
  URL.parse(address, 'https://host.invalid')?.pathname.split('/').at(-1);

/** The same picture in another size: Blogger tells the size by a folder (`/s320/`), or at the end (`=w640-h480`). */
const isSame = (one: string, other: string): boolean =>
  one.replace(/=[\w-]+$/, '') === other.replace(/=[\w-]+$/, '') ||
  (fileOf(one) === fileOf(other) && /\/[sw]\d+[\w-]*\/[^/]*$/.test(other));

/** A small picture that leads to the large one: the large one. */
function enlarge(anchor: Element): Nodes | undefined {
  const image = findElement(anchor, isPicture);
  const href = propertyOf(anchor, 'href');
  if (!image || textOf(anchor) !== '' || !isSame(href, propertyOf(image, 'src'))) return undefined;
  const alt = propertyOf(image, 'alt');
  const title = propertyOf(image, 'title') || undefined;
  const width = propertyOf(image, 'dataOriginalWidth');
  const height = propertyOf(image, 'dataOriginalHeight');
  const size = width !== '' && height !== '' ? { width, height } : {};
  return [createElement('img', { src: href, alt, title, ...size })];
}

/** A table is how Blogger puts a caption below a picture. */
function readCaptioned(table: Element): Nodes | undefined {
  const cell = findElement(table, (element) => hasClass(element, 'tr-caption'));
  const [image, ...others] = [...elementsOf(table)].filter(isPicture);
  if (!image || others.length > 0) return undefined;
  const link = findElement(table, (each) => each.tagName === 'a' && !!findElement(each, isPicture));
  return [createElement('figure', {}, link ?? image, ...caption(cell?.children ?? []))];
}

const isBreak = (node: ElementContent): boolean =>
  (node.type === 'element' && node.tagName === 'br') ||
  (node.type === 'text' && node.value.trim() === '');

/** A block around pictures that stand alone. */
function readSeparator(element: Element): Nodes | undefined {
  if (element.children.every(isBreak)) return [];
  const count = [...elementsOf(element)].filter(isPicture).length;
  if (count === 0 || textOf(element) !== '') return undefined;
  return [createElement('figure', {}, ...element.children.filter((node) => !isBreak(node)))];
}

/** What a post says as plain HTML. */
export function readHtml(html: string, old: OldSite): string {
  const root = parseHtml(html);
  replaceElements(root, (element) => {
    const { tagName } = element;
    if (tagName === 'a' && propertyOf(element, 'name') === 'more')
      return [{ type: 'comment', value: 'more' }];
    if (tagName === 'a') return enlarge(element);
    if (tagName === 'table' && hasClass(element, 'tr-caption-container'))
      return readCaptioned(element);
    return tagName === 'div' && hasClass(element, 'separator') ? readSeparator(element) : undefined;
  });
  moveAddresses(root, old);
  return writeHtml(root);
}
