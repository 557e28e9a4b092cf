import type { Nodes, Root } from 'hast';
import { toString as toText } from 'hast-util-to-string';

/** Each of these ends a line; between two of the second kind there is an empty line. */
const LINES: ReadonlySet<string> = new Set('br li dt dd tr summary figcaption div'.split(' '));
const BLOCKS: ReadonlySet<string> = new Set(
  'p h2 h3 h4 h5 h6 ul ol dl table pre blockquote figure hr details section footer aside audio video'.split(
    ' ',
  ),
);

const UNEVEN = /\s\s|[^\S ]/;

/** A text that is being written. What separates two blocks is written with the second. */
class TextWriter {
  readonly #parts: string[] = [];
  /** How many line ends separate the text so far from what comes next. */
  #gap = 0;

  write(text: string): void {
    if (text === '') return;
    if (this.#gap > 0 && this.#parts.length > 0) {
      this.#parts.push((this.#parts.pop() ?? '').trimEnd(), '\n'.repeat(this.#gap));
    }
    this.#parts.push(text);
    this.#gap = 0;
  }

  /** Running text: white space becomes one blank, and none at the start of a line. */
  flow(text: string): void {
    const even = UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text;
    const isFirst =
      this.#gap > 0 || this.#parts.length === 0 || /\s$/.test(this.#parts.at(-1) ?? '');
    this.write(isFirst ? even.trimStart() : even);
  }

  /** Begins the next cell of a row. */
  separate(): void {
    if (this.#gap === 0 && this.#parts.length > 0) this.#parts.push('\t');
  }

  /** Asks for at least this many line ends before what comes next. */
  part(lines: number): void {
    this.#gap = Math.max(this.#gap, lines);
  }

  /** The last line end of code is not part of its text. */
  dropLineEnd(): void {
    this.#parts.push((this.#parts.pop() ?? '').replace(/\n$/, ''));
  }

  read(): string {
    return this.#parts.join('').trim();
  }
}

const linesAround = (name: string): number => (BLOCKS.has(name) ? 2 : Number(LINES.has(name)));

function write(node: Nodes | Root, isCode: boolean, writer: TextWriter): void {
  if (node.type === 'text') {
    if (isCode) writer.write(node.value);
    else writer.flow(node.value);
  }
  if (node.type === 'root') for (const child of node.children) write(child, isCode, writer);
  if (node.type !== 'element') return;
  const { tagName, properties, children } = node;
  if (tagName === 'math') {
    writer.flow(String(properties.alttext ?? toText(node)));
    return;
  }
  writer.part(linesAround(tagName));
  if (tagName === 'td' || tagName === 'th') writer.separate();
  if (tagName === 'img') writer.write(String(properties.alt ?? ''));
  if (tagName === 'li') writer.write('- ');
  if (tagName === 'hr') writer.write('* * *');
  for (const child of children) write(child, isCode || tagName === 'pre', writer);
  if (tagName === 'pre') writer.dropLineEnd();
  writer.part(linesAround(tagName));
}

/**
 * The text of an article's content, for readers that show no HTML: one line for each list item or row, and an
 * empty line between blocks.
 * @param node a sanitised tree
 * @example treeToText(<p>AT&amp;T</p><ul><li>one</li></ul>) // → 'AT&T\n\n- one'
 */
export function treeToText(node: Nodes | Root): string {
  const writer = new TextWriter();
  write(node, false, writer);
  return writer.read();
}
