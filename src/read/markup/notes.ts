import type { Element } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import { listElements } from './elements.ts';

type Child = Element['children'][number];

/** What numbers a note: `1`, `[12]`, `*`, `†`, `a`. */
const MARK =
  /^[\s([]*(?:\p{N}{1,4}|\p{L}{1,2}|[*†‡§¶]{1,4}|(?:note|nb|fn) ?\p{N}{1,3})[\s)\].]*$/iu;
const NUMBER = /^[\s([]*\d{1,4}[\s)\]]*$/;
const BETWEEN = /^[\s\p{P}]*$/u;

/** In elements. A reference to notes has few. */
const MOST_ELEMENTS = 40;

const isSmall = (node: Element): boolean => {
  let count = 0;
  for (const _ of listElements(node)) {
    count += 1;
    if (count > MOST_ELEMENTS) return false;
  }
  return true;
};

const isNoteLink = (node: Element): boolean => {
  const { href } = node.properties;
  if (node.tagName !== 'a' || typeof href !== 'string') return false;
  const text = toText(node);
  // Journals lead to the notes of another page, too.
  return href.startsWith('#') ? MARK.test(text) : NUMBER.test(text);
};

const isPartOfNote = (node: Child): boolean => {
  if (node.type === 'text') return BETWEEN.test(node.value);
  if (node.type !== 'element') return true;
  return isNoteLink(node) || (node.children.length > 0 && holdsNotes(node));
};

const hasLink = (node: Child): boolean =>
  node.type === 'element' && (node.tagName === 'a' || node.children.some(hasLink));

const holdsNotes = (node: Element): boolean =>
  node.children.every(isPartOfNote) && node.children.some(hasLink);

/** True for a link to a note around its raised number, as pandoc has it. */
function isAroundNumber(node: Element): boolean {
  const { href } = node.properties;
  if (typeof href !== 'string' || !href.startsWith('#') || !MARK.test(toText(node))) return false;
  const [only, ...more] = node.children.filter(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''),
  );
  return only?.type === 'element' && only.tagName === 'sup' && more.length === 0;
}

/** True for raised text that only leads to notes. What is raised otherwise is text. */
export const isNoteReference = (node: Element): boolean =>
  node.tagName === 'sup'
    ? isSmall(node) && holdsNotes(node)
    : node.tagName === 'a' && isAroundNumber(node);

/** True for the link itself. */
export const leadsToNote = (node: Element, parent: string | undefined): boolean => {
  const { href } = node.properties;
  if (typeof href !== 'string' || !href.startsWith('#')) return false;
  return (parent === 'sup' && MARK.test(toText(node))) || isAroundNumber(node);
};
