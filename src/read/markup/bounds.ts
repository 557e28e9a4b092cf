/**
 * Thrown from inside a parser that would work on one text for minutes, or fill the memory with the result:
 * someone else's parser cannot be stopped in any other way. `readArticle` turns it into a problem.
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
