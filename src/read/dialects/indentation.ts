import { readContainer } from './containers.ts';
import { dedent, endsFence, readFence, widthOf } from './lines.ts';
import { readLone } from './lone-tags.ts';

/** An opening tag on a line of its own, for which the closing one is still to come. */
interface Opening {
  readonly name: string;
  readonly at: number;
  readonly indent: number;
  /** How far the least indented line of its content is, in columns. */
  least: number;
}

interface Pair {
  readonly from: number;
  readonly to: number;
  /** How much further than the tag its whole content is indented, in columns. */
  readonly columns: number;
}

/** Components, and elements whose content is said to be Markdown. */
const ELEMENT =
  /^[ \t]*<(?:(\/)([A-Za-z][\w.]*)|([A-Z][\w.]*)(?:\s[^<>]*)?|([a-z][a-z1-6]*)\s[^<>]*?\bmarkdown\b[^<>]*)>[ \t]*$/;

/** Signs of pairs around what is indented. */
const SIGNS = /\{\{[<%]|\{%|^[ \t]*<[A-Z]|\smarkdown\b/m;

interface Mark {
  readonly name: string;
  readonly isClosing: boolean;
  /** Whether its content is code, so that no line of it is one of ours. */
  readonly isCode: boolean;
}

function readMark(line: string): Mark | undefined {
  const tag = readLone(line);
  if (tag) {
    const name = tag.dialect === 'Zola' ? '' : tag.name;
    const isCode = !tag.isClosing && readContainer(tag)?.type === 'code';
    return { name: `{${name}`, isClosing: tag.isClosing, isCode };
  }
  const [, slash, closed, component, element] =
    (line.includes('<') && line.length < 2000 && ELEMENT.exec(line)) || [];
  const name = closed ?? component ?? element;
  const isOwn = name !== undefined && !/\/>\s*$/.test(line);
  return isOwn ? { name: `<${name}`, isClosing: slash !== undefined, isCode: false } : undefined;
}

/** Collects pairs of tags on lines of their own, in one pass. */
class PairFinder {
  readonly #pairs: Pair[] = [];
  readonly #open: Opening[] = [];
  readonly #placesOf = new Map<string, number[]>();

  /** Notes how far a line is indented. */
  look(indent: number): void {
    const last = this.#open.at(-1);
    if (last) last.least = Math.min(last.least, indent);
  }

  open(name: string, at: number, indent: number): void {
    const places = this.#placesOf.get(name);
    if (places) places.push(this.#open.length);
    else this.#placesOf.set(name, [this.#open.length]);
    this.#open.push({ name, at, indent, least: Number.POSITIVE_INFINITY });
  }

  /** Closes the last one of that name; what was opened in it and has no end was none. */
  close(name: string, at: number): void {
    const level = this.#placesOf.get(name)?.at(-1);
    if (level === undefined) return;
    for (;;) {
      const last = this.#open.pop();
      if (!last) return;
      this.#placesOf.get(last.name)?.pop();
      if (this.#open.length === level) {
        const columns = Number.isFinite(last.least) ? last.least - last.indent : 0;
        if (columns > 0) this.#pairs.push({ from: last.at, to: at, columns });
        this.look(last.least);
        return;
      }
      this.look(last.least);
    }
  }

  pairs(): readonly Pair[] {
    return this.#pairs;
  }
}

function findPairs(lines: readonly string[]): readonly Pair[] {
  const finder = new PairFinder();
  let fence: string | undefined;
  let code: string | undefined;
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (fence !== undefined) {
      if (endsFence(line, fence)) fence = undefined;
      continue;
    }
    const mark = readMark(line);
    if (code !== undefined && !(mark?.isClosing && mark.name === code)) continue;
    code = mark?.isCode ? mark.name : undefined;
    const indent = widthOf(line);
    // A closing tag may stand further left than what it closes.
    if (mark?.isClosing) finder.close(mark.name, at);
    else finder.look(indent);
    if (mark && !mark.isClosing && !mark.isCode) finder.open(mark.name, at, indent);
    if (!mark) fence = readFence(line);
  }
  return finder.pairs();
}

/**
 * Moves what is between two tags to the left as far as the first of them: Markdown would take it for code. What is
 * indented further than the rest, and what is in fences, stays so.
 * @example '{{< tab >}}\n    Reef *early*.\n{{< /tab >}}' becomes '{{< tab >}}\nReef *early*.\n{{< /tab >}}'
 */
export function dedentPairs(text: string): string {
  if (!SIGNS.test(text)) return text;
  const lines = text.split('\n');
  const pairs = findPairs(lines);
  if (pairs.length === 0) return text;
  const change = new Map<number, number>();
  const add = (at: number, columns: number): void => {
    change.set(at, (change.get(at) ?? 0) + columns);
  };
  for (const { from, to, columns } of pairs) {
    add(from + 1, columns);
    add(to, -columns);
  }
  let columns = 0;
  return lines
    .map((line, at) => {
      columns += change.get(at) ?? 0;
      return columns > 0 ? dedent(line, columns) : line;
    })
    .join('\n');
}
