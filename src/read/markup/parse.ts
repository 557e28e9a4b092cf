import type { Nodes, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { textToHtml } from '../../model/escape-html.ts';
import type { ParsedSource } from '../parsed-source.ts';
import { listElements } from './elements.ts';
import { isTooDeep } from './nesting.ts';
import { plainText } from './plain-text.ts';

/** A parser that starts inside of a body takes `<col>` or `<tr>` for text out of place, as it should. */
const BODY = '<!doctype html><body>';

/** Without a `<` inside, so that many open tags cost no more than one. */
const TAG = /<[^<>]*>/g;

/** The message of what is thrown where elements nest more deeply than a reader can follow. */
export const TOO_DEEP = 'elements nest too deeply';

/** True for that, and for what a program throws that has no more room for it. */
export const isDepthError = (error: unknown): boolean =>
  error instanceof RangeError && (error.message === TOO_DEEP || /call stack/.test(error.message));

/** A heading of the first level, in HTML or in Markdown, where nothing has read the text yet. */
const HEADING = /<h1\b[^<>]*>(?<html>[^<>]+)|^ {0,3}#[ \t]+(?<markdown>\S[^\n]*)/im;

/** A whole page. */
export function parsePage(html: string): Root {
  if (isTooDeep([{ html, line: 1, column: 1 }])) throw new RangeError(TOO_DEEP);
  return fromHtml(html);
}

/** What stands in the body; a comment may follow it, and a page of frames has none. */
export const bodyOf = (page: Nodes): RootContent[] =>
  page.type === 'root' || (page.type === 'element' && page.tagName === 'html')
    ? page.children.flatMap(bodyOf)
    : page.type === 'element' && page.tagName === 'body'
      ? page.children
      : [];

/** A fragment as it stands in a body: without one, a lone `<col>` swallows all that follows it. */
export function parseFragment(html: string): RootContent[] {
  const children = bodyOf(parsePage(BODY + html));
  for (const { position } of listElements({ type: 'root', children }))
    if (position?.start.line === 1) position.start.column -= BODY.length;
  return children;
}

/**
 * Reads a text; where its elements nest more deeply than browsers go (some 500 of them, which nobody
 * writes), keeps its words alone.
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
