import { createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';

/** The ids that a text states for its headings, by the line on which they stand, from 1. */
export type HeadingIds = ReadonlyMap<number, string>;

/** Signs of attributes as kramdown, goldmark, Pandoc and MDX have them. */
export const ATTRIBUTE_SIGNS = /\{(?:::|:|#|\.|\s*[.#][\w-]|\s*[\w:-]+=|\/\*)/;

const BRACES = /\{([^{}\n]{1,500})\}/g;
const ATTRIBUTE = /^(?:#[^\s#.{}=]+|(?:\.[\w:-]+)+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"']+)|-)$/;
const KRAMDOWN =
  /^:(?:\s*$|\s*toc\b|\s*[.#][\w-]|\s*[\w-]+=|\s+[\w-]+(?:\s|$)|[\w-]+:(?:\s|$)|\/|:)/;
const LIST_ITEM = /^\s*(?:[*+-]|\d+\.)\s+\S[^\n]{0,60}$/;

const splitAttributes = (text: string): readonly string[] =>
  text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];

function isAttributes(text: string): boolean {
  const all = splitAttributes(text);
  return all.length > 0 && all.every((each) => ATTRIBUTE.test(each)) && !/^-?$/.test(text.trim());
}

const readId = (text: string): string | undefined =>
  splitAttributes(text.replace(/^:/, ' ').replace(/[.](?=[\w-]+)/g, ' .'))
    .find((each) => /^#./.test(each))
    ?.slice(1);

/** What stands in front of attributes of words: a link, a picture, emphasis, code. */
const OWNER = /(?:\]\([^()\n]{0,800}\)|\]|[^\s*_][*_]{1,3}|`)$/;

const isHeading = (line: string, next: string): boolean =>
  /^ {0,3}#{1,6}[ \t]/.test(line) || /^ {0,3}(?:=+|-+)[ \t]*$/.test(next);

/** In characters: longer than a text between brackets. */
const LONGEST_SPAN = 800;

/** Where the brackets of `[text]{.class}` open; undefined for links, notes, pictures and names that are defined. */
function findSpan(before: string, text: string): number | undefined {
  if (!before.endsWith(']')) return undefined;
  let depth = 0;
  for (let at = before.length - 1; at >= Math.max(0, before.length - LONGEST_SPAN); at -= 1) {
    const character = before.charAt(at);
    if (character === ']') depth += 1;
    if (character === '[') depth -= 1;
    if (depth > 0) continue;
    const inner = before.slice(at + 1, -1);
    const isOther = /[!\]\\]/.test(before.charAt(at - 1)) || /^[\^[]/.test(inner);
    return isOther || text.includes(`\n[${inner}]:`) ? undefined : at;
  }
  return undefined;
}

interface Found {
  readonly edits: readonly Edit[];
  readonly ids: HeadingIds;
}

/** Finds lists of attributes, and comments of kramdown, outside of code. */
export function findAttributeLists(text: string, code: readonly Span[]): Found {
  const edits: Edit[] = [];
  const ids = new Map<number, string>();
  const isCode = createLookup(code);
  let lineAt = 0;
  let line = 1;
  const moveTo = (offset: number): void => {
    for (
      let end = text.indexOf('\n', lineAt);
      end >= 0 && end < offset;
      end = text.indexOf('\n', lineAt)
    ) {
      lineAt = end + 1;
      line += 1;
    }
  };
  const lineFrom = (start: number): string => {
    const end = text.indexOf('\n', start);
    return text.slice(start, end < 0 ? text.length : end);
  };
  for (const { index, 0: all, 1: inner = '' } of text.matchAll(BRACES)) {
    if (isCode(index) || text.charAt(index - 1) === '\\') continue;
    moveTo(index);
    const whole = lineFrom(lineAt);
    const before = text.slice(lineAt, index);
    const after = whole.slice(index - lineAt + all.length);
    const isLast = after.trim() === '' || /^\s*#*\s*$/.test(after);
    const isAlone = isLast && before.trim().replace(/^>\s*/, '') === '';
    const nextLine = lineFrom(lineAt + whole.length + 1);
    const isOfHeading = isLast && !isAlone && isHeading(whole, nextLine);
    const comment = /^\/\*\s*(#\S+)\s*\*\/$/.exec(inner)?.[1];
    const isList =
      KRAMDOWN.test(inner) || isAttributes(inner) || (comment !== undefined && isOfHeading);
    const isOwned = OWNER.test(before.slice(-820)) && /=|^\s*[.#]/.test(inner);
    if (!isList || !(inner.startsWith(':') || isAlone || isOfHeading || isOwned)) continue;
    const id = comment?.slice(1) ?? readId(inner);
    if (id !== undefined && (isAlone || isOfHeading)) ids.set(isAlone ? line - 1 : line, id);
    const span =
      isAlone || isOfHeading || inner.startsWith(':') ? undefined : findSpan(before, text);
    if (span !== undefined)
      edits.push(
        { start: lineAt + span, end: lineAt + span + 1, text: '' },
        { start: index - 1, end: index, text: '' },
      );
    const blanks = /[ \t]*$/.exec(before)?.[0].length ?? 0;
    edits.push({
      start: index - (isAlone ? 0 : isLast ? blanks : 0),
      end: index + all.length,
      text: '',
    });
    if (!/^:\s*toc\b/.test(inner)) continue;
    // The item above the mark only stands there to be replaced by the contents.
    const startAbove = text.lastIndexOf('\n', lineAt - 2) + 1;
    const above = text.slice(startAbove, Math.max(startAbove, lineAt - 1));
    if (isAlone && LIST_ITEM.test(above))
      edits.push({ start: startAbove, end: lineAt - 1, text: '' });
  }
  return { edits, ids };
}
