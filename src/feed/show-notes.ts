const PIECE = /<(?<close>\/?)(?<name>[a-z][a-z0-9]*)(?<rest>[^>]*)>|[^<]+/g;
const HREF = /\shref="[^"]*"/;

/** Nobody hears these, and they are no text without what is left out. */
const LEFT_OUT: ReadonlySet<string> = new Set('figure table math audio video picture'.split(' '));
const LISTS: ReadonlySet<string> = new Set(['ol', 'ul']);
/** Each of these ends a paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 div dl dt dd pre blockquote section aside details summary header footer br hr'.split(
    ' ',
  ),
);

/** In bytes. */
const MOST = 4000;

const countBytes = (text: string): number => new TextEncoder().encode(text).length;

/** Writes HTML with nothing but paragraphs, lists and links, up to the size that Apple reads. */
class NotesWriter {
  #text = '';
  /** Open elements, the innermost last. */
  readonly #open: string[] = [];
  /** As much as fits, with everything closed. */
  #fits = '';
  #isFull = false;

  get isFull(): boolean {
    return this.#isFull;
  }

  get notes(): string {
    return this.#fits;
  }

  #isIn(name: string): boolean {
    return this.#open.includes(name);
  }

  open(name: string, attributes = ''): void {
    if (name === 'a' && !this.#isIn('p') && !this.#isIn('li')) this.open('p');
    this.#text += `<${name}${attributes}>`;
    this.#open.push(name);
  }

  close(name: string): void {
    if (!this.#isIn(name)) return;
    for (let inner = ''; inner !== name; ) {
      inner = this.#open.pop() ?? name;
      this.#text += `</${inner}>`;
    }
    if (name === 'a') return;
    const end = this.#open.toReversed().map((each) => `</${each}>`);
    const whole = this.#text + end.join('');
    this.#isFull = countBytes(whole) > MOST;
    if (!this.#isFull) this.#fits = whole;
  }

  /** Ends the paragraph; in an item of a list, which has none, its text goes on. */
  endBlock(): void {
    if (this.#isIn('li')) this.#text += /[>\s]$/.test(this.#text) ? '' : ' ';
    else this.close('p');
  }

  write(text: string): void {
    if (this.#open.length === 0 || LISTS.has(this.#open.at(-1) ?? '')) {
      if (text.trim() === '') return;
      if (this.#open.length === 0) this.open('p');
    }
    this.#text += text;
  }
}

function writeTag(writer: NotesWriter, name: string, isEnd: boolean, rest: string): void {
  if (LISTS.has(name) || name === 'li') {
    if (name !== 'li' && !isEnd) writer.endBlock();
    if (isEnd) writer.close(name);
    else writer.open(name);
  } else if (BLOCKS.has(name)) writer.endBlock();
  else if (name === 'a' && isEnd) writer.close('a');
  else if (name === 'a' && HREF.test(rest)) writer.open('a', HREF.exec(rest)?.[0]);
}

/** True for notes that say more than a summary, which has no markup. */
const hasMore = (notes: string): boolean => /<(?:a|li)[ >]/.test(notes);

/**
 * The content of an episode as Apple and Spotify show it: paragraphs, lists and links, of 4,000 bytes at most;
 * undefined if there are no links and lists, which nothing but the description shows everywhere.
 * @see https://podcasters.apple.com/support/823-podcast-requirements
 */
export function buildShowNotes(contentHtml: string): string | undefined {
  if (!hasMore(contentHtml)) return undefined;
  const writer = new NotesWriter();
  let leftOut = 0;
  for (const [piece, ...found] of contentHtml.matchAll(PIECE)) {
    const [close, name, rest = ''] = found;
    if (name !== undefined && LEFT_OUT.has(name)) {
      if (!rest.endsWith('/')) leftOut += close ? -1 : 1;
    } else if (leftOut === 0) {
      if (name === undefined) writer.write(piece);
      else writeTag(writer, name, close === '/', rest);
    }
    if (writer.isFull) break;
  }
  writer.close('p');
  return hasMore(writer.notes) ? writer.notes : undefined;
}
