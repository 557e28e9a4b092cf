import type { Element } from 'hast';
import type { LeftOut } from '../../parsed-source.ts';
import { listElements } from '../elements.ts';
import { plainText } from '../plain-text.ts';
import { findBoilerplate } from './boilerplate.ts';
import { holdersOf } from './filter.ts';
import type { Found } from './find-article.ts';
import { fold, HEADING } from './fold.ts';
import { lineOf, type Parent } from './weights.ts';

const LONGEST_EXCERPT = 60;

/** The start of a text, for a report. */
function excerpt(text: string): string {
  if (text.length <= LONGEST_EXCERPT) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST_EXCERPT) + 1 || LONGEST_EXCERPT).trim()} …`;
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
