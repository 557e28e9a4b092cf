const CHARACTER_REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const refer = (text: string, characters: RegExp): string =>
  text.replace(characters, (character) => CHARACTER_REFERENCES[character] ?? character);

/**
 * Plain text as HTML shows it between tags; not for attribute values.
 * @example textToHtml('AT&T <b>') // → 'AT&amp;T &lt;b&gt;'
 */
export const textToHtml = (text: string): string => refer(text, /[&<>]/g);

/** Plain text as the value of an attribute, between double quotes. */
export const escapeAttribute = (text: string): string => refer(text, /[&<>"]/g);
