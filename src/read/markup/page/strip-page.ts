import type { Element, Root } from 'hast';
import type { LeftOut } from '../../parsed-source.ts';
import { isHidden } from '../hidden.ts';
import { plainText } from '../plain-text.ts';
import { createFilter } from './filter.ts';
import type { Found } from './find-article.ts';
import { fold, HEADING } from './fold.ts';
import { lineOf } from './weights.ts';

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
    if (isHidden(node)) node.properties = { ...node.properties, hidden: false, style: undefined };
    node.children = node.children.filter(stays);
    isBelow ||= node.tagName === 'p' && weights.of(node).text > 0;
    return true;
  };
  if (article.type === 'root') article.children = article.children.filter(stays);
  else article.children = article.children.filter(stays);
  return { leftOut, heading, text };
}
