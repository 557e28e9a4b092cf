/** What is on a clipboard, or came by standard input, in bytes; undefined for what there is not. */
export interface Clip {
  readonly html?: Uint8Array | undefined;
  readonly text?: Uint8Array | undefined;
  /** Where it was copied, if that is known: what the relative links of its HTML are relative to. */
  readonly base?: string | undefined;
}

/** What can be said of a clipboard. */
export type ClipboardReading =
  | { readonly clip: Clip }
  /** Why there is nothing to save, and what to do. */
  | { readonly problem: string };

export const EMPTY = 'there is nothing on the clipboard; copy a text, and try again';

export const ONLY_PICTURE =
  'there is only a picture on the clipboard; save it as a file in seeds/, next to the article that shows it';

export const ONLY_FILES =
  'there are files on the clipboard and no text; copy the files themselves into seeds/';
