/** In characters: what may belong to a sign whose end is in the next piece, and what is in front of a document. */
const HELD = 16;
const START = 1024;

/** An ampersand that begins no reference of XML. References of HTML, such as `&mdash;`, are left to whoever reads HTML. */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/g;

const NUMBERED = /&#(?:x([\da-fA-F]{1,6})|(\d{1,7}));/g;

/** Old databases have them, and XML cannot. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const mendText = (text: string): string =>
  text.includes('&')
    ? text
        .replace(NUMBERED, (whole, hex: string | undefined, decimal = '') =>
          isCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ? whole : '',
        )
        .replace(BARE_AMPERSAND, '&amp;')
    : text;

const BEGINNING = /<(?:\?xml\b|!|rss\b|feed\b|rdf:RDF\b)/i;
const DECLARATION = /^<\?xml\b[^>]*>/;

/** Lines stay where they are, so that a place in the mended document is one in the file. */
const blank = (text: string): string => text.replace(/[^\n]+/g, '');

/** What is in front of a document is none of it: a warning of PHP's, empty lines. The declaration has to be first, or nowhere. */
function mendStart(text: string): string {
  const at = Math.max(0, text.search(BEGINNING));
  const declaration = DECLARATION.exec(text.slice(at))?.[0] ?? '';
  const start = at + declaration.length;
  return blank(text.slice(0, start)) + text.slice(start);
}

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/** Where a text may be cut: not in a sign of several characters. */
function findCut(text: string): number {
  const end = Math.max(0, text.length - HELD);
  const sign = /[&<\]][^&<\]]*$/.exec(text.slice(end));
  if (!sign) return text.length;
  const cut = end + sign.index;
  return text.charAt(cut - 1) === ']' ? cut - 1 : cut;
}

/**
 * Makes XML of what plug-ins and old versions of WordPress write: control characters, bare ampersands, references of HTML,
 * and something in front. Pieces may end anywhere.
 */
export class XmlMender {
  #waiting = '';
  #isStart = true;
  #isData = false;

  /** @returns as much as is certain */
  write(piece: string): string {
    const text = this.#waiting + piece.replace(FORBIDDEN, '');
    const cut = this.#isStart && text.length < START ? 0 : findCut(text);
    this.#waiting = text.slice(cut);
    return this.#mend(text.slice(0, cut));
  }

  end(): string {
    const rest = this.#waiting;
    this.#waiting = '';
    return this.#mend(rest);
  }

  #mend(given: string): string {
    if (given === '') return '';
    const text = this.#isStart ? mendStart(given) : given;
    this.#isStart = false;
    const parts: string[] = [];
    for (let at = 0; at < text.length; ) {
      const sign = this.#isData ? CDATA_END : CDATA;
      const found = text.indexOf(sign, at);
      const next = found < 0 ? text.length : found + sign.length;
      const part = text.slice(at, next);
      parts.push(this.#isData ? part : mendText(part));
      if (found >= 0) this.#isData = !this.#isData;
      at = next;
    }
    return parts.join('');
  }
}
