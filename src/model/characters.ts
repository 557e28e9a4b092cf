/**
 * What XML 1.0 forbids (§2.2), plus the other control characters and noncharacters, which it discourages and
 * nobody writes on purpose.
 * @see https://www.w3.org/TR/xml/#charsets
 */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|\p{Noncharacter_Code_Point}/gu;

/** Any character that {@link cleanText} changes. Most texts have none, so this is tested first. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]|\p{Noncharacter_Code_Point}|\p{Cs}/u;

/** What neither an address nor a setting may contain. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** A character that shows on screen: no blank, control or filler. U+2800 is the blank of Braille. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Line ends of every system, plus the page and line breaks in texts from a PDF. */
const LINE_END = /\r\n?|[\f\v\u0085]/g;
const BYTE_ORDER_MARK = /^\ufeff/;
const WHITE_SPACE = /\s+/g;

/** A text that can be published, and how many UTF-16 code units had to go. */
export interface CleanText {
  readonly text: string;
  readonly removed: number;
}

/**
 * Every text of a source file comes through here: line ends become `\n`, a lone surrogate becomes U+FFFD,
 * forbidden characters are removed.
 */
export function cleanText(source: string): CleanText {
  if (!SUSPECT.test(source)) return { text: source, removed: 0 };
  const even = source.toWellFormed().replace(BYTE_ORDER_MARK, '').replace(LINE_END, '\n');
  const text = even.replace(FORBIDDEN, '');
  return { text, removed: even.length - text.length };
}

/**
 * The same for a title, a name or a tag, which are one line.
 * @example cleanLine(' A\n  title ') // → 'A title'
 */
export const cleanLine = (source: string): string =>
  cleanText(source).text.replace(WHITE_SPACE, ' ').trim();

/** True if a text shows anything. A zero-width space or a Braille blank does not. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Overrides: they reverse the letters after them, in any script. */
const BIDI_OVERRIDE = /[\u202d\u202e]/;
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/g;

/** What closes each control that opens an embedding or an isolate. */
const BIDI_PAIRS: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

/** True if every control that opens is closed, the last one first. */
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
 * Keeps a title, a name or a tag from reversing the texts next to it in a list. If one of the controls of the
 * Bidirectional Algorithm is an override or is left open, all of them go.
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 * @example stripBidi('a\u202eb') // → 'ab'
 */
export function stripBidi(line: string): string {
  const controls = line.match(BIDI_CONTROL) ?? [];
  return BIDI_OVERRIDE.test(line) || !isClosed(controls) ? line.replace(BIDI_CONTROL, '') : line;
}

/**
 * True for one line that documents can carry as it is, and that reverses nothing. An address is checked
 * instead of cleaned, since cleaning would make it another address (for IRIs: RFC 3987 §4.1).
 */
export const isFit = (line: string): boolean => !UNFIT.test(line) && stripBidi(line) === line;
