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

/** A whole page. */
export function parsePage(html: string): Root {
  if (isTooDeep(html)) throw new RangeError('elements nest too deeply');
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
    if (!(error instanceof RangeError)) throw error;
    const children = parseFragment(text.replace(TAG, ' '));
    const words = plainText({ type: 'root', children });
    const message = 'elements nest too deeply to be read, only their text is kept; close them';
    return {
      contentHtml: words === '' ? '' : `<p>${textToHtml(words)}</p>`,
      references: [],
      lead: words || undefined,
      said: {},
      leftOut: [],
      warnings: [{ line: 1, column: 1, message }],
    };
  }
}
