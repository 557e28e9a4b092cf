import { styleText } from 'node:util';
import type { LeftOut } from '../article/manuscript.ts';
import type { Problem } from '../article/problem.ts';
import type { OnWait } from '../compile/build-folder.ts';
import type { Report } from '../compile/compile.ts';

/** Most articles that a report names one by one. */
const MOST_NAMED = 20;

/** Most lines of an article that a report names. */
const MOST_LINES = 12;

/** What is shown of a line: in characters. */
const LINE_LENGTH = 80;

const shorten = (text: string): string =>
  text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH)}…` : text;

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

/** Prints a sentence about what went well. */
export const printSuccess = (message: string): void => {
  console.log(`${paint('green', '✓', process.stdout)} ${message}`);
};

/** Prints a sentence about what went wrong and stops nothing. */
export const printWarning = (message: string): void => {
  console.log(`${paint('yellow', 'warning', process.stdout)} ${message}`);
};

/** Prints every problem on a line of its own, with its place. */
export function printProblems(problems: readonly Problem[]): void {
  for (const { file, line, column, message } of problems) {
    console.error(`${paint('bold', `${file}:${line}:${column}`, process.stderr)} ${message}`);
  }
  const number = paint('red', count(problems.length, 'problem'), process.stderr);
  console.error(`${number}; nothing was written.`);
}

/** Shows how far the reading is, on a terminal alone. */
export const printProgress = (done: number, total: number): void => {
  if (!process.stderr.isTTY) return;
  const end = done < total ? '' : '\r\x1b[K';
  process.stderr.write(`\r${done.toLocaleString('en')} of ${count(total, 'article')} read${end}`);
};

/** Says what is waited for. */
export const printWait: OnWait = ({ pid }) => {
  console.error(`Waiting for process ${pid}, which is compiling in this folder.`);
};

/** How much of each kind was left out of all articles: `2 counters, 1 byline`. */
function summarize(leftOut: readonly LeftOut[]): string {
  const kinds = Map.groupBy(leftOut, ({ what }) => what);
  return [...kinds]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([what, each]) => `${what}${each.length > 1 ? ` (${each.length} times)` : ''}`)
    .join(', ');
}

/** Prints what was compiled, and everything that was left out. */
export function printReport({ published, withheld, warnings }: Report): void {
  const line = (text: string): void => console.log(text);
  const quiet = (text: string): string => paint('dim', text, process.stdout);
  line(`${paint('green', '✓', process.stdout)} ${count(published.length, 'article')} compiled`);
  for (const { file, title, leftOut, removedCharacters } of published.slice(0, MOST_NAMED)) {
    line(`  ${title}`);
    line(quiet(`    ${file}`));
    for (const { line: number, what, text = '' } of leftOut.slice(0, MOST_LINES)) {
      line(quiet(`    left out: line ${number}, ${what}${text && `: ${shorten(text)}`}`));
    }
    if (leftOut.length > MOST_LINES) {
      line(
        quiet(
          `    and ${count(leftOut.length - MOST_LINES, 'line')} more; see "npm run explain ${file}"`,
        ),
      );
    }
    if (removedCharacters > 0) {
      line(
        quiet(
          `    left out: ${count(removedCharacters, 'character')} that no feed can carry, or that turn the direction of writing round`,
        ),
      );
    }
  }
  if (published.length > MOST_NAMED) {
    line(quiet(`  and ${(published.length - MOST_NAMED).toLocaleString('en')} more`));
  }
  const all = published.flatMap(({ leftOut }) => leftOut);
  if (published.length > 1 && all.length > 0) line(`  left out in all: ${summarize(all)}`);
  for (const { file, reason } of withheld.slice(0, MOST_NAMED))
    line(`  not published, ${reason}: ${file}`);
  if (withheld.length > MOST_NAMED)
    line(`  and ${withheld.length - MOST_NAMED} more not published`);
  for (const { file, line: number, column, message } of warnings.slice(0, MOST_NAMED)) {
    line(`  ${paint('yellow', 'warning', process.stdout)} ${file}:${number}:${column} ${message}`);
  }
  if (warnings.length > MOST_NAMED)
    line(`  and ${count(warnings.length - MOST_NAMED, 'warning')} more`);
}
