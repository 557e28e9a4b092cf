/** A relative URL in a text: only compile, which knows the files, can resolve it. */
export interface Reference {
  readonly kind: 'link' | 'media';
  readonly url: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** The attributes that hold a URL. */
export type UrlAttribute = 'href' | 'src' | 'poster';

/** What a reference is in the tree: no text can bring it along, since the sanitiser knows no such scheme. */
export const REFERENCE_SCHEME = 'tidings-reference';

/** The value of an attribute that the reference of that index belongs to. */
export const markReference = (index: number): string => `${REFERENCE_SCHEME}:${index}`;

/** Around a slot: no text holds it (see `cleanText`). */
const EDGE = '\ufffe';
const SLOT = new RegExp(` ${EDGE}(?<name>href|src|poster):(?<index>\\d+)${EDGE}`, 'g');

/**
 * What stands in HTML in the place of an attribute whose URL only compile can resolve.
 * @returns nothing for any other attribute
 */
export const writeSlot = (name: string, value: string): string | undefined =>
  value.startsWith(`${REFERENCE_SCHEME}:`)
    ? ` ${EDGE}${name}:${value.slice(REFERENCE_SCHEME.length + 1)}${EDGE}`
    : undefined;

/**
 * Puts what each reference resolved to into its slot.
 * @param fill the attributes that are to stand there, or nothing
 */
export const fillReferences = (
  html: string,
  fill: (index: number, attribute: UrlAttribute) => string,
): string =>
  html.replace(SLOT, (_, name: UrlAttribute, index: string) => {
    const attributes = fill(Number(index), name);
    return attributes === '' ? '' : ` ${attributes}`;
  });
