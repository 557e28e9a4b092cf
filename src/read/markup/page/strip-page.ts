import type { Element, Root } from 'hast';
import type { LeftOut } from '../../parsed-source.ts';
import { listElements } from '../elements.ts';
import { plainText } from '../plain-text.ts';
import { withArticle } from '../urls.ts';
import { findBoilerplate } from './boilerplate.ts';
import type { Found } from './find-article.ts';
import { excerpt, lineOf, type Parent, type Weights } from './weights.ts';

const HEADING = /^h[1-6]$/;

/** What may be a block of links. */
const BLOCKS: ReadonlySet<string> = new Set(
  'div section article ul ol dl table tbody tr td center details header'.split(' '),
);

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl']);

/** Of a block that is no part of an article, more than this is links. */
const MOST_LINKS = 0.5;

/** How much of a text may be in such blocks; of what has more, they are the text. */
const MOST_BESIDE = 0.5;

export const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Some elements of a tree, with everything around them. */
function holdersOf(root: Parent, elements: ReadonlySet<Element>): ReadonlySet<Element> {
  const holders = new Set<Element>();
  const look = (parent: Parent): boolean => {
    let holds = parent.type === 'element' && elements.has(parent);
    for (const node of parent.children) if (node.type === 'element' && look(node)) holds = true;
    if (holds && parent.type === 'element') holders.add(parent);
    return holds;
  };
  look(root);
  return holders;
}

const hasText = (node: Element): boolean =>
  listElements(node).some(({ tagName }) => tagName === 'h1' || tagName === 'pre');

/** True for a block of hardly anything but links; a program's text may have many. */
function isLinks(node: Element, weights: Weights): boolean {
  const { text, links } = weights.of(node);
  return BLOCKS.has(node.tagName) && links > text * MOST_LINKS && !hasText(node);
}

/** The innermost element that is around all of a text. */
function unwrap(parent: Parent, weights: Weights): Parent {
  const inner = parent.children.filter(
    (node) => node.type === 'element' && weights.of(node).text > 0,
  );
  const [only] = inner;
  return inner.length === 1 && only?.type === 'element' && BLOCKS.has(only.tagName)
    ? unwrap(only, weights)
    : parent;
}

/** Blocks of links beside the text, unless these are what the article is about. */
function listLinksBeside({ article, weights }: Found): ReadonlySet<Element> {
  const blocks = unwrap(article, weights).children.filter(
    (node) => node.type === 'element' && !LISTS.has(node.tagName) && isLinks(node, weights),
  );
  const elements = blocks.filter((node) => node.type === 'element');
  const text = elements.reduce((sum, node) => sum + weights.of(node).text, 0);
  return new Set(text <= weights.of(article).text * MOST_BESIDE ? elements : []);
}

/** Tells what an element within an article is, if it is no part of it. */
function createFilter(found: Found) {
  const { article, weights, readable } = found;
  const whole = weights.of(article).text;
  const holders = readable && holdersOf(article, readable);
  const beside = readable && listLinksBeside(found);
  return (node: Element): string | undefined => {
    const what = findBoilerplate(node, weights, whole);
    if (what !== undefined || !holders) return what;
    const goes = beside?.has(node) || (!holders.has(node) && isLinks(node, weights));
    return goes ? `${withArticle(`<${node.tagName}>`)} element (links)` : undefined;
  };
}

export interface Stripped {
  readonly leftOut: readonly LeftOut[];
  /** The heading that says the title; it is taken out. */
  readonly heading?: Element | undefined;
  /** How many characters are left. */
  readonly text: number;
}

/**
 * Takes what is not the text out of an article: its heading, if it says the title, and boilerplate.
 * @param title if it is known
 */
export function strip(found: Found, title: string | undefined): Stripped {
  const { article, weights } = found;
  const nameOf = createFilter(found);
  const leftOut: LeftOut[] = [];
  const folded = title === undefined ? undefined : fold(title);
  let text = weights.of(article).text;
  let heading: Element | undefined;
  let isBelow = false;
  const isTitle = (node: Element): boolean => {
    if (heading || !HEADING.test(node.tagName)) return false;
    const said = fold(plainText(node));
    if (said === '') return false;
    if (node.tagName === 'h1') return folded === undefined || folded.startsWith(said);
    return !isBelow && said === folded;
  };
  const stays = (node: Root['children'][number]): boolean => {
    if (node.type !== 'element' || node.tagName === 'blockquote') return true;
    if (isTitle(node)) {
      heading = node;
      return false;
    }
    const what = nameOf(node);
    if (what !== undefined) {
      leftOut.push({ line: lineOf(node), what });
      text -= weights.of(node).text;
      return false;
    }
    // It holds nearly all of the text, so it is not what its name says.
    if (node.tagName === 'nav' || node.tagName === 'footer' || node.tagName === 'aside')
      node.tagName = 'div';
    node.children = node.children.filter(stays);
    isBelow ||= node.tagName === 'p' && weights.of(node).text > 0;
    return true;
  };
  if (article.type === 'root') article.children = article.children.filter(stays);
  else article.children = article.children.filter(stays);
  return { leftOut, heading, text };
}

/** What nobody counts as the text of a page. */
const NO_TEXT =
  /\(navigation|\(breadcrumbs|\(a cookie notice|^a hidden |<nav>|<footer>|<form>|<header>/;

/** The top of a page, with the name of the site. */
const isBanner = (node: Element): boolean =>
  node.tagName === 'header' && !listElements(node).some(({ tagName }) => tagName === 'h1');

/** What is in a page and neither in its article nor boilerplate, and how much of the page's text there is in all. */
export function readRest({ body, article, weights }: Found, title: string | undefined) {
  const folded = fold(title ?? '');
  const whole = weights.of(body).text;
  const rest: Element[] = [];
  const around = holdersOf(body, new Set(article.type === 'element' ? [article] : []));
  let text = weights.of(article).text;
  const look = (parent: Parent): void => {
    for (const node of parent.children) {
      if (node.type !== 'element' || node === article) continue;
      const weight = weights.of(node).text;
      if (weight === 0) continue;
      const what = isBanner(node) ? '<header>' : findBoilerplate(node, weights, whole);
      if (what !== undefined) {
        if (!NO_TEXT.test(what)) text += weight;
      } else if (around.has(node)) look(node);
      else if (!HEADING.test(node.tagName) || !folded.startsWith(fold(plainText(node)))) {
        rest.push(node);
        text += weight;
      }
    }
  };
  if (body !== article) look(body);
  return { rest: describe(rest), text };
}

function describe([first, ...others]: readonly Element[]): readonly LeftOut[] {
  if (!first) return [];
  const text = [first, ...others.slice(0, 5)].map(plainText).join(' ').trim();
  return [{ line: lineOf(first), what: 'what is around the article', text: excerpt(text) }];
}
