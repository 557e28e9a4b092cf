import type { Report } from '../compile/compile.ts';
import { nameKind } from '../compile/passed-over.ts';
import type { LeftOut } from '../read/parsed-source.ts';
import { printWarnings } from './problems.ts';
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
export function summarize(leftOut: readonly LeftOut[]): string {
  const kinds = Map.groupBy(leftOut, ({ what }) => what);
  return [...kinds]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([what, each]) => `${what}${each.length > 1 ? ` (${each.length} times)` : ''}`)
    .join(', ');
}

type Published = Report['published'][number];

const quiet = (text: string): Styled => styled('dim', text);

/** @param most how many of its lines that were left out are shown */
function printArticle({ file, title, leftOut, removedCharacters }: Published, most: number): void {
  print(`  ${title}`);
  print(quiet(`    ${file}`));
  for (const { line, what, text = '' } of leftOut.slice(0, most)) {
    print(quiet(`    left out: line ${line}, ${what}${text && `: ${shorten(text)}`}`));
  }
  if (leftOut.length > most) {
    const more = count(leftOut.length - most, 'more line');
    print(quiet(`    and ${more}; run "npm run explain ${file}" to see them`));
  }
  if (removedCharacters > 0) {
    const removed = count(removedCharacters, 'character');
    print(
      quiet(
        `    left out: ${removed} that no feed can carry, or that reverse the writing direction`,
      ),
    );
  }
}

/** The fields that Tidings has no use for: in how many articles each is, and where first. */
function printUnknownFields({ parsedArticles }: Report, most: number): void {
  const found = parsedArticles.flatMap(({ file, unknownFields = [] }) =>
    unknownFields.map((field) => ({ ...field, file })),
  );
  const byName = [...Map.groupBy(found, ({ name }) => name)].map(([name, each]) => ({
    name,
    articles: new Set(each.map(({ file }) => file)).size,
    first: each[0],
  }));
  if (byName.length === 0) return;
  const sorted = byName.toSorted((a, b) => b.articles - a.articles);
  const named = sorted.slice(0, most).map(({ name, articles, first }) => {
    const place = first ? ` (first in ${first.file}:${first.line})` : '';
    return `"${name}" in ${count(articles, 'article')}${place}`;
  });
  const rest = sorted.length > most ? `, and ${sorted.length - most} more` : '';
  print(`  fields that Tidings does not use: ${named.join(', ')}${rest}`);
}

/** What is in `seeds/` and was neither read nor used, by its kind. */
function printPassedOver({ passedOver }: Report, all: boolean): void {
  if (passedOver.length === 0) return;
  const kinds = [...Map.groupBy(passedOver, nameKind)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const most = all ? kinds.length : MOST_NAMED;
  const named = kinds
    .slice(0, most)
    .map(([kind, each]) => (each.length > 1 ? `${each.length} ${kind}` : kind));
  const rest = kinds.length > most ? ', and others' : '';
  const what =
    passedOver.length === 1
      ? '1 file or folder'
      : `${passedOver.length.toLocaleString('en')} files and folders`;
  print(`  passed over: ${what} (${named.join(', ')}${rest})`);
  if (all) for (const file of passedOver) print(quiet(`    ${file}`));
}

/**
 * Prints what was compiled, and what was left out of it.
 * @param all whether to name everything, however much it is
 */
export function printReport(report: Report, all = false): void {
  const { published, withheld, warnings } = report;
  const most = all ? Number.POSITIVE_INFINITY : MOST_NAMED;
  printSuccess(`${count(published.length, 'article')} compiled`);
  for (const article of published.slice(0, most)) {
    printArticle(article, all ? Number.POSITIVE_INFINITY : MOST_LINES);
  }
  if (published.length > most) {
    print(quiet(`  and ${(published.length - most).toLocaleString('en')} more`));
  }
  const leftOut = published.flatMap((article) => article.leftOut);
  if (published.length > 1 && leftOut.length > 0) {
    print(`  left out in total: ${summarize(leftOut)}`);
  }
  printUnknownFields(report, most);
  printPassedOver(report, all);
  for (const { file, reason } of withheld.slice(0, most))
    print(`  not published: ${file} (${reason})`);
  if (withheld.length > most) print(`  and ${withheld.length - most} more not published`);
  printWarnings(warnings, all, print);
}
