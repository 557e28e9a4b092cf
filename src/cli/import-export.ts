import process from 'node:process';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../compile/configuration.ts';
import { explainFailure } from '../compile/system-error.ts';
import { ImportFailure } from '../import/failure.ts';
import { type ImportReport, importExport, type Tally } from '../import/import-export.ts';
import type { Problem } from '../model/problem.ts';
import { readEnvironment } from './environment.ts';
import { showProblem } from './show-problem.ts';
import {
  count,
  print,
  printError,
  printFetchProgress,
  printImportProgress,
  printLines,
  printSuccess,
  printUsage,
  printWarning,
  styled,
} from './terminal.ts';

export const IMPORT_HELP = `npm run import -- FILE [options]

Brings the articles of another site into seeds/: an export of WordPress (WXR), Ghost, Substack, Medium,
Blogger or Micro.blog, or a feed with whole articles, as a file or at a URL.

  --into FOLDER  the folder in seeds/ that they go to; the default is the name of the system
  --site URL     the address of the old site, for exports that do not say (Ghost, Substack)
  --media        fetch pictures and recordings from the hosts that the export names
  --force        replace files that are there and differ
  --help         show this help
`;

const OPTIONS = {
  into: { type: 'string' },
  site: { type: 'string' },
  media: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    printUsage(error instanceof Error ? error.message : String(error), IMPORT_HELP);
    return undefined;
  }
}

function printTallies(title: string, tallies: readonly Tally[]): void {
  if (tallies.length === 0) return;
  print(styled('bold', title));
  for (const { what, count: number, names } of tallies) {
    const more = number > names.length && names.length > 0 ? ', …' : '';
    const named = names.length > 0 ? `: ${names.join(', ')}${more}` : '';
    print(`  ${number.toLocaleString('en')}  `, what, styled('dim', named));
  }
}

function printImport({ system, folder, counts, ...report }: ImportReport): void {
  const { articles, pages, drafts, scheduled, media } = counts;
  const parts = [
    count(articles, 'article'),
    ...(pages > 0 ? [count(pages, 'page')] : []),
    ...(drafts > 0 ? [count(drafts, 'draft')] : []),
    ...(scheduled > 0 ? [`${scheduled.toLocaleString('en')} scheduled`] : []),
    ...(media > 0 ? [`${count(media, 'file')} of theirs`] : []),
  ];
  printSuccess(`${parts.join(', ')} from ${system} in ${folder}`);
  if (report.written.length > 0) print(`  ${count(report.written.length, 'file')} written`);
  if (report.same.length > 0) print(`  ${count(report.same.length, 'file')} already there`);
  if (report.kept.length > 0) {
    const named = report.kept.slice(0, 3).join(', ');
    const more = report.kept.length > 3 ? ', …' : '';
    printWarning(
      `${count(report.kept.length, 'file')} left as ${report.kept.length === 1 ? 'it is' : 'they are'}, since there were changes (${named}${more}); to replace, add --force`,
    );
  }
  printTallies('Left out', report.leftOut);
  printTallies('Look at', report.looks);
  print('Next: npm start');
}

/** Whether the site can publish files that are too large for a static asset. */
async function hasBucket(root: string): Promise<boolean> {
  const configuration = await readConfiguration(root, readEnvironment());
  return 'bucket' in configuration && configuration.bucket !== undefined;
}

/** What is made ready in a folder of its own is nothing that a publisher knows. */
function explainSystem(root: string, error: unknown): Problem {
  const problem = explainFailure(root, error, 'import');
  return { ...problem, file: problem.file.replace(/^(seeds)\/\.import-[^/]*(?:\/files)?/, '$1') };
}

/** @returns the exit status: 0, 1 for problems with the export, 2 for a wrong call, 130 when it is interrupted */
export async function importExportFile(args: readonly string[]): Promise<number> {
  const read = readArguments(args);
  if (!read) return 2;
  const [file, ...more] = read.positionals;
  const { help, ...options } = read.values;
  if (help) {
    printLines(IMPORT_HELP);
    return 0;
  }
  if (file === undefined || more.length > 0) {
    printUsage('expected one export', IMPORT_HELP);
    return 2;
  }
  if (options.site !== undefined && !/^https?:$/.test(URL.parse(options.site)?.protocol ?? '')) {
    printUsage(
      `"${options.site}" is no address of a site; use one such as --site https://old.example.org`,
      IMPORT_HELP,
    );
    return 2;
  }
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => controller.abort());
  const root = process.cwd();
  try {
    const report = await importExport({
      ...options,
      root,
      file,
      now: Date.now(),
      hasBucket: await hasBucket(root),
      onProgress: printImportProgress,
      onFetch: printFetchProgress,
      signal: controller.signal,
    });
    printImport(report);
    return 0;
  } catch (error) {
    if (controller.signal.aborted) {
      printError(
        `interrupted; nothing was written${options.media ? ', and the next run fetches only the files that are missing' : ''}`,
      );
      return 130;
    }
    const problem = error instanceof ImportFailure ? error.problem : explainSystem(root, error);
    printError(showProblem(problem));
    return 1;
  }
}
