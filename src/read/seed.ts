/** A file of the publisher's. */
export interface SourceFile {
  /** From the project's folder on, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The endings of articles, and how each is read. */
export const KINDS = {
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
} as const;

export type Kind = (typeof KINDS)[keyof typeof KINDS];

/** An article's file, and the sidecar beside it. */
export interface Seed {
  readonly kind: Kind;
  readonly source: SourceFile;
  readonly sidecar?: SourceFile | undefined;
}
