/** An attribute's text, or the source of its expression. */
export type JsxValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'expression'; readonly source: string };

/** A tag of JSX. */
export interface JsxTag {
  /** '' for a fragment. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly isSelfClosing: boolean;
  readonly attributes: Readonly<Record<string, JsxValue>>;
  /** The offset behind it. */
  readonly end: number;
}

/** In characters: longer than any expression in a text. */
const MOST = 20_000;

const NAME = /<(\/?)\s*((?:[A-Za-z][\w.-]*)?)(?=[\s/>])/y;
const ATTRIBUTE = /\s*([A-Za-z_$][\w$:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\{)))?/y;
const SPREAD = /\s*(\{)/y;
const END = /\s*(\/?)>/y;

/** Reads expressions; all in all it looks at each character of a text a few times at most. */
export class JsxScanner {
  readonly #text: string;
  #steps: number;
  readonly #lastCommentEnd: number;

  constructor(text: string) {
    this.#text = text;
    this.#lastCommentEnd = text.lastIndexOf('*/');
    this.#steps = 50_000 + text.length * 20;
  }

  /** The offset behind a string, or behind its line if it does not end there. */
  #skipString(at: number, quote: string): number {
    for (let next = at + 1; next < this.#text.length; next += 1) {
      const character = this.#text.charAt(next);
      if (character === '\\') next += 1;
      else if (character === quote) return next + 1;
      // An apostrophe in the text of an element.
      else if (character === '\n' && quote !== '`') return at + 1;
    }
    return at + 1;
  }

  /**
   * The offset behind the brackets that open at an offset; undefined if they do not close.
   * @example new JsxScanner('{a{"}"}} b').skipBrackets(0) // → 8
   */
  skipBrackets(start: number): number | undefined {
    let depth = 0;
    for (let at = start; at < this.#text.length && at - start < MOST && this.#steps > 0; at += 1) {
      const character = this.#text.charAt(at);
      this.#steps -= 1;
      if ('"\'`'.includes(character)) {
        const end = this.#skipString(at, character);
        this.#steps -= end - at;
        at = end - 1;
      } else if (character === '/' && this.#text.charAt(at + 1) === '*') {
        const end = this.#findCommentEnd(at + 2);
        if (end < 0) return undefined;
        this.#steps -= end - at;
        at = end + 1;
      } else if ('{[('.includes(character)) depth += 1;
      else if ('}])'.includes(character)) {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
    }
    return undefined;
  }

  #findCommentEnd(from: number): number {
    if (from < this.#lastCommentEnd) return this.#text.indexOf('*/', from);
    return from === this.#lastCommentEnd ? from : -1;
  }

  #match(what: RegExp, at: number): RegExpExecArray | undefined {
    what.lastIndex = at;
    return what.exec(this.#text) ?? undefined;
  }

  /** The tag that begins at an offset; undefined if there is none. */
  readTag(start: number): JsxTag | undefined {
    const head = this.#match(NAME, start);
    if (!head) return undefined;
    const attributes: Record<string, JsxValue> = {};
    let at = start + head[0].length;
    while (this.#steps > 0) {
      const end = this.#match(END, at);
      if (end) {
        const [all, slash] = end;
        return {
          name: head[2] ?? '',
          isClosing: head[1] === '/',
          isSelfClosing: slash === '/',
          attributes,
          end: at + all.length,
        };
      }
      const attribute = this.#match(ATTRIBUTE, at) ?? this.#match(SPREAD, at);
      if (!attribute) return undefined;
      const [all, name = '', double, single, brace] = attribute;
      this.#steps -= all.length;
      at += all.length;
      const isSpread = name === '{';
      if (isSpread || brace !== undefined) {
        const end = this.skipBrackets(at - 1);
        if (end === undefined) return undefined;
        if (!isSpread)
          attributes[name] = { type: 'expression', source: this.#text.slice(at, end - 1).trim() };
        at = end;
      } else attributes[name] = { type: 'text', text: double ?? single ?? '' };
    }
    return undefined;
  }
}
