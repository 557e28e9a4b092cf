import type { Report } from '../compile/compile.ts';
import type { LeftOut } from '../read/parsed-source.ts';
import { count, print, printSuccess, type Styled, styled } from './terminal.ts';

/** How many articles a report names. */
const MOST_NAMED = 20;

/** How many lines a report names for each article. */
const MOST_LINES = 12;

/** How much of a line is shown, in characters. */
const LINE_LENGTH = 80;

const shorten = (text: string): string =>
  text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH)}…` : text;

/** Everything that was left out, the most frequent first: `a counter (2 times), a byline`. */
function summarize(leftOut: readonly LeftOut[]): string {
  const kinds = Map.groupBy(leftOut, ({ what }) => what);
  return [...kinds]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([what, each]) => `${what}${each.length > 1 ? ` (${each.length} times)` : ''}`)
    .join(', ');
}

/** Prints what was compiled, and what was left out of it. */
export function printReport({ published, withheld, warnings }: Report): void {
  const quiet = (text: string): Styled => styled('dim', text);
  printSuccess(`${count(published.length, 'article')} compiled`);
  for (const { file, title, leftOut, removedCharacters } of published.slice(0, MOST_NAMED)) {
    print(`  ${title}`);
    print(quiet(`    ${file}`));
    for (const { line: number, what, text = '' } of leftOut.slice(0, MOST_LINES)) {
      print(quiet(`    left out: line ${number}, ${what}${text && `: ${shorten(text)}`}`));
    }
    if (leftOut.length > MOST_LINES) {
      print(
        quiet(
          `    and ${count(leftOut.length - MOST_LINES, 'more line')}; run "npm run explain ${file}" to see them`,
        ),
      );
    }
    if (removedCharacters > 0) {
      print(
        quiet(
          `    left out: ${count(removedCharacters, 'character')} that no feed can carry, or that reverse the writing direction`,
        ),
      );
    }
  }
  if (published.length > MOST_NAMED) {
    print(quiet(`  and ${(published.length - MOST_NAMED).toLocaleString('en')} more`));
  }
  const all = published.flatMap(({ leftOut }) => leftOut);
  if (published.length > 1 && all.length > 0) print(`  left out in total: ${summarize(all)}`);
  for (const { file, reason } of withheld.slice(0, MOST_NAMED))
    print(`  not published: ${file} (${reason})`);
  if (withheld.length > MOST_NAMED)
    print(`  and ${withheld.length - MOST_NAMED} more not published`);
  for (const { file, line: number, column, message } of warnings.slice(0, MOST_NAMED)) {
    print('  ', styled('yellow', 'warning'), ` ${file}:${number}:${column} ${message}`);
  }
  if (warnings.length > MOST_NAMED)
    print(`  and ${count(warnings.length - MOST_NAMED, 'more warning')}`);
}
