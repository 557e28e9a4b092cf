import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../compile/configuration.ts';
import { type ExplainedLine, type Explanation, explain } from '../compile/explain.ts';
import { listDefaults } from '../compile/sources.ts';
import { readEnvironment } from './environment.ts';
import { printFailure } from './problems.ts';
import { print, printLines, printUsage, styled } from './terminal.ts';

const HELP = `npm run explain seeds/name.txt [-- options]

Shows how an article was read: what each line was taken for, and why.

  --json   print the same as JSON
  --help   show this help

To override a decision, add "drop", "keep" or "caption" to the sidecar seeds/name.yaml, with the
number or the text of the line.
`;

/** In columns. The default is for output that is not a terminal. */
const WIDTH = process.stdout.columns ?? 120;
const ROLE_WIDTH = 11;

const styleOf = ({ role, isShown }: ExplainedLine) => {
  if (role === 'title' || role === 'heading') return 'bold';
  if (!isShown) return 'yellow';
  return role === 'caption' || role === 'credit' ? 'cyan' : 'green';
};

function printLine(explained: ExplainedLine, numberWidth: number): void {
  const { line, text, role, why } = explained;
  if (text.trim() === '') return;
  const room = Math.max(WIDTH - numberWidth - ROLE_WIDTH - 3, 40);
  const shown = text.trim();
  print(
    styled('dim', String(line).padStart(numberWidth)),
    '  ',
    styled(styleOf(explained), (role ?? '').padEnd(ROLE_WIDTH)),
    ` ${shown.length > room ? `${shown.slice(0, room - 1)}…` : shown}`,
  );
  if (why !== undefined) {
    print(styled('dim', `${' '.repeat(numberWidth + ROLE_WIDTH + 3)}${why}`));
  }
}

function printExplanation({ lines, ...said }: Explanation): void {
  const width = String(lines.length).length;
  for (const line of lines) printLine(line, width);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['title', said.title],
    ['authors', said.authors.map(({ name }) => name).join(', ') || undefined],
    ['published', said.published && `${said.published} (from ${said.publishedFrom})`],
    ['updated', said.updated],
    ['rights', said.rights],
    ['summary', said.summary],
  ];
  print();
  for (const [name, value] of rows) {
    if (value !== undefined) print(styled('bold', name.padEnd(ROLE_WIDTH)), ` ${value}`);
  }
}

/** @returns the exit status: 0, 1 for problems with the article, 2 for a wrong call */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const [file, ...more] = positionals;
  if (values.help) {
    printLines(HELP);
    return 0;
  }
  if (file === undefined || more.length > 0) {
    printUsage('expected the path of one article', HELP);
    return 2;
  }
  const root = process.cwd();
  const configuration = await readConfiguration(root, readEnvironment());
  const relative = path.relative(root, path.resolve(root, file)).split(path.sep).join('/');
  const explanation = await explain(root, relative, listDefaults(configuration));
  if ('problems' in explanation) {
    printFailure(explanation, true);
    return 1;
  }
  if (values.json) printLines(JSON.stringify(explanation, null, 2));
  else printExplanation(explanation);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  printUsage(error instanceof Error ? error.message : String(error), HELP);
  process.exitCode = 2;
}
