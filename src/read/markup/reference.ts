/** A relative URL in a text. Only compile can resolve it, since it knows the files. */
export interface Reference {
  readonly kind: 'link' | 'media';
  readonly url: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Where the attribute for a reference belongs in a start tag. */
export interface ReferenceSlot {
  readonly attribute: string;
  /** The index of the reference in the text's list. */
  readonly reference: number;
}

/** No text can bring it in, since `tidyUrl` removes URLs with this scheme. */
export const REFERENCE_SCHEME = 'tidings-reference';

/**
 * The URL that stands for a reference while its element is in a tree.
 * @example markReference(3) // → 'tidings-reference:3'
 */
export const markReference = (index: number): string => `${REFERENCE_SCHEME}:${index}`;

/**
 * The reference that an attribute's value stands for, if any.
 * @example readMark('tidings-reference:3') // → 3
 */
export const readMark = (value: unknown): number | undefined =>
  typeof value === 'string' && value.startsWith(`${REFERENCE_SCHEME}:`)
    ? Number(value.slice(REFERENCE_SCHEME.length + 1))
    : undefined;

/**
 * A URL that names a file wherever it is in `seeds/`, by its path, the end of it, or its name alone. No file can be
 * there, since names that begin with a dot are skipped.
 */
export const NAME_PREFIX = '/.named/';

/** @example byName('My note.md#part') // → '/.named/My%20note.md#part' */
export const byName = (name: string): string =>
  NAME_PREFIX +
  name
    .trim()
    .replace(/^\/+/, '')
    .replace(/[\s()<>"?\\]/g, (each) =>
      each === '(' ? '%28' : each === ')' ? '%29' : encodeURIComponent(each),
    );
