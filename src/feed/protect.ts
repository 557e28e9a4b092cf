import { textToHtml } from '../article/html.ts';

/**
 * The `feed` package (6.0.0) writes some things so that they arrive changed, or break out of their
 * element. These are the faults that the documents are kept from, each with a test that shows it in
 * the package alone:
 *
 * - `&amp;` in the text of an element: {@link protectText}
 * - `<` in the value of an attribute, and an id spelled anew as a URL: {@link completeMarkup}
 * - the second `]]>` in a CDATA section: titles, summaries and contents of items are ours
 * - a title as HTML in Atom: it is given as HTML
 * - a date of publication where none is known in RSS: an empty extension takes its place
 * - a name as the e-mail address that `author` is in RSS: creators are ours
 */

/** In an element's text `feed` reads `&amp;` as `&` before it escapes: so escape once ahead of it. */
export const protectText = (text: string): string => text.replaceAll('&', '&amp;');

/** A CDATA section; or a tag's name, its values and the text behind it; or the white space of indentation. */
const MARKUP =
  /<!\[CDATA\[[\s\S]*?\]\]>|<(\/?[^\s<>"/?!]+)([^<>"]*(?:"[^"]*"[^<>"]*)*>)([^<]*)|(?<=>)\n\s*(?=<)/g;

/** What to add to a tag that `feed` wrote. */
export interface Completion {
  /** Attributes, as ` name="value"`. */
  readonly attributes?: string | undefined;
  /** Markup to stand before it. */
  readonly before?: string | undefined;
  /** Markup to stand behind it: behind a start tag, the first in the element. */
  readonly after?: string | undefined;
  /** Plain text, instead of the element's own. */
  readonly text?: string | undefined;
}

/**
 * Goes over the finished document once: takes out the indentation, escapes the `<` that `feed`
 * leaves in attribute values (XML 1.0 §2.3 forbids it), and completes the elements.
 * @param complete what to add to the next tag of that name; an end tag's begins with `/`
 */
export const completeMarkup = (
  xml: string,
  complete: (name: string) => Completion | undefined,
): string =>
  xml.replace(MARKUP, (markup: string, name?: string, values?: string, text?: string) => {
    if (name === undefined || values === undefined) return markup.startsWith('<') ? markup : '';
    const { before = '', attributes = '', after = '', text: replacement } = complete(name) ?? {};
    const own = text?.trim() === '' ? '' : text;
    return `${before}<${name}${attributes}${values.replaceAll('<', '&lt;')}${after}${
      replacement === undefined ? own : textToHtml(replacement)
    }`;
  });
