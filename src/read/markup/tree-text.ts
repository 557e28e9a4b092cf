import type { Element, ElementContent, Nodes, Root } from 'hast';
import { formulaToText } from './formula-text.ts';
import { isNoteReference } from './notes.ts';
import { plainText } from './plain-text.ts';

/** Each of these ends a line; between two of the second kind there is an empty line. */
const LINES: ReadonlySet<string> = new Set('br li dt dd tr summary figcaption div'.split(' '));
const BLOCKS: ReadonlySet<string> = new Set(
  'p h2 h3 h4 h5 h6 ul ol dl table pre blockquote figure hr details section footer aside audio video'.split(
    ' ',
  ),
);
/** What is in these is for programs that cannot play them. */
const PLAYERS: ReadonlySet<string> = new Set(['audio', 'video']);

const UNEVEN = /\s\s|[^\S ]/;

/** A text that is being written. What separates two blocks is written with the second. */
class TextWriter {
  readonly #parts: string[] = [];
  /** How many line ends separate the text so far from what comes next. */
  #gap = 0;
  /** What each line begins with, in an item of a list. */
  #indent = '';
  /** Whether the last part is the mark of an item, which its text follows on the same line. */
  #isMarked = false;

  write(text: string): void {
    if (text === '') return;
    if (this.#gap > 0 && this.#parts.length > 0) {
      const before = (this.#parts.pop() ?? '').trimEnd();
      this.#parts.push(before, '\n'.repeat(this.#gap), this.#indent);
    }
    this.#parts.push(text);
    this.#gap = 0;
    this.#isMarked = false;
  }

  /** Running text: white space becomes one blank, and none at the start of a line. */
  flow(text: string): void {
    const even = UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text;
    const isFirst =
      this.#gap > 0 || this.#parts.length === 0 || /\s$/.test(this.#parts.at(-1) ?? '');
    this.write(isFirst ? even.trimStart() : even);
  }

  /** Text in lines of its own, as code has them. */
  lines(text: string): void {
    this.write(this.#indent === '' ? text : text.replace(/\n(?!\n|$)/g, `\n${this.#indent}`));
  }

  /** Writes an item of a list: its mark, and its text below each other. */
  item(mark: string, writeContent: () => void): void {
    this.write(mark);
    this.#isMarked = true;
    const outside = this.#indent;
    this.#indent += ' '.repeat(mark.length);
    writeContent();
    this.#indent = outside;
    this.#isMarked = false;
  }

  /** Begins the next cell of a row. */
  separate(): void {
    if (this.#gap === 0 && this.#parts.length > 0) this.#parts.push('\t');
  }

  /** Asks for at least this many line ends before what comes next. */
  part(lines: number): void {
    if (!this.#isMarked) this.#gap = Math.max(this.#gap, lines);
  }

  /** The last line end of code is not part of its text. */
  dropLineEnd(): void {
    this.#parts.push((this.#parts.pop() ?? '').replace(/\n$/, ''));
  }

  read(): string {
    return this.#parts.join('').trim();
  }
}

type Mark = (value: unknown) => string;

const BULLET: Mark = () => '- ';

const isItem = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'li';

/** The marks of a list's items, in order. An item may state its number. */
function createMarks({ tagName, properties, children }: Element): Mark {
  if (tagName !== 'ol') return BULLET;
  const { start, reversed } = properties;
  const isDown = reversed === true || reversed === '';
  let next = Number(start ?? (isDown ? children.filter(isItem).length : 1));
  return (value) => {
    const number = value === undefined || value === null ? next : Number(value);
    next = number + (isDown ? -1 : 1);
    return `${number}. `;
  };
}

interface Place {
  readonly isCode: boolean;
  readonly isInItem: boolean;
  /** Of the innermost list. */
  readonly mark: Mark;
}

function linesAround(name: string, isInItem: boolean): number {
  if (isInItem && (name === 'ul' || name === 'ol')) return 1;
  return BLOCKS.has(name) ? 2 : Number(LINES.has(name));
}

/** Writes an element that has a text of its own; false for one that is what is in it. */
function writeWhole(node: Element, { isCode }: Place, writer: TextWriter): boolean {
  const { tagName } = node;
  if (tagName === 'math') writer.flow(formulaToText(node));
  else if (isCode || (tagName !== 'sup' && tagName !== 'sub' && tagName !== 'a')) return false;
  else if (isNoteReference(node)) return true;
  else if (tagName === 'a') return false;
  else writer.flow(plainText(node));
  return true;
}

function writeElement(node: Element, place: Place, writer: TextWriter): void {
  const { tagName, properties, children } = node;
  if (writeWhole(node, place, writer)) return;
  const lines = linesAround(tagName, place.isInItem);
  writer.part(lines);
  if (tagName === 'td' || tagName === 'th') writer.separate();
  if (tagName === 'img') writer.write(String(properties.alt ?? ''));
  if (tagName === 'hr') writer.write('* * *');
  const isList = tagName === 'ul' || tagName === 'ol';
  const inner: Place = {
    isCode: place.isCode || tagName === 'pre',
    isInItem: tagName === 'li',
    mark: isList ? createMarks(node) : place.mark,
  };
  const writeContent = (): void => {
    for (const child of children) write(child, inner, writer);
  };
  if (tagName === 'li') writer.item(place.mark(properties.value), writeContent);
  else if (!PLAYERS.has(tagName)) writeContent();
  if (tagName === 'pre') writer.dropLineEnd();
  writer.part(lines);
}

function write(node: Nodes | Root, place: Place, writer: TextWriter): void {
  if (node.type === 'text') {
    if (place.isCode) writer.lines(node.value);
    else writer.flow(node.value);
  }
  if (node.type === 'root') for (const child of node.children) write(child, place, writer);
  if (node.type === 'element') writeElement(node, place, writer);
}

/**
 * The text of an article's content, for readers that show no HTML: one line for each row, an item of a list below its
 * mark, and an empty line between blocks.
 * @param node a sanitised tree
 * @example treeToText(<p>AT&amp;T</p><ol><li>one</li></ol>) // → 'AT&T\n\n1. one'
 */
export function treeToText(node: Nodes | Root): string {
  const writer = new TextWriter();
  write(node, { isCode: false, isInItem: false, mark: BULLET }, writer);
  return writer.read();
}
