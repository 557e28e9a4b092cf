import type { ParsedSource } from '../parsed-source.ts';
import { TooMuch } from './bounds.ts';

/** What was done to a text before it was parsed. */
interface Conversion {
  readonly leftOut: ParsedSource['leftOut'];
  /** The line of the source that a line of the text was made of; both from 1. */
  readonly lineOf: (line: number) => number;
}

const move = <T extends { readonly line: number }>(
  all: readonly T[],
  lineOf: (line: number) => number,
): readonly T[] => all.map((each) => ({ ...each, line: lineOf(each.line) }));

/** Gives what was found in a converted text its place in the source. */
export function relocate(read: () => ParsedSource, { leftOut, lineOf }: Conversion): ParsedSource {
  try {
    const parsed = read();
    const { title } = parsed;
    return {
      ...parsed,
      title: title && { ...title, line: lineOf(title.line) },
      references: move(parsed.references, lineOf),
      warnings: move(parsed.warnings, lineOf),
      leftOut: [...leftOut, ...move(parsed.leftOut, lineOf)].toSorted((a, b) => a.line - b.line),
    };
  } catch (error) {
    if (error instanceof TooMuch)
      throw new TooMuch(error.message, lineOf(error.line), error.column);
    throw error;
  }
}
