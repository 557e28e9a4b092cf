/**
 * What XML 1.0 forbids (§2.2), and the other control characters and noncharacters, which it
 * discourages and nobody means to write.
 * @see https://www.w3.org/TR/xml/#charsets
 */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}/gu;

/** Any character that this border does something about: most texts have none. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]|\p{Noncharacter_Code_Point}|\p{Cs}/u;

/** What neither an address nor a setting may hold. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** A character that leaves something on a screen: no blank, no control, no filler. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/u;

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

/** True for a text that shows something: not for a zero-width space, or a blank of Braille. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Turn the letters behind them round, whatever script they are of. */
const BIDI_OVERRIDE = /[\u202d\u202e]/;
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/g;

/** What ends each that begins an embedding or an isolate. */
const BIDI_PAIRS: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

/** True where each that begins is ended, the last begun first. */
function isClosed(controls: readonly string[]): boolean {
  const open: string[] = [];
  for (const control of controls) {
    const end = BIDI_PAIRS[control];
    if (end !== undefined) open.push(end);
    else if (open.pop() !== control) return false;
  }
  return open.length === 0;
}

/**
 * What stands beside other texts in a list (a title, a name, a tag) without what would turn those
 * round too: the controls of the Bidirectional Algorithm go where one of them is an override, or is
 * left open.
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export function stripBidi(line: string): string {
  const controls = line.match(BIDI_CONTROL) ?? [];
  return BIDI_OVERRIDE.test(line) || !isClosed(controls) ? line.replace(BIDI_CONTROL, '') : line;
}

/**
 * True for one line that documents can carry as it is, and that turns nothing round: an address
 * cannot be cleaned, for it would be another one (for IRIs: RFC 3987 §4.1).
 */
export const isFit = (line: string): boolean => !UNFIT.test(line) && stripBidi(line) === line;
