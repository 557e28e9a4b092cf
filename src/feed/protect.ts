/**
 * The `feed` package (6.0.0) writes some things so that they arrive changed, or break out of their
 * element. This is how we avoid each of these faults; a test for each shows it in the package
 * alone:
 *
 * - `&amp;` in the text of an element: {@link protectText}
 * - `<` in the value of an attribute: we write the categories of Atom
 * - an id respelled as a URL: we write the ids of entries
 * - the second `]]>` in a CDATA section: we write titles, contents, and the summaries of RSS
 * - a title as HTML in Atom, escaped or not: we write the titles of entries
 * - a publication date in RSS even if none is known: we leave it out
 * - a name as the e-mail address that `author` is in RSS: we write the creators
 */

/**
 * `feed` turns `&amp;` into `&` before it escapes an element's text, so escape it once beforehand.
 * @example protectText('Q&amp;A') // → 'Q&amp;amp;A'
 */
export const protectText = (text: string): string => text.replaceAll('&', '&amp;');
