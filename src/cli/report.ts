import type { Report } from '../compile/compile.ts';
import { namePassedOver } from '../compile/passed-over.ts';
import type { LeftOut } from '../read/parsed-source.ts';
import { printWarnings } from './problems.ts';
import { count, print, printSuccess, type Styled, styled } from './terminal.ts';

/** How many articles a report names. */
const MOST_NAMED = 20;

/** How many of them it names for something that need not be changed. */
const MOST_TITLES = 3;

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
function printArticle(
  { file, title, fields: { expires }, leftOut, removedCharacters }: Published,
  most: number,
): void {
  print(`  ${title}`);
  print(quiet(`    ${file}`));
  if (expires !== undefined) {
    print(quiet(`    expires on ${expires}: a compile after that takes it away`));
  }
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

/** The articles that are called like their files. */
function printNamedByFile({ published }: Report, most: number): void {
  const files = published.flatMap(({ file, hasNameAsTitle }) => (hasNameAsTitle ? [file] : []));
  if (files.length === 0) return;
  const rest = files.length > most ? `, and ${files.length - most} more` : '';
  print(`  titles made of the names of files: ${files.slice(0, most).join(', ')}${rest}`);
}

/** What is in `seeds/` and was neither read nor used. */
function printPassedOver({ passedOver }: Report, all: boolean): void {
  if (passedOver.length === 0) return;
  const names = namePassedOver(passedOver);
  const most = all ? names.length : MOST_NAMED;
  const named = names.slice(0, most);
  const rest = names.length > most ? ', and others' : '';
  const what =
    passedOver.length === 1
      ? '1 file or folder'
      : `${passedOver.length.toLocaleString('en')} files and folders`;
  print(`  passed over: ${what} (${named.join(', ')}${rest})`);
  if (all) for (const file of passedOver) print(quiet(`    ${file}`));
}

/** Pages of other generators, which nobody said to keep out of the feeds. */
function printPages({ pages }: Report, most: number): void {
  const named = pages.slice(0, most).join(', ');
  const rest = pages.length > most ? `, and ${pages.length - most} more` : '';
  if (pages.length > 0)
    print(`  pages, in no feed or list unless they say "feed: true": ${named}${rest}`);
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
  printNamedByFile(report, all ? most : MOST_TITLES);
  printPages(report, most);
  printUnknownFields(report, most);
  printPassedOver(report, all);
  for (const { file, reason } of withheld.slice(0, most))
    print(`  not published: ${file} (${reason})`);
  if (withheld.length > most) print(`  and ${withheld.length - most} more not published`);
  printWarnings(warnings, all, print);
}
