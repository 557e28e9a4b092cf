import { createFinder, createLookup, type Span } from './code-spans.ts';
import type { Edit } from './edits.ts';
import { readErb, readLiquid, readOutput, readShortcode, type Tag } from './tag.ts';

/** A tag, and where it is; or a text that is written as a tag, or that nobody sees. */
export type Token = Span &
  (
    | { readonly type: 'tag'; readonly tag: Tag }
    /** A comment, or a tag that is escaped so that readers see it: `text` is what is shown. */
    | { readonly type: 'shown'; readonly text: string }
  );

/** In characters: longer than any tag. */
const MOST_TAG = 6000;

const OPENING = /\{\{[<%]|\{\{!--|\{{2,4}|\{%|\{#(?=[\s-])|<%/g;

const CLOSING: Readonly<Record<string, string>> = {
  '{{<': '>}}',
  '{{%': '%}}',
  '{{': '}}',
  '{{{': '}}}',
  '{{{{': '}}}}',
  '{{!--': '--}}',
  '{%': '%}',
  '{#': '#}',
  '<%': '%>',
};

const ESCAPED = /^\s*\/\*([\s\S]*)\*\/\s*$/;

const READ: Readonly<Record<string, (body: string) => Tag | undefined>> = {
  '{{': readOutput,
  '{{{': readOutput,
  '{{{{': readOutput,
  '{%': readLiquid,
  '<%': readErb,
};

/** `{# … #}`, `{% # … %}`, `{{! … }}`, `{{!-- … --}}`, `<%# … %>`, `<%-- … --%>`. */
const isComment = (opening: string, body: string): boolean =>
  opening === '{#' ||
  opening === '{{!--' ||
  (opening === '{{' && body.startsWith('!')) ||
  (opening === '{%' && /^-?\s*#/.test(body)) ||
  (opening === '<%' && /^(?:#|--)/.test(body));

function readToken(
  opening: string,
  body: string,
):
  | Pick<Token & { type: 'shown' }, 'type' | 'text'>
  | { readonly type: 'tag'; readonly tag: Tag }
  | undefined {
  const escaped = ESCAPED.exec(body)?.[1];
  if (escaped !== undefined)
    return { type: 'shown', text: opening + escaped + (CLOSING[opening] ?? '') };
  if (opening === '<%' && body.startsWith('%')) return { type: 'shown', text: `<${body}%>` };
  if (isComment(opening, body)) return { type: 'shown', text: '' };
  const tag = (READ[opening] ?? readShortcode)(body);
  return tag && { type: 'tag', tag };
}

/** Finds the template tags of a text outside of its code, in order. */
export function findTokens(text: string, code: readonly Span[]): readonly Token[] {
  const tokens: Token[] = [];
  const isCode = createLookup(code);
  const find = createFinder(text);
  let from = 0;
  for (const { index, 0: opening } of text.matchAll(OPENING)) {
    if (index < from || isCode(index)) continue;
    const closing = CLOSING[opening] ?? '';
    const bodyAt = index + opening.length;
    const bodyEnd = find(closing, bodyAt);
    if (bodyEnd < 0 || bodyEnd - bodyAt > MOST_TAG) continue;
    const read = readToken(opening, text.slice(bodyAt, bodyEnd));
    if (!read) continue;
    from = bodyEnd + closing.length;
    tokens.push({ ...read, start: index, end: from });
  }
  return tokens;
}

const IN_CODE =
  /\{\{([<%])\/\*([^{}]*?)\*\/([<>%])\}\}|\{\{\/\*([^{}]*?)\*\/\}\}|\{%\/\*([^{}]*?)\*\/%\}|\{%-?\s*(?:end)?raw\s*-?%\}/g;

/** In code, generators only take the escapes out. */
export const unescapeCode = (text: string, code: readonly Span[]): readonly Edit[] =>
  code.flatMap(({ start, end }) => {
    const own = text.slice(start, end);
    if (!own.includes('{')) return [];
    return [...own.matchAll(IN_CODE)].map(
      ({ index, 0: all, 1: mark, 2: tag, 3: last, 4: output, 5: block }) => {
        const shown =
          tag !== undefined
            ? `{{${mark}${tag}${last}}}`
            : output !== undefined
              ? `{{${output}}}`
              : block !== undefined
                ? `{%${block}%}`
                : '';
        return { start: start + index, end: start + index + all.length, text: shown };
      },
    );
  });
