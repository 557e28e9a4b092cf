/**
 * Thrown out of a parser that would work on one text for minutes, or fill the memory with what it makes of
 * it: only so can somebody else's parser be ended. Whoever reads an article catches it, and tells where.
 */
export class TooMuch extends Error {
  readonly line: number;
  readonly column: number;

  /** @param message what there is too much of, then what to do */
  constructor(message: string, line = 1, column = 1) {
    super(message);
    this.line = line;
    this.column = column;
  }
}
