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

/** No text can bring it along: the sanitiser knows no such scheme. */
export const REFERENCE_SCHEME = 'tidings-reference';

/** A start tag that holds a mark, and the mark. In a text, `<` is escaped. */
const TAG = new RegExp(`<[a-z][^<>]*?"${REFERENCE_SCHEME}:[^<>]*>`, 'g');
const MARK = new RegExp(` (?<name>href|src|poster)="${REFERENCE_SCHEME}:(?<index>\\d+)"`, 'g');

/** What stands in the HTML, as the whole value of an attribute, for the reference of that index. */
export const markReference = (index: number): string => `${REFERENCE_SCHEME}:${index}`;

/**
 * Puts what each reference resolved to in the place of its mark.
 * @param fill the attributes that are to stand there, or nothing
 */
export const fillReferences = (
  html: string,
  fill: (index: number, attribute: UrlAttribute) => string,
): string =>
  html.replace(TAG, (tag) =>
    tag.replace(MARK, (_, name: UrlAttribute, index: string) => {
      const attributes = fill(Number(index), name);
      return attributes === '' ? '' : ` ${attributes}`;
    }),
  );
