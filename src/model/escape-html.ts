const CHARACTER_REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const refer = (text: string, characters: RegExp): string =>
  text.replace(characters, (character) => CHARACTER_REFERENCES[character] ?? character);

/**
 * Escapes plain text for HTML between tags; not for attribute values.
 * @example textToHtml('AT&T <b>') // → 'AT&amp;T &lt;b&gt;'
 */
export const textToHtml = (text: string): string => refer(text, /[&<>]/g);

/**
 * Escapes plain text for an attribute value between double quotes.
 * @example escapeAttribute('"AT&T"') // → '&quot;AT&amp;T&quot;'
 */
export const escapeAttribute = (text: string): string => refer(text, /[&<>"]/g);
