import { cleanLine, cleanText, isVisible, stripBidi } from '../../model/characters.ts';
import type { Fields } from './schemas.ts';

/** What an article says about itself, as plain text. */
export interface Said {
  readonly title?: string | undefined;
  /** The paragraph to make the summary of. */
  readonly lead?: string | undefined;
  readonly fields: Fields;
}

/**
 * Every plain text of an article comes through here, wherever it is from: front matter, a sidecar, raw text,
 * a heading, the head of a page. Each becomes one line that XML can carry, and that reverses no text next to
 * it. A text that shows nothing becomes undefined.
 * @returns the same, and how many UTF-16 code units were removed
 */
export function cleanFields(said: Said): Said & { readonly removed: number } {
  let removed = 0;
  const clean = (text: string): string | undefined => {
    const before = cleanText(text);
    const line = before.text === text ? text : cleanLine(text);
    const closed = stripBidi(line);
    removed += before.removed + line.length - closed.length;
    return isVisible(closed) ? closed.trim() : undefined;
  };
  // As plain data, so that no text is missed, however deep in a field it is.
  const cleaned: Said = JSON.parse(JSON.stringify(said), (key, value: unknown) => {
    if (typeof value === 'string') return clean(value);
    if (!Array.isArray(value)) return value;
    const kept = [...new Set(value.filter((each) => each !== undefined))];
    return key === 'authors' ? kept.filter((author) => 'name' in author) : kept;
  });
  return { ...cleaned, removed };
}
