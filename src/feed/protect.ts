/**
 * The `feed` package (6.0.0) writes some texts so that they arrive changed, or break out of their
 * element. Each function here mends one such place; its test shows the fault in the package alone.
 */

/** In an element's text `feed` reads `&amp;` as `&` before it escapes: so escape once ahead of it. */
export const protectText = (text: string): string => text.replaceAll('&', '&amp;');

/** In a CDATA section `feed` splits only the first `]]>`; HTML says the same without any. */
export const protectHtml = (html: string): string => html.replaceAll(']]>', ']]&gt;');

/** A CDATA section, a start tag with its quoted values, or the white space of the indentation. */
const MARKUP = /<!\[CDATA\[[\s\S]*?\]\]>|(<[^\s<>"/?!]+)((?:[^<>"]|"[^"]*")*>)|(?<=>)\n\s*(?=<)/g;

/**
 * Goes over the finished document once: takes out the indentation, escapes the `<` that `feed`
 * leaves in attribute values (XML 1.0 §2.3 forbids it) and adds the attributes that it has no
 * place for.
 * @param attributesOf what to add to a start tag of that name, as ` name="value"`
 */
export function completeMarkup(xml: string, attributesOf: (name: string) => string): string {
  return xml.replace(MARKUP, (markup: string, open?: string, rest?: string) => {
    if (open !== undefined && rest !== undefined) {
      return open + attributesOf(open.slice(1)) + rest.replaceAll('<', '&lt;');
    }
    return markup.startsWith('<') ? markup : '';
  });
}
