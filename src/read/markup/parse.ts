import type { Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { textToHtml } from '../../model/escape-html.ts';
import type { ParsedSource } from '../parsed-source.ts';
import { listElements } from './elements.ts';
import { isTooDeep } from './nesting.ts';
import { plainText } from './plain-text.ts';

/** A parser that starts inside a body takes `<col>` or `<tr>` for misplaced, as it should. */
const BODY = '<!doctype html><body>';

/** No `<` inside, so that many unclosed tags cost no more than one. */
const TAG = /<[^<>]*>/g;

/** The message of the error for elements that nest too deeply. */
export const TOO_DEEP = 'elements nest too deeply';

/** True for that error, and for one about a full call stack. */
export const isDepthError = (error: unknown): boolean =>
  error instanceof RangeError && (error.message === TOO_DEEP || /call stack/.test(error.message));

/** A first-level heading in HTML or Markdown, in a text that has not been parsed. */
const HEADING = /<h1\b[^<>]*>(?<html>[^<>]+)|^ {0,3}#[ \t]+(?<markdown>\S[^\n]*)/im;

/**
 * Parses a whole page.
 * @throws RangeError {@link TOO_DEEP}
 */
export function parsePage(html: string): Root {
  if (isTooDeep([{ html, line: 1, column: 1 }])) throw new RangeError(TOO_DEEP);
  return fromHtml(html);
}

/** The content of the body. A comment may follow it, and a page of frames has no body. */
export const bodyOf = (page: Nodes): RootContent[] =>
  page.type === 'root' || (page.type === 'element' && page.tagName === 'html')
    ? page.children.flatMap(bodyOf)
    : page.type === 'element' && page.tagName === 'body'
      ? page.children
      : [];

/** Parses a fragment inside a body: otherwise a lone `<col>` would swallow everything after it. */
export function parseFragment(html: string): RootContent[] {
  const children = bodyOf(parsePage(BODY + html));
  for (const { position } of listElements({ type: 'root', children }))
    if (position?.start.line === 1) position.start.column -= BODY.length;
  return children;
}

/**
 * Reads a text. If its elements nest more deeply than in browsers (some 500 levels, which nobody writes),
 * only its words are kept.
 */
export function readOrKeepText(text: string, read: (text: string) => ParsedSource): ParsedSource {
  try {
    return read(text);
  } catch (error) {
    if (!isDepthError(error)) throw error;
    const children = parseFragment(text.replace(TAG, ' '));
    const words = plainText({ type: 'root', children });
    const message =
      'elements are nested too deeply, so only their text is kept; close each of them where it ends';
    const { html, markdown } = HEADING.exec(text)?.groups ?? {};
    const title = plainText({ type: 'root', children: parseFragment(html ?? markdown ?? '') });
    return {
      ...(title !== '' && { title: { text: title, line: 1 } }),
      contentHtml: words === '' ? '' : `<p>${textToHtml(words)}</p>`,
      contentText: words,
      slots: [],
      references: [],
      lead: words || undefined,
      said: {},
      leftOut: [],
      warnings: [{ line: 1, column: 1, message }],
    };
  }
}
