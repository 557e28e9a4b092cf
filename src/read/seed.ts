/** A file of the publisher's. */
export interface SourceFile {
  /** From the project's folder on, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The endings of articles, and how each is read. */
export const SOURCE_KINDS = {
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
} as const;

export type SourceKind = (typeof SOURCE_KINDS)[keyof typeof SOURCE_KINDS];

/** An article's file, and the sidecar beside it. */
export interface Seed {
  readonly kind: SourceKind;
  readonly source: SourceFile;
  readonly sidecar?: SourceFile | undefined;
}
