/**
 * What XML 1.0 forbids (§2.2), and the other control characters, which it discourages and nobody
 * means to write.
 * @see https://www.w3.org/TR/xml/#charsets
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Any character that this border does something about: most texts have none. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]|\p{Cs}/u;

/** Of every system, and the breaks of pages and lines that texts from a PDF hold. */
const LINE_END = /\r\n?|[\f\v\u0085]/g;
const BYTE_ORDER_MARK = /^\ufeff/;
const WHITE_SPACE = /\s+/g;

/** A text with the characters that can be published, and how many were taken out of it. */
export interface CleanText {
  readonly text: string;
  readonly removed: number;
}

/**
 * The border that every text of a source file crosses: line ends become `\n`, a lone surrogate
 * U+FFFD, and a forbidden character nothing.
 */
export function cleanText(source: string): CleanText {
  if (!SUSPECT.test(source)) return { text: source, removed: 0 };
  const even = source.toWellFormed().replace(BYTE_ORDER_MARK, '').replace(LINE_END, '\n');
  const text = even.replace(FORBIDDEN, '');
  return { text, removed: even.length - text.length };
}

/**
 * The same for a title, a name or a tag, which stand on one line.
 * @example cleanLine(' A\n  title ') // → 'A title'
 */
export const cleanLine = (source: string): string =>
  cleanText(source).text.replace(WHITE_SPACE, ' ').trim();
