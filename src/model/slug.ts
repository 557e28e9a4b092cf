/**
 * True for ASCII words joined by hyphens. Articles have only such slugs, so their URLs need no escaping.
 * @example isSlug('c-sharp') // → true
 */
export const isSlug = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
