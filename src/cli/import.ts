import process from 'node:process';
import { IMPORT_HELP, importExportFile } from './import-export.ts';
import { IDS_HELP, importIds } from './import-ids.ts';
import { printBug, printLines, printUsage } from './terminal.ts';

/** What can be imported besides articles, by its name; each gets its arguments, and returns the exit status. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  ids: importIds,
};

const HELP = `${IMPORT_HELP}\n${IDS_HELP}`;

/** @returns the exit status: 0, 1 for problems with the input, 2 for a wrong call */
async function main([first, ...rest]: readonly string[]): Promise<number> {
  if (first === '--help' || first === '-h') {
    printLines(HELP);
    return 0;
  }
  if (first === undefined) {
    printUsage('expected an export, or "ids" and a feed', HELP);
    return 2;
  }
  const command = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  return command ? command(rest) : importExportFile([first, ...rest]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printBug(error);
  process.exitCode = 1;
}
