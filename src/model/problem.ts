/** Something a publisher has to fix, and where. */
export interface Problem {
  /** The path from the project's folder, as the publisher knows it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
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
