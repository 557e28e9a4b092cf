import { isMap } from './json-values.ts';

// The grammar: https://developer.wordpress.org/block-editor/reference-guides/packages/packages-block-serialization-default-parser/

/** A block that has no text of its own: WordPress fills it in by what is said of it. */
export interface VoidBlock {
  readonly type: 'void';
  readonly name: string;
  readonly given: Readonly<Record<string, unknown>>;
}

/** A piece of a text: HTML of a block, what stands between blocks, or a block without text. */
export type BlockPiece = VoidBlock | { readonly type: 'html' | 'free'; readonly text: string };

interface Mark {
  readonly name: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly kind: 'opening' | 'closing' | 'void';
}

function parseGiven(json: string): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(json);
    return isMap(given) ? given : {};
  } catch {
    return {};
  }
}

/** What is in a comment, if it is the mark of a block. */
function readMark(comment: string): Mark | undefined {
  const inner = comment.trim();
  const [start, slash, name] = /^(\/?)wp:([a-z][\w/-]*)/i.exec(inner) ?? [];
  if (start === undefined || name === undefined) return undefined;
  if (slash === '/') return { name, given: {}, kind: 'closing' };
  const isVoid = inner.endsWith('/');
  const end = inner.lastIndexOf('}');
  const from = inner.indexOf('{');
  const given = from < 0 || end < from ? {} : parseGiven(inner.slice(from, end + 1));
  return { name: name.replace(/\/$/, ''), given, kind: isVoid ? 'void' : 'opening' };
}

export const hasBlocks = (text: string): boolean => /<!--\s+wp:[a-z]/i.test(text);

/** Cuts a text at the marks of its blocks, which go. */
export function splitBlocks(text: string): readonly BlockPiece[] {
  const pieces: BlockPiece[] = [];
  let depth = 0;
  let waiting = '';
  const flush = (): void => {
    if (waiting !== '') pieces.push({ type: depth === 0 ? 'free' : 'html', text: waiting });
    waiting = '';
  };
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start);
    if (end < 0) {
      waiting += text.slice(at);
      break;
    }
    const mark = readMark(text.slice(start + 4, end));
    waiting += text.slice(at, mark ? start : end + 3);
    at = end + 3;
    if (!mark) continue;
    flush();
    if (mark.kind === 'opening') depth += 1;
    else if (mark.kind === 'closing') depth = Math.max(0, depth - 1);
    else pieces.push({ type: 'void', name: mark.name, given: mark.given });
  }
  flush();
  return pieces;
}
