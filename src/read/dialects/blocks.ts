import type { LeftOut } from '../parsed-source.ts';
import { writeAsideHead } from './asides.ts';
import { type Container, readColons, readContainer } from './containers.ts';
import { dedent, endsFence, type Line, readFence, widthOf } from './lines.ts';
import { MOST_LINE, readLone, readTag, SHORTCODE } from './lone-tags.ts';
import type { Tag } from './tag.ts';

/** What ends a container; with indentation, its content is indented by four more columns. */
type End =
  | { readonly by: 'colons'; readonly count: number }
  | { readonly by: 'indentation' }
  | { readonly by: 'tag'; readonly name: string };

interface Open {
  readonly end: End;
  readonly container: Container | undefined;
  /** How far its first line is indented, in columns. */
  readonly indent: number;
}

/** More than anybody writes; a text of nothing but openings would grow with its square. */
const MOST_OPEN = 8;

const PAIR = new RegExp(String.raw`^(\s*)(${SHORTCODE})(.*\S.*?)(${SHORTCODE})\s*$`);
const COLONS = /^ *(:{3,})\s*(?:\{\s*\.?([\w-]+)[^}]*\}|([A-Za-z][\w-]*)(.*))?$/;
const PYTHON = /^ *(?:!!!|\?\?\?\+?) +([\w-]+)(?: +[\w-]+)*(?: +"(.*)")?\s*$/;
const TABS = /^ *===!? +"(.+)"\s*$/;

/** Signs of anything that is read here. */
export const BLOCK_SIGNS = /^[ >]*:{3,}|^ *(?:!!!|\?\?\?|===)|\{\{[<%]|\{%/m;

const LITERAL: ReadonlySet<string> = new Set(['raw', 'verbatim']);

const isQuoted = ({ container }: Open): boolean =>
  container?.type === 'aside' || container?.type === 'quote';

const innerOf = ({ end }: Open): number => (end.by === 'indentation' ? 4 : 0);

/** The line that closes each tag, asked for ever later lines. */
function createClosings(
  lines: readonly string[],
): (name: string, after: number) => number | undefined {
  const byName = new Map<string, number[]>();
  for (const [at, line] of lines.entries()) {
    const tag = readLone(line);
    if (!tag?.isClosing) continue;
    const known = byName.get(tag.name);
    if (known) known.push(at);
    else byName.set(tag.name, [at]);
  }
  for (const places of byName.values()) places.reverse();
  return (name, after) => {
    const places = byName.get(name) ?? [];
    while (places.length > 0 && (places.at(-1) ?? 0) <= after) places.pop();
    return places.at(-1);
  };
}

/** Reads a text line by line, and writes what encloses Markdown as Markdown does. */
class BlockReader {
  readonly #lines: readonly string[];
  readonly #closingOf: (name: string, after: number) => number | undefined;
  readonly #lastColons: number;
  readonly #open: Open[] = [];
  readonly #written: Line[] = [];
  readonly #leftOut: LeftOut[] = [];
  #fence: string | undefined;
  #at = 0;

  constructor(text: string) {
    this.#lines = text.split('\n');
    this.#closingOf = createClosings(this.#lines);
    this.#lastColons = this.#lines.findLastIndex((line) => /^ *:{3,}\s*$/.test(line));
  }

  read(): { readonly lines: readonly Line[]; readonly leftOut: readonly LeftOut[] } {
    for (; this.#at < this.#lines.length; this.#at += 1)
      this.#readLine(this.#lines[this.#at] ?? '');
    while (this.#open.length > 0) this.#close(false);
    return { lines: this.#written, leftOut: this.#leftOut };
  }

  /** Writes a line inside of the containers that are open. */
  #write(text: string): void {
    const marks = this.#open.map((open) => (isQuoted(open) ? `${' '.repeat(open.indent)}> ` : ''));
    const line = marks.join('') + text;
    this.#written.push({ text: text === '' ? line.trimEnd() : line, at: this.#at + 1 });
  }

  #openContainer(open: Open): void {
    const { container, indent } = open;
    const isApart = (this.#written.at(-1)?.text.replace(/[> ]/g, '') ?? '') === '';
    if (!isApart) this.#write('');
    this.#open.push(open);
    if (container?.type === 'aside') this.#write(writeAsideHead(container.name, container.title));
    if (container?.type === 'titled' && container.title !== '') {
      this.#write(`${' '.repeat(indent)}**${container.title}**`);
      this.#write('');
    }
  }

  /** @param isLine whether a line of its own closes it */
  #close(isLine: boolean): void {
    const { container } = this.#open.at(-1) ?? {};
    if (container?.type === 'quote' && container.source !== '') {
      this.#write('');
      this.#write(`— ${container.source}`);
    }
    this.#open.pop();
    this.#fence = undefined;
    if (isLine || this.#at < this.#lines.length) this.#write('');
  }

  /** Ends the containers that a line is not indented enough for, and takes its indentation in the others. */
  #strip(line: string): string {
    let rest = line;
    for (const [level, open] of this.#open.entries()) {
      const least = open.indent + innerOf(open);
      if (open.end.by === 'indentation' && rest.trim() !== '' && widthOf(rest) < least) {
        while (this.#open.length > level) this.#close(false);
        return rest;
      }
      if (isQuoted(open) || innerOf(open) > 0) {
        const kept = isQuoted(open) ? 0 : open.indent;
        rest = ' '.repeat(Math.min(kept, widthOf(rest))) + dedent(rest, least);
      }
    }
    return rest;
  }

  #readLine(line: string): void {
    const rest = this.#strip(line);
    if (this.#fence !== undefined) {
      const tag = readLone(rest);
      // Liquid takes these out of code too.
      if (!tag || !LITERAL.has(tag.name)) this.#write(rest);
      if (endsFence(rest, this.#fence)) this.#fence = undefined;
      return;
    }
    const isRead = this.#readColons(rest) || this.#readIndented(rest) || this.#readTags(rest);
    if (isRead) return;
    this.#fence = readFence(rest);
    this.#write(rest.trim() === '' ? '' : rest);
  }

  #readColons(line: string): boolean {
    const [, marks, braced, name = braced, rest = ''] = COLONS.exec(line) ?? [];
    if (marks === undefined) return false;
    if (name === undefined) {
      const level = this.#open.findLastIndex(
        ({ end }) => end.by === 'colons' && end.count <= marks.length,
      );
      if (level < 0) return false;
      while (this.#open.length > level) this.#close(true);
      return true;
    }
    if (this.#at >= this.#lastColons || this.#open.length >= MOST_OPEN) return false;
    const container = readColons(name.toLowerCase(), rest);
    if (!container)
      this.#leftOut.push({ line: this.#at + 1, what: `a container "${name}", keeping its text` });
    const end = { by: 'colons', count: marks.length } as const;
    this.#openContainer({ end, container, indent: widthOf(line) });
    return true;
  }

  #readIndented(line: string): boolean {
    const [isAside, name = '', title = ''] = PYTHON.exec(line) ?? [];
    const tab = isAside === undefined ? TABS.exec(line)?.[1] : undefined;
    if (isAside === undefined && tab === undefined) return false;
    const indent = widthOf(line);
    const next = this.#lines.slice(this.#at + 1, this.#at + 4).find((each) => each.trim() !== '');
    const outer = this.#open.reduce((sum, open) => sum + open.indent + innerOf(open), 0);
    const isFilled = next !== undefined && widthOf(next) >= outer + indent + 4;
    if (!isFilled || this.#open.length >= MOST_OPEN) return false;
    const container: Container =
      tab === undefined ? { type: 'aside', name, title } : { type: 'titled', title: tab };
    this.#openContainer({ end: { by: 'indentation' }, container, indent });
    return true;
  }

  #readTags(line: string): boolean {
    const tag = readLone(line);
    if (!tag) return this.#readPair(line);
    if (tag.isClosing) return this.#closeTag(tag);
    const container = LITERAL.has(tag.name) ? undefined : readContainer(tag);
    const isOpening = container !== undefined || LITERAL.has(tag.name);
    const name = tag.dialect === 'Zola' ? '' : tag.name;
    const last = isOpening ? this.#closingOf(name, this.#at) : undefined;
    if (last === undefined || this.#open.length >= MOST_OPEN) return false;
    if (container === undefined) {
      for (; this.#at < last; this.#at += 1) this.#write(this.#strip(this.#lines[this.#at] ?? ''));
      this.#write(this.#strip(this.#lines[last] ?? ''));
    } else if (container.type === 'code') this.#writeCode(container.language, line, last);
    else this.#openContainer({ end: { by: 'tag', name }, container, indent: widthOf(line) });
    return true;
  }

  #closeTag({ name, dialect }: Tag): boolean {
    const closes = dialect === 'Zola' ? '' : name;
    const level = this.#open.findLastIndex(({ end }) => end.by === 'tag' && end.name === closes);
    if (level < 0) return false;
    while (this.#open.length > level) this.#close(true);
    return true;
  }

  /** `{{< note >}}text{{< /note >}}` on one line. */
  #readPair(line: string): boolean {
    if (!line.includes('}') || line.length > MOST_LINE) return false;
    const [, before = '', first, inner = '', last] = PAIR.exec(line) ?? [];
    const opening = first === undefined ? undefined : readTag(first);
    const closing = last === undefined ? undefined : readTag(last);
    if (!opening || opening.isClosing || !closing?.isClosing) return false;
    const container =
      closing.name === opening.name || closing.name === '' ? readContainer(opening) : undefined;
    if (!container || container.type === 'code' || inner.includes('{%')) return false;
    const end = { by: 'tag', name: opening.name } as const;
    this.#openContainer({ end, container, indent: widthOf(before) });
    this.#write(inner.trim());
    this.#close(true);
    return true;
  }

  #writeCode(language: string, line: string, last: number): void {
    const indent = ' '.repeat(widthOf(line));
    const code = this.#lines.slice(this.#at + 1, last).map((each) => this.#strip(each));
    const runs = code.map((each) => /^\s*(`+)/.exec(each)?.[1]?.length ?? 0);
    const marks = '`'.repeat(Math.max(3, Math.max(0, ...runs) + 1));
    this.#write(`${indent}${marks}${language}`);
    for (const each of code) {
      this.#at += 1;
      const tag = readLone(each);
      if (tag && LITERAL.has(tag.name)) continue;
      this.#write(widthOf(each) < indent.length ? indent + each.trimStart() : each);
    }
    this.#at = last;
    this.#write(indent + marks);
  }
}

/**
 * Writes asides, quotations and code of all dialects as GitHub's alerts, quotations and fences.
 * @example ':::tip Sails\nReef early.\n:::' becomes '> [!TIP] Sails\n> Reef early.\n'
 */
export const readBlocks = (
  text: string,
): { readonly lines: readonly Line[]; readonly leftOut: readonly LeftOut[] } =>
  new BlockReader(text).read();
