import type { Element } from 'hast';
import type { LeftOut } from '../../parsed-source.ts';
import { listElements } from '../elements.ts';
import { excerpt } from '../excerpt.ts';
import { plainText } from '../plain-text.ts';
import { withArticle } from '../urls.ts';
import { findBoilerplate } from './boilerplate.ts';
import { holdersOf } from './filter.ts';
import type { Found } from './find-article.ts';
import { fold, HEADING } from './fold.ts';
import { lineOf, type Parent } from './weights.ts';

/** What nobody counts as the text of a page. */
const NO_TEXT =
  /\(navigation|\(breadcrumbs|\(a cookie notice|^a hidden |<nav>|<footer>|<form>|<header>/;

const SHOWN: ReadonlySet<string> = new Set(['img', 'video', 'audio', 'iframe']);

/** The top of a page, with the name of the site. */
const isBanner = (node: Element): boolean =>
  node.tagName === 'header' && !listElements(node).some(({ tagName }) => tagName === 'h1');

const listShown = (node: Element) =>
  [node, ...listElements(node)].filter(({ tagName }) => SHOWN.has(tagName));

/** True for what has no text and is to be seen or heard. */
const showsSomething = (node: Element): boolean => listShown(node).length > 0;

function describePicture(node: Element): LeftOut {
  const [first = node] = listShown(node);
  const { alt, src } = first.properties;
  return {
    line: lineOf(node),
    what: `${withArticle(`<${first.tagName}>`)} element around the article`,
    text: excerpt(String(alt || src || '')),
  };
}

/** What is in a page and neither in its article nor boilerplate, and how much of the page's text there is in all. */
export function readRest({ body, article, weights }: Found, title: string | undefined) {
  const folded = fold(title ?? '');
  const whole = weights.of(body).text;
  const rest: Element[] = [];
  const pictures: Element[] = [];
  const around = holdersOf(body, new Set(article.type === 'element' ? [article] : []));
  let text = weights.of(article).text;
  const look = (parent: Parent): void => {
    for (const node of parent.children) {
      if (node.type !== 'element' || node === article) continue;
      const weight = weights.of(node).text;
      if (weight === 0 && !around.has(node) && !showsSomething(node)) continue;
      const what = isBanner(node) ? '<header>' : findBoilerplate(node, weights, whole);
      if (what !== undefined) {
        if (!NO_TEXT.test(what)) text += weight;
      } else if (around.has(node)) look(node);
      else if (weight === 0) pictures.push(node);
      else if (!HEADING.test(node.tagName) || !folded.startsWith(fold(plainText(node)))) {
        rest.push(node);
        text += weight;
      }
    }
  };
  if (body !== article) look(body);
  return { rest: [...describe(rest), ...pictures.map(describePicture)], text };
}

function describe([first, ...others]: readonly Element[]): readonly LeftOut[] {
  if (!first) return [];
  const text = [first, ...others.slice(0, 5)].map(plainText).join(' ').trim();
  return [{ line: lineOf(first), what: 'what is around the article', text: excerpt(text) }];
}
