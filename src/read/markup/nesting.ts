import type { Nodes } from 'hast';
import { TooMuch } from './bounds.ts';
import { type Position, startOf } from './position.ts';

/** A piece of HTML, and where it stands in its source. */
interface Piece extends Position {
  readonly html: string;
}

/** As deep as browsers go, too; what nests more deeply, a parser and all after it would take ever longer for. */
export const MOST_DEPTH = 512;

/** How many elements a parser may make of tags that nobody closed: no page has hundreds. */
const MOST_REOPENED = 20_000;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Comments and what is no markup, each whole; else a tag. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$(?![\s\S]))|<(?<raw>script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b[^<>]*>[\s\S]*?(?:<\/\k<raw>|$(?![\s\S]))|<(?<end>\/?)(?<name>[a-z][^\s/<>]*)[^<>]*/gi;

const VOID = words(
  'area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr html head body frameset',
);

/** HTML §13.2.4.3: what is opened anew in the next paragraph where it was not closed in its own. */
const FORMATTING = words('a b big code em font i nobr s small strike strong tt u');

/** How often the same tag is opened anew (HTML §13.2.4.3, the "Noah's Ark clause"). */
const MOST_ALIKE = 3;

/** What ends a paragraph that is open. */
const BLOCKS = words(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li dd dt listing main menu nav ol p pre search section summary table ul',
);

/** What a start tag ends before it begins, and what that would have to be looked for within. */
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

/** The elements that are open at a place of some HTML, about as a parser has them. */
function createStack() {
  const open: string[] = [];
  /** How deep the elements of each name are, the innermost last. */
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
    /** Ends the innermost element of a name, with all in it. */
    end(name: string): void {
      const depth = depths.get(name)?.at(-1);
      if (depth !== undefined) popTo(depth);
    },
    /** The same for an element of several names, where none of the others stands around it first. */
    endWithin({ names, within }: typeof PARAGRAPH): void {
      const depth = depthOf(names);
      if (depth > depthOf(within)) popTo(depth);
    },
    /** Ends a heading that nothing was opened in. */
    endHeading(): void {
      if (HEADINGS.has(open.at(-1) ?? '')) popTo(open.length - 1);
    },
    depth: (): number => open.length,
    formatting: (): number => formatting,
  };
}

/**
 * Looks at HTML before a parser does, in one pass.
 * @returns whether its elements nest too deeply to be read
 * @throws {@link TooMuch} where a parser would make many times more of it than it is
 */
export function isTooDeep(pieces: Iterable<Piece>): boolean {
  const stack = createStack();
  /** What was opened and never closed, in order, and the tag of each. */
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

/** The tags of a tree in which some HTML has not been parsed yet, with a letter for each text. */
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
