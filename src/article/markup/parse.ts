import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { textToHtml } from '../html.ts';
import { isTooDeep } from './nesting.ts';
import { plainText } from './plain-text.ts';
import type { MarkupReading } from './reading.ts';

/** A parser that starts inside of a body takes `<col>` or `<tr>` for text out of place, as it should. */
const BODY = '<!doctype html><body>';

/** Without a `<` inside, so that many open tags cost no more than one. */
const TAG = /<[^<>]*>/g;

const TOO_DEEP = 'elements nest too deeply';

/** True for what is thrown where elements nest more deeply than a reader can follow. */
export const isDepthError = (error: unknown): boolean =>
  error instanceof RangeError && (error.message === TOO_DEEP || /call stack/.test(error.message));

/** A heading of the first level, in HTML or in Markdown, where nothing has read the text yet. */
const HEADING = /<h1\b[^<>]*>(?<html>[^<>]+)|^ {0,3}#[ \t]+(?<markdown>\S[^\n]*)/im;

/** A whole page. */
export function parsePage(html: string): Root {
  if (isTooDeep(html)) throw new RangeError(TOO_DEEP);
  return fromHtml(html);
}

/** A fragment as it stands in a body: without one, a lone `<col>` swallows all that follows it. */
export function parseFragment(html: string): Root['children'] {
  const [, page] = parsePage(BODY + html).children;
  const body = page?.type === 'element' ? page.children.at(-1) : undefined;
  return body?.type === 'element' ? body.children : [];
}

/** The column in the fragment, of one in what was parsed. */
export const fragmentColumn = (line: number, column: number): number =>
  line === 1 ? column - BODY.length : column;

/**
 * Reads a text; where its elements nest more deeply than browsers go (some 500 of them, which nobody
 * writes), keeps its words alone.
 */
export function readOrKeepText(text: string, read: (text: string) => MarkupReading): MarkupReading {
  try {
    return read(text);
  } catch (error) {
    if (!isDepthError(error)) throw error;
    const children = parseFragment(text.replace(TAG, ' '));
    const words = plainText({ type: 'root', children });
    const message = 'elements nest too deeply to be read, only their text is kept; close them';
    const { html, markdown } = HEADING.exec(text)?.groups ?? {};
    const title = plainText({ type: 'root', children: parseFragment(html ?? markdown ?? '') });
    return {
      ...(title !== '' && { title: { text: title, line: 1 } }),
      contentHtml: words === '' ? '' : `<p>${textToHtml(words)}</p>`,
      references: [],
      lead: words || undefined,
      said: {},
      leftOut: [],
      warnings: [{ line: 1, column: 1, message }],
    };
  }
}
