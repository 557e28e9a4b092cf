/**
 * The `feed` package (6.0.0) writes some things so that they arrive changed, or break out of their
 * element. These are the faults that the documents are kept from, each with a test that shows it in
 * the package alone:
 *
 * - `&amp;` in the text of an element: {@link protectText}
 * - `<` in the value of an attribute: categories of Atom are ours
 * - an id spelled anew as a URL: ids of entries are ours
 * - the second `]]>` in a CDATA section: titles and summaries of RSS and all contents are ours
 * - a title as HTML in Atom: it is given as HTML
 * - a date of publication where none is known in RSS: it is left out
 * - a name as the e-mail address that `author` is in RSS: creators are ours
 */

/** In an element's text `feed` reads `&amp;` as `&` before it escapes: so escape once ahead of it. */
export const protectText = (text: string): string => text.replaceAll('&', '&amp;');
