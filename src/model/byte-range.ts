/** A part of a file, in bytes, within its length. */
export interface ByteRange {
  /** From 0. */
  readonly start: number;
  readonly length: number;
}
