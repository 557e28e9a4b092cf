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
