import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { elementsOf, findElement } from '../import/html.ts';
import { plainText } from '../read/markup/plain-text.ts';
import { readFacts } from './page-facts.ts';
import { findTitle } from './page-title.ts';

/** Parts of a whole page: what is copied with them is no article alone. */
const PAGE_PARTS: ReadonlySet<string> = new Set(['nav', 'footer']);

const ARTICLES: ReadonlySet<string> = new Set(['article', 'main']);

const lengthOf = (element: Element): number => plainText(element).length;

/** True if the reader of pages has to find the article in it. */
function isWholePage(body: Element): boolean {
  const elements = elementsOf(body).toArray();
  if (elements.some(({ tagName }) => PAGE_PARTS.has(tagName))) return true;
  return elements.some((each) => ARTICLES.has(each.tagName) && lengthOf(each) * 2 > lengthOf(body));
}

const findPart = (page: Root, tagName: string): Element =>
  findElement(page, (element) => element.tagName === tagName) ?? h(tagName);

/** The title of a page that has none: its first heading or line, which becomes a heading of the first level. */
function nameTitle(head: Element, body: Element): void {
  const found = findTitle(body);
  if (!found) return;
  const { element, text, isWhole } = found;
  if (isWhole && element.tagName !== 'h1') element.tagName = 'h1';
  head.children.unshift(h('title', text));
  for (const meta of isWhole ? readFacts(body, element) : []) head.children.push(meta);
}

/**
 * Makes a page of what was copied: with a title, and what its byline and its date line say in the head, as a saved page
 * has it, and in one article, so that nothing of what was chosen is left out for its place.
 * @param base where it was copied
 */
export function shapePage(page: Root, base: string | undefined): void {
  const head = findPart(page, 'head');
  const body = findPart(page, 'body');
  const hasTitle = elementsOf(head).some(
    (each) =>
      each.tagName === 'title' && plainText({ type: 'root', children: each.children }) !== '',
  );
  if (!hasTitle) {
    head.children = head.children.filter(
      (node) => node.type !== 'element' || node.tagName !== 'title',
    );
    nameTitle(head, body);
    if (!isWholePage(body)) body.children = [h('article', body.children)];
  }
  const hasBase = elementsOf(head).some(({ tagName }) => tagName === 'base');
  if (base !== undefined && !hasBase) head.children.unshift(h('base', { href: base }));
  head.children.unshift(h('meta', { charSet: 'utf-8' }));
}
