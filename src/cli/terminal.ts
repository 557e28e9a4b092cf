import { styleText } from 'node:util';
import type { Problem } from '../article/problem.ts';
import type { Report } from '../compile/compile.ts';

/** Most articles that a report names one by one. */
const MOST_NAMED = 20;

type Style = Parameters<typeof styleText>[0];

/** Colour on a terminal, none in a pipe or where NO_COLOR is set. */
const paint = (style: Style, text: string, stream: NodeJS.WriteStream): string =>
  styleText(style, text, { stream });

const count = (number: number, one: string): string =>
  `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;

/** Prints a sentence that says why nothing goes on. */
export const printError = (message: string): void => {
  console.error(`${paint('red', 'error:', process.stderr)} ${message}`);
};

/** Prints every problem on a line of its own, with its place. */
export function printProblems(problems: readonly Problem[]): void {
  for (const { file, line, column, message } of problems) {
    console.error(`${paint('bold', `${file}:${line}:${column}`, process.stderr)} ${message}`);
  }
  const number = paint('red', count(problems.length, 'problem'), process.stderr);
  console.error(`${number}; nothing was written.`);
}

/** Prints what was compiled, and everything that was left out. */
export function printReport({ published, withheld }: Report): void {
  const line = (text: string): void => console.log(text);
  const quiet = (text: string): string => paint('dim', text, process.stdout);
  line(`${paint('green', '✓', process.stdout)} ${count(published.length, 'article')} compiled`);
  for (const { file, title, leftOut, removedCharacters } of published.slice(0, MOST_NAMED)) {
    line(`  ${title}`);
    line(quiet(`    ${file}`));
    for (const passage of leftOut) {
      line(quiet(`    left out: line ${passage.line}, a ${passage.role}: ${passage.text}`));
    }
    if (removedCharacters > 0) {
      line(quiet(`    left out: ${count(removedCharacters, 'control character')}`));
    }
  }
  if (published.length > MOST_NAMED) {
    line(quiet(`  and ${(published.length - MOST_NAMED).toLocaleString('en')} more`));
  }
  for (const { file, reason } of withheld) line(`  not published, ${reason}: ${file}`);
}
