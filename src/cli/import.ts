import process from 'node:process';
import { IMPORT_HELP, importExportFile } from './import-export.ts';
import { printBug, printLines, printUsage } from './terminal.ts';

/** What comes in front of its own arguments, and what it does. */
const SUB_COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {};

const HELP = IMPORT_HELP;

/** @returns the exit status: 0, 1 for problems with the input, 2 for a wrong call */
async function main([first, ...rest]: readonly string[]): Promise<number> {
  if (first === '--help' || first === '-h') {
    printLines(HELP);
    return 0;
  }
  if (first === undefined) {
    printUsage('expected an export', HELP);
    return 2;
  }
  const run = Object.hasOwn(SUB_COMMANDS, first) ? SUB_COMMANDS[first] : undefined;
  return run ? run(rest) : importExportFile([first, ...rest]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printBug(error);
  process.exitCode = 1;
}
