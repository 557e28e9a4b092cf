import type { Element } from 'hast';
import { findBoilerplate } from './boilerplate.ts';
import type { Parent, Weights } from './weights.ts';

/** The text of elements without the boilerplate in them. */
export class OwnText {
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

  longest(nodes: readonly Element[]): readonly Element[] {
    return nodes.toSorted((a, b) => this.of(b) - this.of(a));
  }
}
