import type { Problem } from '../../model/problem.ts';
import type { Entries } from './entry.ts';
import { readYamlEntries } from './yaml-entries.ts';

/** More lines than people get wrong by hand. */
const MOST_MENDED = 50;

/** A name or the hyphen of a list, and a value behind it. */
const VALUED =
  /^(?<ahead>[ \t]*(?:- +)?(?:["']?[\p{L}\w][^:"'[\]{}]{0,60}["']? *: +|(?<=- +)))(?<value>\S.*)$/u;

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** True for brackets that are open at the end of a value, or close there: they were meant as such. */
function isBracketed(value: string): boolean {
  const open = value[0] ?? '';
  const close = CLOSING[open];
  if (close === undefined) return false;
  let depth = 0;
  for (const [at, sign] of [...value].entries()) {
    if (sign === open) depth += 1;
    if (sign === close) depth -= 1;
    if (depth === 0) return at === [...value].length - 1;
  }
  return true;
}

/** The text that somebody wrote without minding YAML; undefined for what is meant as something else. */
function readText(value: string): string | undefined {
  const [quote = ''] = value;
  const isQuoted = quote === '"' || quote === "'";
  if (/^(?:- |!\S)/.test(value)) return undefined;
  if (isBracketed(value) || (isQuoted && !value.slice(1).includes(quote))) return undefined;
  return isQuoted && value.endsWith(quote) ? value.slice(1, -1) : value;
}

const indentOf = (line: string): number => line.search(/\S|$/);

/** The lines with one that YAML can read instead of a faulty one, whose value goes on in deeper lines. */
function mendLine(lines: readonly string[], at: number): readonly string[] | undefined {
  const line = lines[at] ?? '';
  if (/^\t/.test(line))
    return lines.with(
      at,
      line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length)),
    );
  const { ahead, value } = VALUED.exec(line.trimEnd())?.groups ?? {};
  const text = value === undefined ? undefined : readText(value);
  if (ahead === undefined || text === undefined) return undefined;
  const next = lines.findIndex(
    (each, index) => index > at && (each.trim() === '' || indentOf(each) <= indentOf(line)),
  );
  const end = next < 0 ? lines.length : next;
  const more = lines.slice(at + 1, end).map((each) => each.trim());
  if (more.some((each) => each.startsWith('- '))) return undefined;
  return [
    ...lines.slice(0, at),
    ahead + JSON.stringify([text, ...more].join(' ')),
    ...more.map(() => ''),
    ...lines.slice(end),
  ];
}

/**
 * Reads fields in YAML as their author meant them: a value that breaks its rules, such as `title: One: two`, is the text
 * that it looks like, with a warning. What cannot have been meant as a text is a problem.
 */
export function readMeantYaml(yaml: string, file: string): Entries {
  const first = readYamlEntries(yaml, file);
  const mended = new Map<number, Problem>();
  let lines: readonly string[] = yaml.split('\n');
  let reading = first;
  while ('problems' in reading && mended.size < MOST_MENDED) {
    const [problem] = reading.problems;
    if (problem === undefined || mended.has(problem.line)) return first;
    const better = mendLine(lines, problem.line - 1);
    if (better === undefined) return first;
    const meant = lines[problem.line - 1]?.startsWith('\t') ? 'spaces' : 'plain text';
    mended.set(problem.line, {
      ...problem,
      message: `${problem.message} (read as ${meant} until then)`,
    });
    lines = better;
    reading = readYamlEntries(lines.join('\n'), file);
  }
  return 'problems' in reading ? first : { ...reading, warnings: [...mended.values()] };
}
