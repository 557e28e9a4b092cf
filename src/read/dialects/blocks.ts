import type { LeftOut } from '../parsed-source.ts';
import { writeAsideHead } from './asides.ts';
import { type Container, isCodeTag, readContainer } from './containers.ts';
import { DIV_SIGNS, type DivLine, readDivLine } from './divs.ts';
import { dedent, endsFence, type Line, readFence, widthOf } from './lines.ts';
import { MOST_LINE, readLone, readTag, SHORTCODE } from './lone-tags.ts';
import type { Tag } from './tag.ts';

/** What ends a container; with indentation, its content is indented by four more columns. */
type End =
  | { readonly by: 'div'; readonly mark: string; readonly count: number }
  | { readonly by: 'indentation' }
  | { readonly by: 'tag'; readonly name: string };

type Code = Container & { readonly type: 'code' };

interface Open {
  readonly end: End;
  readonly container: Container | undefined;
  /** How far its first line is indented, in columns. */
  readonly indent: number;
}

/** More than anybody writes: each line is looked at for all that are open. */
const MOST_OPEN = 40;

/** The same of those that put marks in front of each line: a text of nothing but openings would grow with its square. */
const MOST_QUOTED = 8;

const PAIR = new RegExp(String.raw`^(\s*)(${SHORTCODE})(.*\S.*?)(${SHORTCODE})\s*$`);
const PYTHON = /^ *(?:!!!|\?\?\?\+?) +([\w-]+)(?: +[\w-]+)*(?: +"(.*)")?\s*$/;
/** A block of code that Quarto or R Markdown runs: ```{python}. */
const CELL = /(?:`{3,}|~{3,})\s*\{\w/;
const OPTION = /^\s*(?:#|\/\/|--|%%?)\|/;
const TAB = /^\s*<!--\s*(?:(end)\s*)?tab\b(.*?)-->\s*$/;
const TABS = /^ *===!? +"(.+)"\s*$/;

const SIGNS = /^ *(?:!!!|\?\?\?|===)|\{\{[<%]|\{%|^[ \t>]*(?:`{3,}|~{3,})[ \t]*\{/m;

/** Whether there is any sign of what is read here. */
export const hasBlocks = (text: string): boolean => SIGNS.test(text) || DIV_SIGNS.test(text);

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
  /** By the mark of containers, the last line that ends one. */
  readonly #lastEnds: Readonly<Record<string, number>>;
  readonly #open: Open[] = [];
  readonly #written: Line[] = [];
  readonly #leftOut: LeftOut[] = [];
  #fence: string | undefined;
  /** How many containers are open in too many others. */
  #skipped = 0;
  /** The tabs of NexT that were opened last, and how many of them there have been. */
  #tabs: { readonly name: string; count: number } | undefined;
  /** Whether the tabs of Docsy that were opened last hold texts. */
  #isTextPane = false;
  /** Whether only options of a cell have been in the fence so far. */
  #isCell = false;
  #at = 0;

  constructor(text: string) {
    this.#lines = text.split('\n');
    this.#closingOf = createClosings(this.#lines);
    this.#lastEnds = {
      ':': this.#lines.findLastIndex((line) => /^ *:{3,}\s*$/.test(line)),
      '/': this.#lines.findLastIndex((line) => /^ *\/{3,}\s*$/.test(line)),
    };
  }

  read(): { readonly lines: readonly Line[]; readonly leftOut: readonly LeftOut[] } {
    for (; this.#at < this.#lines.length; this.#at += 1)
      this.#readLine(this.#lines[this.#at] ?? '');
    while (this.#open.length > 0) this.#close(false);
    return { lines: this.#written, leftOut: this.#leftOut };
  }

  /** Writes a line inside of the containers that are open. */
  #write(text: string): void {
    if (this.#open.some(({ container }) => container?.type === 'hidden')) return;
    const marks = this.#open.map((open) => (isQuoted(open) ? `${' '.repeat(open.indent)}> ` : ''));
    const line = marks.join('') + text;
    this.#written.push({ text: text === '' ? line.trimEnd() : line, at: this.#at + 1 });
  }

  #openContainer(given: Open): void {
    const { container: wanted, indent } = given;
    const isTooDeep = isQuoted(given) && this.#open.filter(isQuoted).length >= MOST_QUOTED;
    const container: Container | undefined =
      isTooDeep && wanted?.type === 'aside' ? { type: 'titled', title: wanted.title } : wanted;
    const open = {
      ...given,
      container: isTooDeep && wanted?.type === 'quote' ? undefined : container,
    };
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
      if (!this.#dropOption(rest) && (!tag || !LITERAL.has(tag.name))) this.#write(rest);
      if (endsFence(rest, this.#fence)) this.#fence = undefined;
      return;
    }
    const isRead = this.#readDiv(rest) || this.#readIndented(rest) || this.#readTags(rest);
    if (isRead || this.#readTab(rest)) return;
    this.#fence = readFence(rest);
    this.#isCell = this.#fence !== undefined && CELL.test(rest);
    this.#write(rest.trim() === '' ? '' : rest);
  }

  /** Quarto: what a cell of code says first is for its program. */
  #dropOption(line: string): boolean {
    const isOption = OPTION.test(line);
    const isBelow = line.trim() === '' && OPTION.test(this.#lines[this.#at - 1] ?? '');
    this.#isCell &&= isOption || isBelow;
    if (this.#isCell && isOption) this.#leave('an option of a cell', line);
    return this.#isCell;
  }

  #leave(what: string, text: string): void {
    this.#leftOut.push({ line: this.#at + 1, what, text: text.trim() });
  }

  #readDiv(line: string): boolean {
    const div = /:::|\/\/\//.test(line) ? readDivLine(line) : undefined;
    if (!div) return false;
    const { mark, count } = div;
    if (div.type === 'end') {
      if (this.#skipped > 0) {
        this.#skipped -= 1;
        return true;
      }
      const level = this.#open.findLastIndex(
        ({ end }) => end.by === 'div' && end.mark === mark && end.count <= count,
      );
      if (level < 0) return false;
      while (this.#open.length > level) this.#close(true);
      return true;
    }
    const last = this.#lastEnds[mark] ?? 0;
    if (this.#at >= last) return this.#readUnclosed(div, line);
    if (this.#open.length >= MOST_OPEN) {
      this.#skipped += 1;
      this.#leave('a container in too many others, keeping its text', line);
      return true;
    }
    if (div.what !== undefined) this.#leave(div.what, line);
    const container = line.includes('{') ? this.#takeTitle(div.container) : div.container;
    const end = { by: 'div', mark, count } as const;
    this.#openContainer({ end, container, indent: widthOf(line) });
    if (mark === '/') this.#skipOptions();
    return true;
  }

  /** An aside that nothing ends goes on to nobody knows where, so only its mark goes. */
  #readUnclosed({ mark, container }: DivLine & { readonly type: 'start' }, line: string): boolean {
    if (mark !== ':' || container?.type !== 'aside') return false;
    this.#leave('the mark of an aside that nothing ends', line);
    this.#write('');
    return true;
  }

  /** Quarto: the title of an aside may be a heading, its first line. */
  #takeTitle(container: Container | undefined): Container | undefined {
    if (container?.type !== 'aside' || container.title !== '') return container;
    let next = this.#at + 1;
    while (this.#lines[next]?.trim() === '') next += 1;
    const title = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$/.exec(this.#lines[next] ?? '')?.[1];
    if (title === undefined) return container;
    this.#at = next;
    return { ...container, title };
  }

  /** pymdownx: `    type: warning` below the first line. */
  #skipOptions(): void {
    while (/^ {4}[\w-]+: /.test(this.#lines[this.#at + 1] ?? '')) this.#at += 1;
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
    if (/tabs$/.test(tag.name) && tag.dialect === 'Liquid')
      this.#tabs = { name: tag.arguments.rest.replace(/,.*$/, '').trim(), count: 0 };
    if (tag.name === 'tabpane') this.#isTextPane = tag.arguments.named.text === 'true';
    const container = LITERAL.has(tag.name) ? undefined : readContainer(tag);
    const isOpening = container !== undefined || LITERAL.has(tag.name);
    const name = tag.dialect === 'Zola' ? '' : tag.name;
    const last = isOpening ? this.#closingOf(name, this.#at) : undefined;
    if (last === undefined || this.#open.length >= MOST_OPEN) return false;
    const isFenced =
      container?.type === 'code' &&
      !isCodeTag(tag, this.#lines.slice(this.#at + 1, last).join('\n'));
    if (isFenced) return false;
    if (container === undefined) {
      for (; this.#at < last; this.#at += 1) this.#write(this.#strip(this.#lines[this.#at] ?? ''));
      this.#write(this.#strip(this.#lines[last] ?? ''));
    } else if (container.type === 'code') this.#writeCode(container, line, last);
    else if (container.type === 'titled' && this.#isCodeTab(tag, line, last)) {
      this.#write(`**${container.title}**`);
      this.#write('');
      const language = tag.arguments.named.lang ?? '';
      this.#writeCode({ type: 'code', language, first: '' }, line, last);
    } else this.#openContainer({ end: { by: 'tag', name }, container, indent: widthOf(line) });
    return true;
  }

  /** Docsy's tabs hold code, but for those of a pane with `text=true`, and those in Markdown. */
  #isCodeTab({ name, arguments: { named } }: Tag, line: string, last: number): boolean {
    const isCode = name === 'tab' && /^[\w+#-]+$/.test(named.lang ?? '') && line.includes('{{<');
    const inner = this.#lines.slice(this.#at + 1, last);
    return isCode && !this.#isTextPane && !inner.some((each) => readFence(each) !== undefined);
  }

  /** NexT: `<!-- tab A title@icon -->` in `{% tabs A name %}`, which is the title of those without one. */
  #readTab(line: string): boolean {
    if (!line.includes('<!--')) return false;
    const [tab, end, given = ''] = TAB.exec(line) ?? [];
    if (tab === undefined || this.#tabs === undefined) return false;
    if (end === undefined) {
      this.#tabs.count += 1;
      const { name, count } = this.#tabs;
      const own = given.trim() === '' && name !== '' ? `${name} ${count}` : given;
      const title = own.replace(/@[^@]*$/, '').trim();
      this.#write('');
      if (title !== '') this.#write(`${line.slice(0, line.indexOf('<'))}**${title}**`);
    }
    this.#write('');
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

  #writeCode({ language, first }: Code, line: string, last: number): void {
    const indent = ' '.repeat(widthOf(line));
    const code = this.#lines.slice(this.#at + 1, last).map((each) => this.#strip(each));
    const runs = code.map((each) => /^\s*(`+)/.exec(each)?.[1]?.length ?? 0);
    const marks = '`'.repeat(Math.max(3, Math.max(0, ...runs) + 1));
    this.#write(`${indent}${marks}${language}`);
    if (first !== '') this.#write(indent + first);
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
