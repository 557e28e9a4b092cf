import type { Element, Root } from 'hast';
import { listElements } from '../elements.ts';
import { findBoilerplate } from './boilerplate.ts';
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

/** The text of elements without the boilerplate in them. */
class OwnText {
  readonly #own = new Map<Parent, number>();
  /** The outermost `<article>` elements, and those for the main part. */
  readonly articles: Element[] = [];
  readonly mains: Element[] = [];

  constructor(body: Parent, weights: Weights) {
    const whole = weights.of(body).text;
    const look = (parent: Parent, isInside: boolean): number => {
      let beside = 0;
      for (const node of parent.children) {
        if (node.type !== 'element') continue;
        if (findBoilerplate(node, weights, whole) !== undefined) {
          beside += weights.of(node).text;
          continue;
        }
        const isArticle = node.tagName === 'article' || node.properties.role === 'article';
        if (isArticle && !isInside) this.articles.push(node);
        if (node.tagName === 'main' || node.properties.role === 'main') this.mains.push(node);
        beside += weights.of(node).text - look(node, isInside || isArticle);
      }
      const own = Math.max(0, weights.of(parent).text - beside);
      this.#own.set(parent, own);
      return own;
    };
    look(body, false);
  }

  of(node: Parent): number {
    return this.#own.get(node) ?? 0;
  }

  longest(nodes: readonly Element[]): Element | undefined {
    return nodes.toSorted((a, b) => this.of(b) - this.of(a))[0];
  }
}

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

/** The page's own element for an article around what was found of it; for its main part only if that is most of it. */
function widen(found: Parent, own: OwnText): Parent {
  if (found.type !== 'element') return found;
  const around = (nodes: readonly Element[]) => nodes.find((node) => contains(node, [found]));
  const article = around(own.articles);
  if (article) return article;
  const main = around(own.mains);
  return main && own.of(found) * 2 >= own.of(main) ? main : found;
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
  const article = own.longest(own.articles);
  if (article && own.of(article) >= half) return { body, weights, article };
  const main = own.longest(own.mains);
  const holdsMost = main !== undefined && own.of(main) >= half;
  if (holdsMost && !contains(main, own.articles)) return { body, weights, article: main };
  if (own.articles.length === 0 && !holdsMost && isPlain(body, own))
    return { body, weights, article: body };
  const readable = listReadable(body, weights, half);
  if (!readable || readable.length === 0)
    return { body, weights, article: holdsMost ? main : body };
  return {
    body,
    weights,
    article: widen(commonParent(body, readable), own),
    readable: new Set(readable),
  };
}
