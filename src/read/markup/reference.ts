/** A relative URL in a text: only compile, which knows the files, can resolve it. */
export interface Reference {
  readonly kind: 'link' | 'media';
  readonly url: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** Where the attribute of a start tag belongs that leads to a reference. */
export interface ReferenceSlot {
  readonly attribute: string;
  /** The place of the reference among those of the text. */
  readonly reference: number;
}

/** No text can bring it along: `tidyUrl` takes URLs of such a scheme out. */
export const REFERENCE_SCHEME = 'tidings-reference';

/** The URL that stands for a reference while its element is part of a tree. */
export const markReference = (index: number): string => `${REFERENCE_SCHEME}:${index}`;

/** The reference that a value of an attribute stands for. */
export const readMark = (value: unknown): number | undefined =>
  typeof value === 'string' && value.startsWith(`${REFERENCE_SCHEME}:`)
    ? Number(value.slice(REFERENCE_SCHEME.length + 1))
    : undefined;
