/** One of the publisher's files. */
export interface SourceFile {
  /** The path from the project's folder, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The file name extensions of articles, and how each is read. */
export const SOURCE_KINDS = {
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdown': 'markdown',
  '.mkdown': 'markdown',
  '.mkdn': 'markdown',
  '.mkd': 'markdown',
  '.mdx': 'mdx',
  '.html': 'html',
  '.htm': 'html',
} as const;

export type SourceKind = (typeof SOURCE_KINDS)[keyof typeof SOURCE_KINDS];

/** An article's file, and the sidecar next to it. */
export interface Seed {
  readonly kind: SourceKind;
  readonly source: SourceFile;
  readonly sidecar?: SourceFile | undefined;
}
