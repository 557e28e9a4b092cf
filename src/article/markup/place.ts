import type { FindPlace, Place } from './urls.ts';

const decode = (url: string): string => {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
};

/** Code, fenced or between backticks: what stands there is no link. */
const CODE =
  /^(?: {0,3})(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^(?: {0,3})\1[`~]*[ \t]*$|$(?![\s\S]))|(`+)(?!`)[\s\S]*?[^`]\2(?!`)/gm;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** What stands before a URL that is one, and behind it. */
const BEFORE = /(?:\]\(\s*<?|\]:\s*<?|<|=\s*["']?|\s|^)$/;
const BEHIND = /^(?:[\s)>"']|$)/;

/**
 * Finds URLs and tags in Markdown, each behind the one before it, outside of code: the HTML that
 * is made of it has lost its places.
 */
export function createFinder(source: string): FindPlace {
  const text = source.replace(CODE, blank).toLowerCase();
  const last = new Map<string, number>();
  const isWhole = (offset: number, length: number): boolean =>
    BEFORE.test(text.slice(Math.max(0, offset - 8), offset)) &&
    BEHIND.test(text.slice(offset + length));
  const find = (wanted: string): number | undefined => {
    const start = (last.get(wanted) ?? -1) + 1;
    for (let at = text.indexOf(wanted, start); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (wanted.startsWith('<') || isWhole(at, wanted.length)) return at;
    }
    return last.get(wanted);
  };
  const placeAt = (offset: number): Place => {
    const before = source.slice(0, offset);
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
  };
  return (_, piece) => {
    for (const wanted of [piece, decode(piece)].map((each) => each.toLowerCase())) {
      const offset = find(wanted) ?? (text.includes(wanted) ? text.indexOf(wanted) : undefined);
      if (offset === undefined) continue;
      last.set(wanted, offset);
      return placeAt(offset);
    }
    return { line: 1, column: 1 };
  };
}
