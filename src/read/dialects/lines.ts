/** A line of a text, and the line of the source that it was made of, from 1. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

const INDENTATION = /^[ \t]*/;

/** How far a line is indented, in columns. */
export const widthOf = (text: string): number =>
  INDENTATION.exec(text)?.[0].replace(/\t/g, '    ').length ?? 0;

/** Takes at most so many columns of white space from the start of a line. */
export function dedent(text: string, columns: number): string {
  let width = 0;
  let at = 0;
  while (at < text.length && width < columns && /[ \t]/.test(text.charAt(at))) {
    width += text.charAt(at) === '\t' ? 4 : 1;
    at += 1;
  }
  return text.slice(at);
}

const FENCE = /^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]+|>)*(?<marks>`{3,}(?=[^`]*$)|~{3,})/;

/** The marks with which a line begins a block of code, if it does. */
export const readFence = (line: string): string | undefined => FENCE.exec(line)?.groups?.marks;

/** Whether a line ends the block of code that such marks began. */
export function endsFence(line: string, marks: string): boolean {
  const own = line.replace(/^[\s>]+/, '').trimEnd();
  return own.length >= marks.length && own === marks.charAt(0).repeat(own.length);
}
