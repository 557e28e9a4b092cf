import { readLiquid, readShortcode, type Tag } from './tag.ts';

/** A tag of a template language, as it is written. */
export const SHORTCODE = String.raw`\{\{[<%][^{}]*?[>%]\}\}|\{%[^{}]*?%\}`;

const LONE = new RegExp(String.raw`^\s*(${SHORTCODE})\s*$`);

/** In characters: longer than an aside on one line. */
export const MOST_LINE = 2000;

export function readTag(text: string): Tag | undefined {
  const inner = text.startsWith('{%') ? text.slice(2, -2) : text.slice(3, -3);
  return text.startsWith('{%') ? readLiquid(inner) : readShortcode(inner);
}

/** The tag that has a line for itself, if one does. */
export function readLone(line: string): Tag | undefined {
  const text = line.includes('}') && line.length <= MOST_LINE ? LONE.exec(line)?.[1] : undefined;
  return text === undefined ? undefined : readTag(text);
}
