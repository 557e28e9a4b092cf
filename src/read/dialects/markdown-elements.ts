import { endsFence, type Line, readFence } from './lines.ts';

/** Signs of elements whose content is said to be Markdown, as kramdown and Python-Markdown have them. */
export const MARKDOWN_ELEMENT_SIGNS = /^[ \t]*<[a-z][a-z1-6]*\s[^<>]*?\bmarkdown\b/im;

const OPENING =
  /^([ \t]*)<([a-z][a-z1-6]*)((?:\s[^<>]*?)?)\s+markdown(?:\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([\w]+)))?((?:\s[^<>]*)?)>(.*)$/i;

/** Elements that a line may begin without being in a text. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote center dd details div dl dt fieldset figcaption figure footer header li main nav ol p section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

interface Open {
  readonly name: string;
  /** How many elements of the same name are open in it. */
  inner: number;
}

const count = (line: string, tag: RegExp): number => line.match(tag)?.length ?? 0;

/** Puts blank lines around tags: what is between them is then Markdown. */
class ElementReader {
  readonly #written: Line[] = [];
  readonly #open: Open[] = [];
  #fence: string | undefined;

  read(lines: readonly string[]): readonly Line[] {
    for (const [at, line] of lines.entries()) this.#readLine(line, at + 1);
    return this.#written;
  }

  #write(text: string, at: number): void {
    this.#written.push({ text, at });
  }

  #writeApart(text: string, at: number): void {
    if ((this.#written.at(-1)?.text.trim() ?? '') !== '') this.#write('', at);
    this.#write(text, at);
    this.#write('', at);
  }

  #readLine(line: string, at: number): void {
    if (this.#fence !== undefined) {
      if (endsFence(line, this.#fence)) this.#fence = undefined;
      this.#write(line, at);
      return;
    }
    if (line.includes('<') && (this.#readOpening(line, at) || this.#readClosing(line, at))) return;
    this.#fence = readFence(line);
    this.#write(line, at);
  }

  #readOpening(line: string, at: number): boolean {
    const [all, indent = '', written = '', before = '', a, b, c, after = '', rest = ''] =
      OPENING.exec(line) ?? [];
    const name = written.toLowerCase();
    if (all === undefined || !BLOCKS.has(name) || /\/$/.test(before + after)) return false;
    if ((a ?? b ?? c) === '0') return false;
    // A paragraph is what its text is anyway.
    this.#writeApart(name === 'p' ? '' : `${indent}<${name}${before}${after}>`, at);
    this.#open.push({ name, inner: 0 });
    if (rest.trim() !== '') {
      this.#readLine(rest.trim(), at);
      if (rest.trimEnd().endsWith('>')) this.#write('', at);
    }
    return true;
  }

  /** The tag that ends the innermost element, and what is in front of it and behind. */
  #readClosing(line: string, at: number): boolean {
    const open = this.#open.at(-1);
    if (!open) return false;
    const closing = new RegExp(`</${open.name}\\s*>`, 'gi');
    const opened = count(line, new RegExp(`<${open.name}(?=[\\s>])`, 'gi'));
    const closed = count(line, closing);
    if (closed <= open.inner + opened) {
      open.inner += opened - closed;
      return false;
    }
    const last = [...line.matchAll(closing)].at(-1);
    if (!last) return false;
    const before = line.slice(0, last.index);
    const after = line.slice(last.index + last[0].length);
    this.#open.pop();
    if (before.trim() !== '') this.#write(before.trimEnd(), at);
    this.#writeApart(open.name === 'p' ? '' : `</${open.name}>`, at);
    if (after.trim() !== '') this.#readLine(after, at);
    return true;
  }
}

/**
 * Writes elements with `markdown="1"` as CommonMark needs them.
 * @example '<div markdown="1">\n*a*\n</div>' becomes '<div>\n\n*a*\n\n</div>\n'
 */
export const readMarkdownElements = (text: string): readonly Line[] =>
  new ElementReader().read(text.split('\n'));
