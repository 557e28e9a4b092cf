/**
 * A text with its percent-encoded characters, or as it is if they are none.
 * @example decodePercent('a%20b') // → 'a b'
 * @example decodePercent('100%') // → '100%'
 */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * A text as part of a path, as browsers spell it.
 * @example encodePath('a b & c?') // → 'a%20b%20&%20c%3F'
 */
export const encodePath = (text: string): string =>
  encodeURI(text).replace(/[?#]/g, encodeURIComponent);
