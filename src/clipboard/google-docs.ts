import type { Element, Root } from 'hast';
import { elementsOf, findElement, propertyOf, textOf } from '../import/html.ts';
import { readStyle } from './inline-styles.ts';

const isDocument = (page: Root): boolean =>
  findElement(page, (each) => propertyOf(each, 'id').startsWith('docs-internal-guid')) !==
  undefined;

/** In points, of the first text in a paragraph. */
function sizeOf(paragraph: Element): number {
  const sizes = elementsOf(paragraph).map((each) =>
    Number.parseFloat(readStyle(each).get('font-size') ?? ''),
  );
  return sizes.find((size) => size > 0) ?? 0;
}

/** The size of the style "Title" is 26 points, and that of the largest heading 20. */
const TITLE_SIZE = 22;

/** Google Docs has no element for the title of a document, only a size. */
export function nameDocumentTitle(page: Root): void {
  if (!isDocument(page)) return;
  const first = findElement(
    page,
    (each) => /^(?:p|h[1-6])$/.test(each.tagName) && textOf(each) !== '',
  );
  if (first?.tagName === 'p' && sizeOf(first) >= TITLE_SIZE) first.tagName = 'h1';
}
