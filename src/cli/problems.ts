import type { Failure } from '../compile/sources.ts';
import type { Problem } from '../model/problem.ts';
import { countArticles, type Group, groupByKind } from './groups.ts';
import { count, type Part, printToStderr, styled } from './terminal.ts';

/** How many problems of a kind are shown, and how many kinds. */
const MOST = { places: 3, kinds: 20, named: 3 } as const;

type PrintLine = (...parts: readonly Part[]) => void;

/** How a list of problems is printed. */
interface Style {
  readonly line: PrintLine;
  /** What stands in front of a problem, or of a group of them. */
  readonly mark: readonly Part[];
}

const show = ({ file, line, column, message }: Problem): readonly Part[] => [
  styled('bold', `${file}:${line}:${column}`),
  ` ${message}`,
];

function printGroup({ kind, problems }: Group, { line, mark }: Style): void {
  if (problems.length <= MOST.places) {
    for (const problem of problems) line(...mark, ...show(problem));
    return;
  }
  line(...mark, styled('bold', `${problems.length.toLocaleString('en')} times: ${kind}`));
  for (const problem of problems.slice(0, MOST.places)) line('    ', ...show(problem));
  line(`    and ${(problems.length - MOST.places).toLocaleString('en')} more of this kind`);
}

/**
 * Prints problems by their kinds, of each the first places.
 * @param all whether to print every one, as they come
 */
function printGroups(problems: readonly Problem[], all: boolean, style: Style): void {
  const { line, mark } = style;
  if (all) {
    for (const problem of problems) line(...mark, ...show(problem));
    return;
  }
  const groups = groupByKind(problems);
  for (const group of groups.slice(0, MOST.kinds)) printGroup(group, style);
  const rest = groups.slice(MOST.kinds).flatMap((group) => group.problems);
  if (rest.length > 0) line(...mark, `and ${rest.length.toLocaleString('en')} of other kinds`);
  const isShort = rest.length > 0 || groups.some((group) => group.problems.length > MOST.places);
  if (isShort) line('Add "-- --all" to the command to see every one.');
}

/** Prints what should be fixed, but stops nothing. */
export const printWarnings = (warnings: readonly Problem[], all: boolean, line: PrintLine): void =>
  printGroups(warnings, all, { line, mark: ['  ', styled('yellow', 'warning'), ' '] });

/** How many articles cannot be published, and what for: the most frequent kinds. */
function summarize(problems: readonly Problem[], articles: number | undefined): string {
  const concerned = countArticles(problems);
  if (concerned === 0) return '';
  const total = articles !== undefined && articles >= concerned ? articles : undefined;
  const where =
    total === undefined
      ? count(concerned, 'article')
      : `${concerned.toLocaleString('en')} of ${count(total, 'article')}`;
  const groups = groupByKind(problems);
  const kinds = groups
    .slice(0, MOST.named)
    .map((group) => `${group.kind} (${group.problems.length.toLocaleString('en')})`);
  const more = groups.length > MOST.named ? ', and others' : '';
  return groups.length > 1 ? ` in ${where}: ${kinds.join(', ')}${more}` : ` in ${where}`;
}

/**
 * Prints why a compile stops: each kind of problem with its first places, and at the end how many articles have any.
 * @param all whether to print every problem on a line of its own
 */
export function printFailure({ problems, warnings = [], articles }: Failure, all: boolean): void {
  printWarnings(warnings, all, printToStderr);
  printGroups(problems, all, { line: printToStderr, mark: [] });
  printToStderr(
    styled('red', count(problems.length, 'problem')),
    `${summarize(problems, articles)}; nothing was written.`,
  );
}
