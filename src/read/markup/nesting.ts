import type { Nodes } from 'hast';
import { TooMuch } from './bounds.ts';
import { type Position, startOf } from './position.ts';

interface Piece extends Position {
  readonly html: string;
}

/** As deep as browsers go. For deeper elements, a parser and everything after it would take ever longer. */
export const MOST_DEPTH = 512;

/** How many elements a parser may make from tags that nobody closed. No page has hundreds. */
const MOST_REOPENED = 20_000;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Comments and elements without markup inside, each as a whole; or else a tag. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$(?![\s\S]))|<(?<raw>script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b[^<>]*>[\s\S]*?(?:<\/\k<raw>|$(?![\s\S]))|<(?<end>\/?)(?<name>[a-z][^\s/<>]*)[^<>]*/gi;

const VOID = words(
  'area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr html head body frameset',
);

/** HTML §13.2.4.3: what the next paragraph opens again, if it was not closed in its own. */
const FORMATTING = words('a b big code em font i nobr s small strike strong tt u');

/** How often the same tag is opened again (HTML §13.2.4.3, the "Noah's Ark clause"). */
const MOST_ALIKE = 3;

/** What closes an open paragraph. */
const BLOCKS = words(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li dd dt listing main menu nav ol p pre search section summary table ul',
);

/**
 * What a start tag closes first, and how far out it may look: `<li>` closes an open `li`, but not one outside
 * of its own list.
 */
const ENDED: ReadonlyMap<
  string,
  { readonly names: ReadonlySet<string>; readonly within: ReadonlySet<string> }
> = new Map(
  (
    [
      ['li', 'li', 'ul ol menu dir table'],
      ['dt dd', 'dt dd', 'dl table'],
      ['td th', 'td th', 'tr table'],
      ['tr', 'tr', 'table'],
      ['thead tbody tfoot', 'thead tbody tfoot', 'table'],
      ['option optgroup', 'option', 'select'],
      ['a', 'a', 'td th table'],
      ['button', 'button', 'td th table'],
      ['nobr', 'nobr', 'td th table'],
      ['table', 'table', 'td th caption'],
      ['caption', 'caption', 'table'],
      ['colgroup', 'colgroup', 'table'],
      ['select', 'select', 'td th'],
      ['form', 'form', 'td th'],
    ] as const
  ).flatMap(([starts, names, within]) =>
    starts
      .split(' ')
      .map((name) => [name, { names: words(names), within: words(within) }] as const),
  ),
);
const HEADINGS = words('h1 h2 h3 h4 h5 h6');
const PARAGRAPH = { names: words('p'), within: words('td th table button caption') };

/** The elements that are open at a point of some HTML, about as a parser has them. */
function createStack() {
  const open: string[] = [];
  /** The depths of the open elements, by name, the innermost last. */
  const depths = new Map<string, number[]>();
  let formatting = 0;
  const popTo = (depth: number): void => {
    while (open.length > depth) {
      const name = open.pop() ?? '';
      depths.get(name)?.pop();
      if (FORMATTING.has(name)) formatting -= 1;
    }
  };
  const depthOf = (names: ReadonlySet<string>): number =>
    Math.max(-1, ...Array.from(names, (name) => depths.get(name)?.at(-1) ?? -1));
  return {
    push(name: string): void {
      const known = depths.get(name);
      if (known) known.push(open.length);
      else depths.set(name, [open.length]);
      open.push(name);
      if (FORMATTING.has(name)) formatting += 1;
    },
    end(name: string): void {
      const depth = depths.get(name)?.at(-1);
      if (depth !== undefined) popTo(depth);
    },
    /** Closes the innermost element with one of the names, unless one of `within` is open inside it. */
    endWithin({ names, within }: typeof PARAGRAPH): void {
      const depth = depthOf(names);
      if (depth > depthOf(within)) popTo(depth);
    },
    endHeading(): void {
      if (HEADINGS.has(open.at(-1) ?? '')) popTo(open.length - 1);
    },
    depth: (): number => open.length,
    formatting: (): number => formatting,
  };
}

/**
 * Checks HTML before a parser reads it, in one pass.
 * @returns true if its elements nest too deeply to be read
 * @throws {@link TooMuch} if a parser would make many times more of it than there is
 */
export function isTooDeep(pieces: Iterable<Piece>): boolean {
  const stack = createStack();
  /** What was opened and not closed, in order, with its tag. */
  let active: { readonly name: string; readonly tag: string }[] = [];
  let reopened = 0;
  const reopen = ({ html, line, column }: Piece, index: number): void => {
    const missing = active.slice(stack.formatting());
    for (const { name } of missing) stack.push(name);
    reopened += missing.length;
    if (reopened <= MOST_REOPENED) return;
    const lines = html.slice(0, index).split('\n');
    const message =
      'there are too many unclosed elements such as <b>; close each of them where it ends';
    throw new TooMuch(
      message,
      line + lines.length - 1,
      (lines.length > 1 ? 1 : column) + (lines.at(-1) ?? '').length,
    );
  };
  const close = (name: string): void => {
    const at = FORMATTING.has(name) ? active.findLastIndex((each) => each.name === name) : -1;
    if (at >= 0) active = active.toSpliced(at, 1);
  };
  const readTag = (piece: Piece, { 0: tag, index, groups }: RegExpExecArray): void => {
    const { end, name: written } = groups ?? {};
    if (written === undefined) return;
    const name = written.toLowerCase();
    if (end) {
      stack.end(name);
      close(name);
      return;
    }
    if (BLOCKS.has(name)) stack.endWithin(PARAGRAPH);
    if (HEADINGS.has(name)) stack.endHeading();
    const ended = ENDED.get(name);
    if (ended) stack.endWithin(ended);
    if (name === 'a' || name === 'nobr') close(name);
    if (VOID.has(name)) return;
    if (!BLOCKS.has(name)) reopen(piece, index);
    stack.push(name);
    if (FORMATTING.has(name) && active.filter((each) => each.tag === tag).length < MOST_ALIKE)
      active.push({ name, tag });
  };
  for (const piece of pieces) {
    const { html } = piece;
    let last = 0;
    const readText = (index: number): void => {
      const isText = active.length > stack.formatting() && /[^\s>]/.test(html.slice(last, index));
      if (isText) reopen(piece, index);
    };
    for (const found of html.matchAll(MARKUP)) {
      readText(found.index);
      last = found.index + found[0].length;
      readTag(piece, found);
      if (stack.depth() > MOST_DEPTH) return true;
    }
    readText(html.length);
  }
  return false;
}

/** The tags of a tree whose HTML is not all parsed yet, with a letter for each text. */
export function listPieces(tree: Nodes): readonly Piece[] {
  const pieces: Piece[] = [];
  const look = (node: Nodes): void => {
    const position = startOf(node);
    if (node.type === 'raw') pieces.push({ html: node.value, ...position });
    if (node.type === 'text' && node.value.trim() !== '') pieces.push({ html: 'x', ...position });
    if (node.type === 'element') pieces.push({ html: `<${node.tagName}>`, ...position });
    if ('children' in node) for (const child of node.children) look(child);
    if (node.type === 'element') pieces.push({ html: `</${node.tagName}>`, ...position });
  };
  look(tree);
  return pieces;
}
