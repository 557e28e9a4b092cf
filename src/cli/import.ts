import process from 'node:process';
import { HELP, importIds } from './import-ids.ts';
import { printBug, printLines, printUsage } from './terminal.ts';

/** What can be imported. Each command gets its arguments, and returns the exit status. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  ids: importIds,
};

/** @returns the exit status: 0, 1 for problems with the input, 2 for a wrong call */
async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name ?? ''] : undefined;
  if (command) return command(args);
  if (name === '--help' || name === '-h') {
    printLines(HELP);
    return 0;
  }
  printUsage('expected "ids" and a feed', HELP);
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printBug(error);
  process.exitCode = 1;
}
