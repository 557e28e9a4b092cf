import type { Element, Root } from 'hast';
import { startOf } from '../position.ts';

export type Parent = Element | Root;

/** How much there is to read in an element, in characters that are not blank. */
export interface Weight {
  readonly text: number;
  /** How much of it is links. */
  readonly links: number;
}

/** What no reader of a page sees, and what is a control of it. */
const UNSEEN: ReadonlySet<string> = new Set(
  'head script style template noscript title svg button select textarea datalist object iframe canvas audio video dialog'.split(
    ' ',
  ),
);

const BLANK = /\s+/g;

const NOTHING: Weight = { text: 0, links: 0 };

/** Weighs every element, in one pass. */
export class Weights {
  readonly #weights = new Map<Parent, Weight>();

  constructor(root: Parent) {
    this.#weigh(root, false);
  }

  #weigh(node: Parent, isLink: boolean): Weight {
    let text = 0;
    let links = 0;
    for (const child of node.children) {
      if (child.type === 'text') {
        const length = child.value.replace(BLANK, '').length;
        text += length;
        if (isLink) links += length;
      }
      if (child.type !== 'element' || UNSEEN.has(child.tagName)) continue;
      const inner = this.#weigh(child, isLink || child.tagName === 'a');
      text += inner.text;
      links += inner.links;
    }
    const weight = { text, links };
    this.#weights.set(node, weight);
    return weight;
  }

  of(node: Parent): Weight {
    return this.#weights.get(node) ?? NOTHING;
  }

  /** How much a program reads that asks each element for its text. */
  total(): number {
    return this.#weights.values().reduce((sum, { text }) => sum + text, 0);
  }
}

export const lineOf = (node: Parent): number => startOf(node).line;
