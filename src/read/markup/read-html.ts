import type { Element, Root } from 'hast';
import { type Context, NO_CONTEXT } from '../dialects/context.ts';
import { convertHtml } from '../dialects/convert.ts';
import type { ParsedSource } from '../parsed-source.ts';
import { listElements } from './elements.ts';
import { finish, takeTitle } from './finish.ts';
import { readHead } from './head.ts';
import { parseFragment, parsePage, readOrKeepText } from './parse.ts';
import { plainText } from './plain-text.ts';
import { startOf } from './position.ts';
import { relocate } from './relocate.ts';
import { withArticle } from './urls.ts';

const HTML = { isAltRequired: false, isNested: true } as const;

const IS_PAGE = /<(?:!doctype|html|head|body)\b/i;

/** Page boilerplate that may be inside the article's element. */
const BOILERPLATE: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'form']);

/** The element that holds the article: the longest <article>, else <main>, else the body. */
function findBody(page: Root): Element | Root {
  const found: { article?: Element; main?: Element; body?: Element } = {};
  let longest = 0;
  const look = (parent: Element | Root, isInside: boolean): void => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue;
      const isArticle = node.tagName === 'article';
      // An article in another one is no longer than that.
      const length = isArticle && !isInside ? plainText(node).length : 0;
      if (length > longest) {
        longest = length;
        found.article = node;
      }
      if (node.tagName === 'main' || node.properties.role === 'main') found.main ??= node;
      if (node.tagName === 'body') found.body = node;
      look(node, isInside || isArticle);
    }
  };
  look(page, false);
  return found.article ?? found.main ?? found.body ?? page;
}

const findHeading = (body: Element | Root): Element | undefined =>
  listElements(body).find((node) => node.tagName === 'h1' && plainText(node) !== '');

function strip(
  body: Element | Root,
  title: string | undefined,
): { readonly leftOut: ParsedSource['leftOut']; readonly heading?: Element | undefined } {
  const leftOut: { line: number; what: string }[] = [];
  let heading: Element | undefined;
  const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
  const folded = title === undefined ? undefined : fold(title);
  const stays = (node: Root['children'][number]): boolean => {
    if (node.type !== 'element' || node.tagName === 'blockquote') return true;
    const text = node.tagName === 'h1' && heading === undefined ? fold(plainText(node)) : '';
    const isTitle = text !== '' && (folded === undefined || folded.startsWith(text));
    if (isTitle) heading = node;
    else if (BOILERPLATE.has(node.tagName)) {
      const what = `${withArticle(`<${node.tagName}>`)} element`;
      leftOut.push({ line: startOf(node).line, what });
    } else {
      node.children = node.children.filter(stays);
      return true;
    }
    return false;
  };
  if (body.type === 'root') body.children = body.children.filter(stays);
  else body.children = body.children.filter(stays);
  return { leftOut, heading };
}

function readPage(text: string): ParsedSource {
  const page = parsePage(text);
  const { title: stated, siteTitle, said, leftOut: unread } = readHead(page);
  const body = findBody(page);
  const first = findHeading(body);
  // A <title> often includes the name of the site; the heading is the article's own.
  const named = stated ?? (first === undefined ? siteTitle : plainText(first));
  const { leftOut, heading } = strip(body, named);
  const read = finish(body.children, HTML);
  const title = named ?? (heading && plainText(heading));
  return {
    ...read,
    leftOut: [...unread, ...leftOut, ...read.leftOut].toSorted((a, b) => a.line - b.line),
    title:
      title === undefined ? undefined : { text: title, line: heading ? startOf(heading).line : 1 },
    // What precedes `<!--more-->` wins over what the head says.
    said: { ...said, ...read.said },
  };
}

function readFragment(text: string, stated: string | undefined): ParsedSource {
  const { title, rest } = takeTitle(parseFragment(text), stated);
  return {
    ...finish(rest, HTML),
    title: title && { text: plainText(title), line: startOf(title).line },
  };
}

/**
 * Reads a page in HTML, or a fragment of one.
 * @param text without front matter, or with blank lines in its place
 */
export function readHtml(source: string, context: Context = NO_CONTEXT): ParsedSource {
  if (IS_PAGE.test(source)) return readOrKeepText(source, readPage);
  const converted = convertHtml(source, context.page);
  const read = (text: string) => readFragment(text, context.title);
  return relocate(() => readOrKeepText(converted.text, read), converted);
}
