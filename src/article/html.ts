const CHARACTER_REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/**
 * Plain text as HTML shows it between tags; not for attribute values.
 * @example textToHtml('AT&T <b>') // → 'AT&amp;T &lt;b&gt;'
 */
export const textToHtml = (text: string): string =>
  text.replace(/[&<>]/g, (character) => CHARACTER_REFERENCES[character] ?? character);
