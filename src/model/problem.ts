/** Something a publisher has to mend, with its place. */
export interface Problem {
  /** The path as the publisher knows it, from the project's folder on. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in characters. */
  readonly column: number;
  /** What is wrong, then what to do. */
  readonly message: string;
}

/** A problem with a file as a whole. */
export const atStart = (file: string, message: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message,
});
