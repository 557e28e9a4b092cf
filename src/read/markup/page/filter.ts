import type { Element } from 'hast';
import { listElements } from '../elements.ts';
import { withArticle } from '../urls.ts';
import { findBoilerplate } from './boilerplate.ts';
import type { Found } from './find-article.ts';
import type { Parent, Weights } from './weights.ts';

/** What may be a block of links. */
const BLOCKS: ReadonlySet<string> = new Set(
  'div section article ul ol dl table tbody tr td center details header'.split(' '),
);

const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'dl']);

/** Of a block that is no part of an article, more than this is links. */
const MOST_LINKS = 0.5;

/** How much of a text may be in such blocks; of what has more, they are the text. */
const MOST_BESIDE = 0.5;

/** Some elements of a tree, with everything around them. */
export function holdersOf(root: Parent, elements: ReadonlySet<Element>): ReadonlySet<Element> {
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
export function createFilter(found: Found) {
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
