import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString as toText } from 'hast-util-to-string';

/** What becomes of an element: it stays (undefined), or others take its place. */
export type Replace = (element: Element) => readonly ElementContent[] | undefined;

export const parseHtml = (html: string): Root => fromHtml(html, { fragment: true });

/** With named references, which shortcodes in the text may have too. */
export const writeHtml = (root: Root | Element): string =>
  toHtml(root.type === 'root' ? root : root.children, {
    characterReferences: { useNamedReferences: true },
    allowDangerousCharacters: true,
  });

const classesOf = ({ properties }: Element): readonly string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

/** @param names of which one is enough */
export const hasClass = (element: Element, ...names: readonly string[]): boolean =>
  classesOf(element).some((name) => names.includes(name));

/** A property as text; empty if there is none. */
export const propertyOf = ({ properties }: Element, name: string): string => {
  const value = properties[name];
  return Array.isArray(value) ? value.join(' ') : String(value ?? '');
};

/** Every element, in the order of the document. A plain loop: exports have a hundred million of nodes. */
export function* elementsOf(root: Root | Element): Generator<Element> {
  const waiting: (Root | RootContent)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'element') yield node;
    if (!('children' in node)) continue;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child?.type === 'element') waiting.push(child);
    }
  }
}

export const findElement = (
  root: Root | Element,
  test: (element: Element) => boolean,
): Element | undefined => {
  for (const element of elementsOf(root)) if (test(element)) return element;
  return undefined;
};

const isKept = (node: RootContent): boolean =>
  node.type !== 'comment' || /^\s*more\b/.test(node.value);

type Node = RootContent | ElementContent;

/** What takes the place of an element is looked at too. */
const replaceIn = <N extends Node>(
  children: readonly N[],
  replace: Replace,
): (N | ElementContent)[] =>
  children.flatMap((child): (N | ElementContent)[] => {
    const others = child.type === 'element' ? replace(child) : undefined;
    return others === undefined ? [child] : replaceIn(others, replace);
  });

/** Puts others in the place of elements, from the outside in; comments go, but for the end of a summary. */
export function replaceElements(root: Root | Element, replace: Replace = () => undefined): void {
  const waiting: (Root | Element)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'root') node.children = replaceIn(node.children, replace).filter(isKept);
    else node.children = replaceIn(node.children, replace).filter(isKept);
    for (const child of node.children) if (child.type === 'element') waiting.push(child);
  }
}

/** What is in an element, in one line. */
export const textOf = (element: Element): string => toText(element).replace(/\s+/g, ' ').trim();

/** What a browser would show of HTML in one line. */
export const plainText = (html: string): string =>
  (/[<&]/.test(html) ? toText(parseHtml(html)) : html).replace(/\s+/g, ' ').trim();
