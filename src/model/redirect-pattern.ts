/** Addresses with `*` and placeholders: `/blog/*`, `/:year/:month/:slug`. Nothing here ever goes back in a path. */
import type { Destination } from './redirect.ts';

/**
 * A part of a path between two slashes: text, then by turns a name and the text behind it.
 * @example ['', 'year', '-', 'slug', '.html'] // of ':year-:slug.html'
 */
type PatternPart = readonly string[];

/** Where every address that has a pattern leads. */
export interface RedirectRule extends Destination {
  readonly parts: readonly PatternPart[];
}

/** What `*` is called in the new address. */
const SPLAT = 'splat';

const PLACEHOLDER = /:([A-Za-z]\w*)|\*/g;

/**
 * A path as parts.
 * @example readPattern('/blog/*') // → [['blog'], ['', 'splat', '']]
 */
export const readPattern = (path: string): readonly PatternPart[] =>
  path
    .slice(1)
    .split('/')
    .map((part) => part.split(PLACEHOLDER).map((text) => text ?? SPLAT));

/** The names of placeholders in an address, in their order, and `splat` for `*`. */
export const listPlaceholders = (address: string): readonly string[] =>
  [...address.matchAll(PLACEHOLDER)].map(([, name = SPLAT]) => name);

type Captures = Map<string, string>;

/** Each placeholder takes as little as it can, the last one all that is left: a text is read once. */
function matchPart(part: PatternPart, text: string, captures: Captures): boolean {
  const [head = ''] = part;
  if (part.length === 1) return text === head;
  if (!text.startsWith(head)) return false;
  let start = head.length;
  for (let at = 1; at < part.length; at += 2) {
    const [name = '', behind = ''] = part.slice(at, at + 2);
    const isLast = at + 2 >= part.length;
    const end = isLast ? text.length - behind.length : text.indexOf(behind, start + 1);
    const least = name === SPLAT ? start : start + 1;
    if (end < least || (isLast && !text.endsWith(behind))) return false;
    captures.set(name, text.slice(start, end));
    start = end + behind.length;
  }
  return true;
}

/** The path with what `*` stands for as one part; undefined if there is too little. */
function joinSplat(
  parts: readonly PatternPart[],
  segments: readonly string[],
): readonly string[] | undefined {
  const at = parts.findIndex((part) => part.includes(SPLAT, 1));
  if (at < 0) return segments.length === parts.length ? segments : undefined;
  const length = segments.length - parts.length + 1;
  // `/blog/*` has `/blog` too: the slash at the end is not there in the one spelling of a path.
  if (length === 0) return at === parts.length - 1 && at > 0 ? [...segments, ''] : undefined;
  if (length < 0) return undefined;
  const joined = segments.slice(at, at + length).join('/');
  return [...segments.slice(0, at), joined, ...segments.slice(at + length)];
}

/**
 * Where a rule leads from a path; undefined if it is not for that path.
 * @param path in its canonical spelling
 * @example applyRule({ parts: readPattern('/blog/*'), to: '/articles/:splat' }, '/blog/kim') // → '/articles/kim'
 */
export function applyRule({ parts, to }: RedirectRule, path: string): string | undefined {
  const segments = joinSplat(parts, path.slice(1).split('/'));
  if (!segments) return undefined;
  const captures: Captures = new Map();
  if (!parts.every((part, at) => matchPart(part, segments[at] ?? '', captures))) return undefined;
  const filled = to.replace(PLACEHOLDER, (all, name = SPLAT) =>
    all === '*' ? all : (captures.get(name) ?? all),
  );
  // Two slashes in front would name a host.
  return filled.replace(/^\/{2,}/, '/');
}
