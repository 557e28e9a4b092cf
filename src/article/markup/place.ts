import { blankCode } from './code-spans.ts';
import type { FindPlace, Place } from './urls.ts';

const decode = (url: string): string => {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
};

/** What stands before a URL that is one, and behind it. */
const BEFORE = /(?:\]\(\s*<?|\]:\s*<?|<|=\s*["']?|\s|^)$/;
const BEHIND = /[\s)>"']|$(?![\s\S])/y;

/** The last character of what stands before one. */
const EDGE = /^|[\s<="'(:]/g;

/** What a URL or a tag begins with: as much of it as it is looked up by. */
const STEM = /<?[^\s)<>"']{0,64}/y;

/** How many pieces are searched for that stand nowhere as a whole; where more do, the text alone is told. */
const MOST_SEARCHES = 500;

const START: Place = { line: 1, column: 1 };

const stemAt = (text: string, offset: number): string => {
  STEM.lastIndex = offset;
  return STEM.exec(text)?.[0] ?? '';
};

/** Where URLs and tags may begin, by what they begin with. */
function collectStarts(text: string): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, number[]>();
  const add = (offset: number): void => {
    const stem = stemAt(text, offset);
    const alike = starts.get(stem);
    if (alike) alike.push(offset);
    else starts.set(stem, [offset]);
  };
  for (const { 0: edge, index } of text.matchAll(EDGE)) {
    if (edge === '<') add(index);
    const offset = index + edge.length;
    // A tag comes with its own edge.
    if (text[offset] !== '<' && BEFORE.test(text.slice(Math.max(0, offset - 8), offset)))
      add(offset);
  }
  return starts;
}

/** Finds each piece of a text behind the place where it was found before. */
function createSearch(text: string): (wanted: string) => number | undefined {
  const starts = collectStarts(text);
  /** Of each piece, how many of its starts were looked at, and where it was found. */
  const known = new Map<string, { next: number; found?: number }>();
  let searches = 0;
  const isAt = (wanted: string, offset: number): boolean => {
    if (!text.startsWith(wanted, offset)) return false;
    BEHIND.lastIndex = offset + wanted.length;
    return wanted.startsWith('<') || BEHIND.test(text);
  };
  /** Anywhere: a URL whose characters were written as references, the name of an attribute. */
  const searchAll = (wanted: string): number | undefined => {
    searches += 1;
    const offset = searches > MOST_SEARCHES ? -1 : text.indexOf(wanted);
    return offset < 0 ? undefined : offset;
  };
  return (wanted) => {
    const state = known.get(wanted) ?? { next: 0 };
    const alike = starts.get(stemAt(wanted, 0)) ?? [];
    const isNew = !known.has(wanted);
    known.set(wanted, state);
    while (state.next < alike.length) {
      const offset = alike[state.next] ?? 0;
      state.next += 1;
      if (!isAt(wanted, offset)) continue;
      state.found = offset;
      return offset;
    }
    const found = state.found ?? (isNew ? searchAll(wanted) : undefined);
    if (found !== undefined) state.found = found;
    return found;
  };
}

/** Tells the line and the column of an offset. */
function createPlaces(text: string): (offset: number) => Place {
  const starts = Array.from(text.matchAll(/^/gm), ({ index }) => index);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/**
 * Finds URLs and tags in Markdown, each behind the one before it, outside of code: the HTML that
 * is made of it has lost its places.
 */
export function createFinder(source: string): FindPlace {
  let tools:
    | { search: ReturnType<typeof createSearch>; placeAt: (offset: number) => Place }
    | undefined;
  return (_, piece) => {
    // Most texts ask for no place at all.
    tools ??= {
      search: createSearch(blankCode(source).toLowerCase()),
      placeAt: createPlaces(source),
    };
    for (const wanted of new Set([piece, decode(piece)].map((each) => each.toLowerCase()))) {
      const offset = tools.search(wanted);
      if (offset !== undefined) return tools.placeAt(offset);
    }
    return START;
  };
}
