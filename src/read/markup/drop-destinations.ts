import type { Template } from '../template.ts';
import type { UrlSlot } from './markdown-source.ts';

/** What follows the URL of a link or a picture: `>`, a title, and the end. */
const END = /^>?(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)/;
/** Longer titles than anybody writes are not looked at. */
const LONGEST_END = 500;

interface Slice {
  readonly start: number;
  readonly end: number;
}

const isEscaped = (text: string, at: number): boolean => {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
};

/** Where the bracket stands that the one at `end` closes; undefined if code or HTML may have brackets of its own. */
function findOpening(text: string, end: number, from: number): number | undefined {
  let depth = 0;
  for (let at = end; at >= from; at -= 1) {
    const character = text[at];
    if (character === '`' || character === '<') return undefined;
    if ((character !== ']' && character !== '[') || isEscaped(text, at)) continue;
    depth += character === ']' ? 1 : -1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** How far back a text of a link may begin. */
const LONGEST_TEXT = 2000;

/** What to cut out around a URL at `at`, so that the text of its link remains. */
function listCuts(text: string, at: number): readonly [Slice, Slice] | undefined {
  const close = /\]\(\s*<?$/.exec(text.slice(Math.max(0, at - 20), at));
  const end = END.exec(text.slice(at, at + LONGEST_END))?.[0];
  if (!close || end === undefined) return undefined;
  const bracket = at - close[0].length;
  const opening = findOpening(text, bracket, Math.max(0, at - LONGEST_TEXT));
  if (opening === undefined) return undefined;
  const isPicture = text[opening - 1] === '!' && !isEscaped(text, opening - 1);
  return [
    { start: isPicture ? opening - 1 : opening, end: opening + 1 },
    { start: bracket, end: at + end.length },
  ];
}

/**
 * Takes links and pictures out of Markdown, leaving their texts.
 * @param slots indexes of the URLs that lead nowhere
 * @returns undefined where it is not plain what to take out, as with a URL that stands in a definition
 * @example dropDestinations({ text: '[a](!)', slots: [{ at: 4, url: 'b' }] }, …) // → { text: 'a', slots: [] }
 */
export function dropDestinations(
  { text, slots }: Template<UrlSlot>,
  dropped: ReadonlySet<number>,
): Template<UrlSlot> | undefined {
  const cuts: Slice[] = [];
  for (const [index, { at }] of slots.entries()) {
    if (!dropped.has(index)) continue;
    const found = listCuts(text, at);
    if (found === undefined) return undefined;
    cuts.push(...found);
  }
  const sorted = cuts.toSorted((a, b) => a.start - b.start);
  const kept = slots.filter((_, index) => !dropped.has(index));
  const pieces: string[] = [];
  const moved: Template<UrlSlot>['slots'][number][] = [];
  let from = 0;
  let removed = 0;
  let next = 0;
  for (const { start, end } of [...sorted, { start: text.length, end: text.length }]) {
    for (let slot = kept[next]; slot && slot.at <= start; slot = kept[next]) {
      moved.push({ ...slot, at: slot.at - removed });
      next += 1;
    }
    pieces.push(text.slice(from, start));
    removed += end - start;
    from = end;
  }
  return { text: pieces.join(''), slots: moved };
}
