import process from 'node:process';
import { parseArgs } from 'node:util';
import { plainText } from '../import/html.ts';
import { type IdsReport, importIds as importFeed } from '../import/import-ids.ts';
import type { Trait } from '../import/match-items.ts';
import { readEnvironment } from './environment.ts';
import { printFailure } from './problems.ts';
import { showProblem } from './show-problem.ts';
import {
  count,
  type Part,
  print,
  printError,
  printLines,
  printProgress,
  printSuccess,
  printUsage,
  printWait,
  printWarning,
  styled,
} from './terminal.ts';

export const IDS_HELP = `npm run import -- ids FEED [options]

Gives your articles the ids that they have in the feed of your old site, so that no reader shows them
again. Your files stay as they are; the ids go into seeds/articles.lock.json.

FEED is a file or a URL: RSS, Atom or JSON Feed. Its archives are read too if they are next to the
file, or on the host of the URL.

  --dry-run    show what would be done, and write nothing
  --strict     fail if an item has no article, or if it is not clear which
  --all        list every item, however many there are
  --env NAME   use the settings in [env.NAME.vars] of wrangler.toml
  --help       show this help

The exit status is 0 if any item has its article, 1 if none has or if something is wrong, 2 for a
wrong call.
`;

/** How many items of a kind are shown, and how long a title is. */
const MOST = { items: 20, candidates: 5, title: 48 } as const;

type Row = IdsReport['matches'][number];

const nameOf = ({ item }: Row): string => {
  const name = plainText(item.title ?? '') || item.id;
  return name.length > MOST.title ? `${name.slice(0, MOST.title - 1)}…` : name.padEnd(MOST.title);
};

const MARKS = {
  'gets it': ['green', '✓'],
  'has it': ['dim', '='],
  'has another': ['yellow', '!'],
} as const;

const WORDS: Readonly<Record<Trait, string>> = {
  id: 'its id',
  address: 'its address',
  'last part of the address': 'the last part of its address',
  'title and date': 'its title and date',
  title: 'its title',
};

function printMatched(row: Row): void {
  if (row.by === undefined) return;
  const { article, by, item, outcome = 'gets it' } = row;
  const [style, mark] = MARKS[outcome];
  const parts: readonly Part[] = [styled(style, mark), ` ${nameOf(row)}  ${article.file}`];
  print('  ', ...parts, styled('dim', `  by ${WORDS[by]}`));
  if (outcome !== 'has another') return;
  const own = article.isStated ? 'states the id' : 'has, from another feed, the id';
  print(
    styled(
      'dim',
      `      the file ${own} ${article.entry.guid ?? article.id}; the feed says ${item.id}`,
    ),
  );
}

function printOpen(row: Row, most: number): void {
  if (row.by !== undefined) return;
  print(
    '  ',
    styled('yellow', row.candidates.length > 0 ? '?' : '-'),
    ` ${nameOf(row)}  ${row.item.links[0] ?? row.item.id}`,
  );
  for (const { file, published } of row.candidates.slice(0, most)) {
    print(styled('dim', `      ${file}${published ? ` (${published.slice(0, 10)})` : ''}`));
  }
  const more = row.candidates.length - most;
  if (more > 0) print(styled('dim', `      and ${more} more`));
}

function printRows(
  title: string,
  rows: readonly Row[],
  most: number,
  each: (row: Row) => void,
): void {
  if (rows.length === 0) return;
  print(styled('bold', `${title}: ${rows.length.toLocaleString('en')}`));
  for (const row of rows.slice(0, most)) each(row);
  if (rows.length > most)
    print(styled('dim', `  and ${rows.length - most} more; add --all to see them`));
}

/** Old addresses that will be not found, with what to do. */
function printDead({ dead }: IdsReport, most: number): void {
  if (dead.length === 0) return;
  print(styled('bold', `Its address leads nowhere: ${dead.length.toLocaleString('en')}`));
  for (const { link, file } of dead.slice(0, most))
    print('  ', styled('yellow', '!'), ` ${link}  ${file}`);
  if (dead.length > most)
    print(styled('dim', `  and ${dead.length - most} more; add --all to see them`));
  print(
    'To let them lead here, set PERMALINKS in wrangler.toml, write the paths under "aliases:" into the articles, or rules into seeds/_redirects (docs/moving-here.md).',
  );
}

const HINT =
  'To settle one by hand, write "guid: ID" or the old address under "aliases:" into its article, and run this again.';

/** @returns how many items have no article yet */
function printIds(report: IdsReport, all: boolean, dryRun: boolean): number {
  const { matches, documents, nameless, rest, reruns, changed } = report;
  const most = all ? Number.POSITIVE_INFINITY : MOST.items;
  const open = matches.filter(({ by }) => by === undefined);
  const isAmbiguous = (row: Row): boolean => row.by === undefined && row.candidates.length > 0;
  const show = (row: Row): void => printOpen(row, all ? most : MOST.candidates);
  printRows(
    'Matched',
    matches.filter(({ by }) => by !== undefined),
    most,
    printMatched,
  );
  printRows('Ambiguous', open.filter(isAmbiguous), most, show);
  printRows(
    'Not matched',
    open.filter((row) => !isAmbiguous(row)),
    most,
    show,
  );
  printDead(report, most);
  const given = matches.filter(({ outcome }) => outcome === 'gets it').length;
  const kept = matches.filter(({ outcome }) => outcome === 'has it').length;
  const from = documents > 1 ? ` in ${count(documents, 'document')}` : '';
  printSuccess(
    `${count(matches.length, 'item')}${from}: ${given.toLocaleString('en')} ${dryRun ? 'would get' : 'got'} their id, ${kept.toLocaleString('en')} had it, ${open.length.toLocaleString('en')} open`,
  );
  if (nameless > 0)
    printWarning(
      `${count(nameless, 'item')} without an id or a link; readers could not know them either`,
    );
  if (rest !== undefined) printWarning(`the feed goes on at ${rest}; import that too`);
  if (reruns > 0)
    printWarning(
      `${count(reruns, 'article')} of this site had other ids, which may have been deployed: its readers will see them again`,
    );
  if (open.length > 0) print(HINT);
  if (dryRun) print('Nothing was written.');
  else if (changed) print('Run "npm run compile", and commit seeds/articles.lock.json.');
  else print('The lock has all of it already.');
  return open.length;
}

function readCall(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        env: { type: 'string', short: 'e' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @returns the exit status: 0, 1 for problems with the input, 2 for a wrong call */
export async function importIds(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  if (typeof call === 'string') {
    printUsage(call, IDS_HELP);
    return 2;
  }
  const { values, positionals } = call;
  const [feed, ...more] = positionals;
  if (values.help) {
    printLines(IDS_HELP);
    return 0;
  }
  if (feed === undefined || more.length > 0) {
    printUsage('expected the path or the URL of one feed', IDS_HELP);
    return 2;
  }
  const report = await importFeed({
    root: process.cwd(),
    now: Date.now(),
    environment: values.env ?? readEnvironment(),
    feed,
    dryRun: values['dry-run'],
    onProgress: printProgress,
    onWait: printWait,
  });
  if ('problems' in report) {
    const [problem, ...others] = report.problems;
    if (problem?.file === feed && others.length === 0) {
      printError(showProblem(problem));
      return 1;
    }
    printFailure(report, values.all);
    return 1;
  }
  const open = printIds(report, values.all, values['dry-run']);
  return open === report.matches.length || (values.strict && open > 0) ? 1 : 0;
}
