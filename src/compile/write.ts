import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file to be written, from the project's folder on. */
export interface Output {
  readonly file: string;
  readonly text: string;
}

/** On the same disk as the rest, and watched by nobody. */
const BUILD = '.build';

const readIfThere = async (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch(() => undefined);

/**
 * Writes the files that differ from what is there: all of them into `.build/` first, then
 * each into its place in one step, so that nobody ever reads half a file.
 * @returns the files that differed
 */
export async function writeOutputs(
  root: string,
  outputs: readonly Output[],
): Promise<readonly string[]> {
  const written: { readonly file: string; readonly temporary: string; readonly target: string }[] =
    [];
  for (const { file, text } of outputs) {
    const target = path.join(root, file);
    if ((await readIfThere(target)) === text) continue;
    const temporary = path.join(root, BUILD, `${path.basename(file)}.${process.pid}`);
    await mkdir(path.dirname(temporary), { recursive: true });
    await writeFile(temporary, text);
    written.push({ file, temporary, target });
  }
  for (const { temporary, target } of written) await rename(temporary, target);
  return written.map(({ file }) => file);
}
