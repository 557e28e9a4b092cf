import type { Element } from 'hast';
import { listElements } from '../elements.ts';
import { plainText } from '../plain-text.ts';
import type { Found } from './find-article.ts';
import { fold } from './fold.ts';
import type { Parent } from './weights.ts';

const listHeadings = (parent: Parent, name: RegExp): readonly Element[] =>
  listElements(parent)
    .filter((node) => name.test(node.tagName) && plainText(node) !== '')
    .toArray();

const textOf = (heading: Element | undefined): string | undefined => heading && plainText(heading);

/** True for a heading that a `<title>` begins or ends with; it often has the site's name too. */
const isWithin = (siteTitle: string, heading: Element): boolean => {
  const text = fold(plainText(heading));
  return fold(siteTitle).startsWith(text) || fold(siteTitle).endsWith(text);
};

const findLongest = (headings: readonly Element[]): Element | undefined =>
  headings.toSorted((a, b) => plainText(b).length - plainText(a).length)[0];

/** The headings of a page that stand before its article, in order. */
function listBefore(body: Parent, article: Parent): readonly Element[] {
  const before: Element[] = [];
  for (const node of listElements(body)) {
    if (node === article) return before;
    if (/^h[1-3]$/.test(node.tagName) && plainText(node) !== '') before.push(node);
  }
  return [];
}

/**
 * The title of an article whose page does not state it: its first-level heading, or one before or in it that
 * the page's `<title>` has too; then that.
 */
export function findTitle(
  { body, article }: Found,
  siteTitle: string | undefined,
): string | undefined {
  const own = listHeadings(article, /^h1$/);
  const before = listBefore(body, article);
  if (siteTitle === undefined)
    return textOf(own[0] ?? before.findLast(({ tagName }) => tagName === 'h1'));
  if (own.length > 0)
    return textOf(findLongest(own.filter((each) => isWithin(siteTitle, each))) ?? own[0]);
  return (
    textOf(listHeadings(article, /^h[23]$/).find((each) => isWithin(siteTitle, each))) ??
    textOf(before.findLast((each) => isWithin(siteTitle, each))) ??
    siteTitle
  );
}
