import type { Element, Root } from 'hast';
import { type Context, NO_CONTEXT } from '../dialects/context.ts';
import { convertHtml } from '../dialects/convert.ts';
import type { ParsedSource } from '../parsed-source.ts';
import { listElements } from './elements.ts';
import { finish, isSame } from './finish.ts';
import { readHead } from './head.ts';
import { applyBase, readBase } from './page/base-address.ts';
import { findArticle } from './page/find-article.ts';
import { findTitle } from './page/page-title.ts';
import { readRest } from './page/rest-of-page.ts';
import { strip } from './page/strip-page.ts';
import { parseFragment, parsePage, readOrKeepText } from './parse.ts';
import { plainText } from './plain-text.ts';
import { startOf } from './position.ts';
import { relocate } from './relocate.ts';

const HTML = { isAltRequired: false, isNested: true } as const;

/** A page may leave out the tags of its parts. */
const IS_PAGE = /<(?:!doctype|html|head|body)\b|^\s*<(?:title|meta|link|base)\b/i;

/** What is in a page is left out without a word as long as half of its text stays. */
function checkShare(kept: number, whole: number, at: Element | Root): ParsedSource['warnings'] {
  if (kept * 2 >= whole) return [];
  const percent = Math.floor((kept / whole) * 100);
  const message = `only ${percent} % of the text of this page is in its article; if something is missing, put all of it into one <article>`;
  return [{ ...startOf(at), message }];
}

function readPage(text: string): ParsedSource {
  const page = parsePage(text);
  const base = readBase(page);
  if (base !== undefined) applyBase(page, base);
  const { title: stated, siteTitle, said, leftOut: unread } = readHead(page, base);
  const found = findArticle(page);
  const named = stated ?? findTitle(found, siteTitle);
  const { rest, text: whole } = readRest(found, named);
  const { leftOut, heading, text: kept } = strip(found, named);
  const read = finish(found.article.children, { ...HTML, isPage: true });
  const title = named ?? (heading && plainText(heading));
  return {
    ...read,
    leftOut: [...unread, ...rest, ...leftOut, ...read.leftOut].toSorted((a, b) => a.line - b.line),
    warnings: [...checkShare(kept, whole, found.article), ...read.warnings],
    title:
      title === undefined ? undefined : { text: title, line: heading ? startOf(heading).line : 1 },
    // What precedes `<!--more-->` wins over what the head says.
    said: { ...said, ...read.said },
  };
}

/**
 * Splits off the first heading of the first level, wherever it is.
 * @param stated the title in a field: a heading that says something else stays
 */
function takeHeading(
  children: Root['children'],
  stated: string | undefined,
): {
  readonly title?: Element | undefined;
  readonly rest: Root['children'];
} {
  const title = listElements({ type: 'root', children }).find(
    (node) => node.tagName === 'h1' && plainText(node) !== '',
  );
  if (title && stated !== undefined && !isSame(stated, plainText(title))) return { rest: children };
  for (const node of listElements({ type: 'root', children }))
    node.children = node.children.filter((child) => child !== title);
  return { title, rest: children.filter((child) => child !== title) };
}

function readFragment(text: string, stated: string | undefined): ParsedSource {
  const { title, rest } = takeHeading(parseFragment(text), stated);
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
