import type { Element, ElementContent } from 'hast';
import { moveAddresses, type OldSite } from './addresses.ts';
import { bookmark, type Nodes } from './blocks.ts';
import { createElement } from './create-element.ts';
import {
  elementsOf,
  findElement,
  hasClass,
  propertyOf,
  replaceElements,
  textOf,
  writeHtml,
} from './html.ts';

/** Blocks around blocks, which say how wide a part is. */
const WRAPPERS = [
  'section',
  'section-content',
  'section-inner',
  'aspectRatioPlaceholder',
  'aspectRatioPlaceholder-fill',
];

const link = (href: string): Nodes => [createElement('a', { href }, href)];

/** A card for a page elsewhere: its title, a line of it, and its host, in one link. */
function readCard(card: Element): Nodes | undefined {
  const anchor = findElement(
    card,
    ({ tagName, children }) => tagName === 'a' && children.length > 0,
  );
  const url = anchor && propertyOf(anchor, 'href');
  if (!anchor || !url) return undefined;
  const textIn = (name: string): string | undefined => {
    const found = findElement(anchor, ({ tagName }) => tagName === name);
    return (found && textOf(found)) || undefined;
  };
  const host: ElementContent | undefined = anchor.children.at(-1);
  const source = host?.type === 'text' ? host.value.trim() || undefined : undefined;
  const title = textIn('strong');
  return title === undefined
    ? undefined
    : bookmark({ url, title, description: textIn('em'), source, caption: [] });
}

/** Medium leads to some pages by way of its own. */
function leadOn(href: string): string {
  const url = URL.parse(href);
  const target = url?.host === 'medium.com' && url.pathname.startsWith('/r/');
  return (target && url.searchParams.get('url')) || href;
}

/** Takes from elements what only Medium's editor and its styles know; ids stay where a link leads to them. */
function simplify(body: Element): void {
  const wanted = new Set(
    [...elementsOf(body)].map((each) => propertyOf(each, 'href').replace(/^#/, '')),
  );
  for (const { properties } of elementsOf(body)) {
    const { src, href, alt, width, height, dataWidth, dataHeight, id } = properties;
    for (const key of Object.keys(properties)) delete properties[key];
    Object.assign(properties, {
      src,
      href,
      alt,
      width: width ?? dataWidth,
      height: height ?? dataHeight,
    });
    if (wanted.has(String(id))) properties.id = id;
    if (typeof properties.href === 'string') properties.href = leadOn(properties.href);
  }
}

/** What a story says as plain HTML, without its title. */
export function readBody(body: Element, title: string, old: OldSite): string {
  let isFirst = true;
  replaceElements(body, (element) => {
    const { tagName, children } = element;
    if (hasClass(element, 'graf--title') && textOf(element) === title) return [];
    if (hasClass(element, 'mixtapeImage', 'js-mixtapeImage')) return [];
    if (hasClass(element, 'graf--mixtapeEmbed')) return readCard(element);
    if (tagName === 'div' && hasClass(element, 'section-divider')) {
      const others = isFirst ? [] : children;
      isFirst = false;
      return others;
    }
    if (/^(?:section|div)$/.test(tagName) && hasClass(element, ...WRAPPERS)) return children;
    const source = propertyOf(element, 'src');
    // Code that is kept elsewhere.
    return tagName === 'script' && /^https?:/.test(source)
      ? link(source.replace(/\.js$/, ''))
      : undefined;
  });
  simplify(body);
  moveAddresses(body, old);
  return writeHtml(body).trim();
}
