import type { Parents, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** Abbreviations and what they are short for. */
export type Abbreviations = ReadonlyMap<string, string>;

/** More than anybody defines. */
const MOST_ABBREVIATIONS = 100;

const MARK_SIGNS = /==|\^|~|^\*\[/m;

const element = (hName: string, children: PhrasingContent[], title?: string): PhrasingContent => ({
  type: 'emphasis',
  children,
  data: { hName, ...(title !== undefined && { hProperties: { title } }) },
});

const plain = (value: string): Text => ({ type: 'text', value });

/** Replaces what an expression finds in a text, which keeps its place. */
function replaceIn(
  node: Text,
  what: RegExp,
  make: (match: RegExpExecArray) => PhrasingContent,
): readonly PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(what)) {
    if (match.index > from) pieces.push(plain(node.value.slice(from, match.index)));
    pieces.push(make(match));
    from = match.index + match[0].length;
  }
  if (from === 0) return [node];
  if (from < node.value.length) pieces.push(plain(node.value.slice(from)));
  return pieces;
}

/** `2^10^`, but neither "2^10 and 3^5" nor "x^2+y^2". */
const SUPERSCRIPT = /(?<=[\p{L}\p{N})\]])\^([^\s^]{1,40})\^(?![\p{L}\p{N}^])/gu;

/** `==` at the start or the end of what is marked: not in "a == b", "a==b" or a row of them. */
const MARK = /(?<!=)==(?!=)/;

interface Delimiter {
  readonly opens: boolean;
  readonly closes: boolean;
}

function splitMarks(node: Text): readonly (PhrasingContent | Delimiter)[] {
  const parts = node.value.split(MARK);
  return parts.flatMap((part, at) => {
    const before = parts[at - 1] ?? '';
    const text = part === '' ? [] : [plain(part)];
    if (at === 0) return text;
    const opens = !/\w$/.test(before) && !/^\s/.test(part);
    const closes = !/\s$/.test(before) && !/^\w/.test(part);
    return [{ opens, closes }, ...text];
  });
}

function pairMarks(children: readonly PhrasingContent[]): PhrasingContent[] {
  const pieces = children.flatMap((child) => (child.type === 'text' ? splitMarks(child) : [child]));
  const done: PhrasingContent[] = [];
  let open: number | undefined;
  for (const piece of pieces) {
    if ('type' in piece) done.push(piece);
    else if (open !== undefined && piece.closes && done.length > open + 1) {
      const inner = done.splice(open).slice(1);
      done.push(element('mark', inner));
      open = undefined;
    } else {
      if (piece.opens) open = done.length;
      done.push(plain('=='));
    }
  }
  return done;
}

/** `H~2~O`: GFM takes it for struck, which nobody does in the middle of a word. */
function toSubscripts(parent: Parents, source: string): void {
  for (const [at, node] of parent.children.entries()) {
    const before = parent.children[at - 1];
    const [only, ...more] = node.type === 'delete' ? node.children : [];
    const start = node.position?.start.offset ?? 0;
    const isInWord =
      node.type === 'delete' &&
      source.charAt(start + 1) !== '~' &&
      before?.type === 'text' &&
      /[\p{L}\p{N})]$/u.test(before.value);
    if (isInWord && only?.type === 'text' && more.length === 0 && !/\s/.test(only.value))
      node.data = { ...node.data, hName: 'sub' };
  }
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function createPattern(abbreviations: Abbreviations): RegExp | undefined {
  const names = [...abbreviations.keys()].slice(0, MOST_ABBREVIATIONS);
  if (names.length === 0) return undefined;
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map(escapePattern);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

const isPhrasing = (
  children: readonly { readonly type: string }[],
): children is PhrasingContent[] => children.some(({ type }) => type === 'text');

/**
 * Reads marks that many generators add to Markdown: `==marked==`, `x^2^`, `H~2~O`, and words that the text abbreviates.
 * @param source of the tree
 */
export function readInlineMarks(tree: Root, source: string, abbreviations: Abbreviations): void {
  if (!MARK_SIGNS.test(source) && abbreviations.size === 0) return;
  const pattern = createPattern(abbreviations);
  const hasMarks = source.includes('==');
  visit(tree, (node) => {
    if (node.type === 'emphasis' && node.data?.hName === 'abbr') return SKIP;
    if (!('children' in node) || !isPhrasing(node.children)) return undefined;
    toSubscripts(node, source);
    let children: PhrasingContent[] = node.children;
    if (hasMarks) children = pairMarks(children);
    children = children.flatMap((child) =>
      child.type === 'text'
        ? replaceIn(child, SUPERSCRIPT, ([, text = '']) => element('sup', [plain(text)]))
        : child,
    );
    if (pattern)
      children = children.flatMap((child) =>
        child.type === 'text'
          ? replaceIn(child, pattern, ([name]) =>
              element('abbr', [plain(name)], abbreviations.get(name)),
            )
          : child,
      );
    node.children = children;
    return undefined;
  });
}
