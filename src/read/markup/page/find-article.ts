import type { Element, Root } from 'hast';
import { listElements } from '../elements.ts';
import { OwnText } from './own-text.ts';
import { listReadable } from './readability.ts';
import { type Parent, Weights } from './weights.ts';

/** Where the article of a page is. */
export interface Found {
  readonly body: Parent;
  readonly weights: Weights;
  /** What holds the article, with boilerplate in it perhaps. */
  readonly article: Parent;
  /** What Readability keeps of the page; undefined if the page's own elements tell where its article is. */
  readonly readable?: ReadonlySet<Element> | undefined;
}

/** What blocks of text are in. */
const WRAPPERS: ReadonlySet<string> = new Set(
  'div section main article header form center table tbody tr td details'.split(' '),
);

/** How much of a text may be beside its main part, where the rest is only paragraphs. */
const MOST_BESIDE = 0.1;

const bodyOf = (page: Root): Parent =>
  listElements(page).find(({ tagName }) => tagName === 'body') ?? page;

function contains(node: Element, others: readonly Element[]): boolean {
  const wanted = new Set(others);
  return wanted.size > 0 && listElements(node).some((each) => wanted.has(each));
}

/** True for a body with nothing but a text in it, whatever wraps it. */
function isPlain(body: Parent, own: OwnText): boolean {
  let at = body;
  for (;;) {
    const wrappers = at.children.filter(
      (node) => node.type === 'element' && WRAPPERS.has(node.tagName) && own.of(node) > 0,
    );
    const [only, ...others] = wrappers;
    if (only?.type !== 'element') return true;
    if (others.length > 0) {
      const wrapped = wrappers.reduce(
        (sum, node) => sum + (node.type === 'element' ? own.of(node) : 0),
        0,
      );
      return wrapped <= own.of(at) * MOST_BESIDE;
    }
    at = only;
  }
}

/** The smallest element that has all of some elements in it. */
function commonParent(body: Parent, nodes: readonly Element[]): Parent {
  const wanted = new Set(nodes);
  let found: Parent = body;
  const count = (parent: Parent): number => {
    let inside = parent.type === 'element' && wanted.has(parent) ? 1 : 0;
    for (const node of parent.children) if (node.type === 'element') inside += count(node);
    // Children are left before their parents, so the first one with all of them is the smallest.
    if (found === body && inside === wanted.size) found = parent;
    return inside;
  };
  count(body);
  return found;
}

/** What kind of part an element is; undefined if it does not say. */
const kindOf = ({ tagName, properties: { className } }: Element): string | undefined =>
  className === undefined && tagName !== 'section' && tagName !== 'article'
    ? undefined
    : [tagName, className].flat().join('.');

/** What is around a part of a text, if other parts beside it are of the same kind. */
function joinParts(body: Parent, found: Parent, weights: Weights): Parent {
  const kind = found.type === 'element' ? kindOf(found) : undefined;
  if (found.type !== 'element' || kind === undefined) return found;
  const parent = listElements(body).find((node) => node.children.includes(found)) ?? body;
  const parts = parent.children.filter(
    (node) => node !== found && node.type === 'element' && kindOf(node) === kind,
  );
  const isText = (node: Parent['children'][number]): boolean => {
    const { text, links } = node.type === 'element' ? weights.of(node) : { text: 0, links: 0 };
    return text > 0 && links * 2 < text;
  };
  return WRAPPERS.has(found.tagName) && parts.some(isText) ? parent : found;
}

/** Of a page without so much text, Readability takes the most for an article that there is. */
const LEAST_TEXT = 500;

/** True for what may be the article: not a few words of a page that is all links, for example. */
function isPlausible(found: Parent, body: Parent, own: OwnText, weights: Weights): boolean {
  const { text, links } = weights.of(found);
  return own.of(found) * 5 >= own.of(body) || text - links >= LEAST_TEXT;
}

/** The page's own element for an article around what was found of it; for its main part only if that is most of it. */
function widen(found: Parent, own: OwnText): Parent {
  if (found.type !== 'element') return found;
  const around = (nodes: readonly Element[]) => nodes.find((node) => contains(node, [found]));
  const article = around(own.articles);
  if (article) return article;
  const main = around(own.mains);
  if (!main || own.of(found) * 2 < own.of(main)) return found;
  // Articles beside what was found are teasers.
  return own.articles.some((each) => contains(main, [each]) && !contains(found, [each]))
    ? found
    : main;
}

/**
 * Finds the article of a page by where its text is. If the page's own elements do not tell, Readability's
 * rules do.
 */
export function findArticle(page: Root): Found {
  const body = bodyOf(page);
  const weights = new Weights(body);
  const own = new OwnText(body, weights);
  const half = own.of(body) / 2;
  const [article, next] = own.longest(own.articles);
  const isOne = article && (!next || own.of(next) * 2 < own.of(article));
  if (isOne && own.of(article) >= half) return { body, weights, article };
  const [main] = own.longest(own.mains);
  const holdsMost = main !== undefined && own.of(main) >= half;
  if (holdsMost && !contains(main, own.articles)) return { body, weights, article: main };
  if (own.articles.length === 0 && !holdsMost && isPlain(body, own))
    return { body, weights, article: body };
  const readable = listReadable(body, weights, half);
  const common = readable?.length ? commonParent(body, readable) : body;
  if (!readable?.length || !isPlausible(common, body, own, weights))
    return { body, weights, article: holdsMost ? main : body };
  const found = joinParts(body, common, weights);
  return { body, weights, article: widen(found, own), readable: new Set(readable) };
}
