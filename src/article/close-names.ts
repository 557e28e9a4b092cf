import { closeBidi } from './characters.ts';
import type { Fields } from './fields.ts';

/** The title and the fields of an article whose names turn round nothing that stands beside them. */
export interface ClosedNames {
  /** Empty where nothing of it was left. */
  readonly title: string;
  readonly fields: Fields;
  /** How many characters were taken out. */
  readonly removed: number;
}

/** Closes the title, the authors' names and the tags; a name of which nothing is left is none. */
export function closeNames(title: string, fields: Fields): ClosedNames {
  let removed = 0;
  const close = (name: string): string => {
    const closed = closeBidi(name).trim();
    removed += name.length - closed.length;
    return closed;
  };
  const { title: given, authors, tags } = fields;
  const closed = {
    ...fields,
    ...(given !== undefined && { title: closeBidi(given).trim() }),
    ...(authors && {
      authors: authors
        .map((author) => ({ ...author, name: close(author.name) }))
        .filter(({ name }) => name !== ''),
    }),
    ...(tags && { tags: [...new Set(tags.map(close))].filter((tag) => tag !== '') }),
  };
  return { title: close(title), fields: closed, removed };
}
