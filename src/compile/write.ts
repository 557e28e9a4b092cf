import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file to be written, from the project's folder on. */
export interface Output {
  readonly file: string;
  /** Made only when it is written, where all of it at once would take much room. */
  readonly content: Content | (() => Content);
}

type Content = string | Uint8Array;

/** What is to be written, and what nothing names any more then: files from the project's folder on. */
export interface Change {
  readonly outputs: readonly Output[];
  readonly stale: readonly string[];
}

export const NO_CHANGE: Change = { outputs: [], stale: [] };

/** On the same disk as the rest, and watched by nobody. */
const BUILD = '.build';

async function isThere(file: string, content: Content): Promise<boolean> {
  const present = await readFile(file).catch(() => undefined);
  return present?.equals(Buffer.from(content)) ?? false;
}

/**
 * Writes the files that differ from what is there: all of them into `.build/` first, then
 * each into its place in one step, so that nobody ever reads half a file.
 * @returns the files that differed
 */
export async function writeOutputs(
  root: string,
  changes: readonly Change[],
): Promise<readonly string[]> {
  const written: { readonly file: string; readonly temporary: string; readonly target: string }[] =
    [];
  const targets = new Set<string>();
  for (const { file, content: given } of changes.flatMap(({ outputs }) => outputs)) {
    const content = typeof given === 'function' ? given() : given;
    const target = path.join(root, file);
    // What stands there now says nothing where this run writes it already.
    if (!targets.has(target) && (await isThere(target, content))) continue;
    targets.add(target);
    const temporary = path.join(root, BUILD, `${written.length}.${process.pid}.tmp`);
    await mkdir(path.dirname(temporary), { recursive: true });
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(temporary, content);
    written.push({ file, temporary, target });
  }
  for (const { temporary, target } of written) await rename(temporary, target);
  for (const file of changes.flatMap(({ stale }) => stale))
    await rm(path.join(root, file), { force: true });
  return written.map(({ file }) => file);
}
