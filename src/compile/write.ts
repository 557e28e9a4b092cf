import { lstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUILD, ensureFolder, findPosition, TEMPORARY, temporaryPath } from './build-folder.ts';

export type Content = string | Uint8Array;

/** A file to be written, or a folder that is ready in a temporary place; from the project's folder on. */
export type Output =
  | {
      readonly file: string;
      /** Made only when it is written, where all of it at once would take much room. */
      readonly content: Content | (() => Content);
    }
  | { readonly file: string; readonly ready: string };

/** What is to be written, and what nothing names any more then: files from the project's folder on. */
export interface Change {
  readonly outputs: readonly Output[];
  readonly stale: readonly string[];
}

/** What is ready, and its place: both absolute. */
interface Move {
  readonly from: string;
  readonly to: string;
}

/** The bytes of a file; nothing for a link, a folder, and what cannot be read. */
export function readPlainFile(place: string): Buffer | undefined {
  try {
    return lstatSync(place).isFile() ? readFileSync(place) : undefined;
  } catch {
    return undefined;
  }
}

/** True where a file has this content. */
const hasContent = (place: string, content: Content): boolean =>
  readPlainFile(place)?.equals(Buffer.from(content)) ?? false;

/** @returns nothing where all of it is in its place already */
function prepare(root: string, output: Output, number: number): Move | undefined {
  const { file } = output;
  const to = findPosition(root, file);
  ensureFolder(root, path.posix.dirname(file));
  if ('ready' in output) return { from: path.join(root, output.ready), to };
  const content = typeof output.content === 'function' ? output.content() : output.content;
  if (hasContent(to, content)) return undefined;
  ensureFolder(root, TEMPORARY);
  const from = temporaryPath(root, file, number);
  // What cannot be made again outlasts a power cut too.
  writeFileSync(from, content, { flush: !file.startsWith(`${BUILD}/`) });
  return { from, to };
}

/** Takes something out of its place in one step, be it a full folder; it is deleted with the temporary files. */
function discard(root: string, file: string, number: number): void {
  ensureFolder(root, TEMPORARY);
  renameSync(path.join(root, file), path.join(root, `${TEMPORARY}/discarded-${number}`));
}

/**
 * Writes the files that differ from what is there: all of them into temporary places first, then each into
 * its own in one step and in the order given. So nobody ever reads half a file, and where there is no room for
 * one of them, none has changed.
 * @returns the files that differed
 */
export function writeOutputs(root: string, changes: readonly Change[]): readonly string[] {
  const outputs = changes.flatMap((change) => change.outputs);
  const moves = outputs.flatMap((output, number) => {
    const move = prepare(root, output, number);
    return move ? [{ ...move, file: output.file }] : [];
  });
  let discarded = 0;
  for (const { from, to, file } of moves) {
    // Neither does a folder give way to a file, nor the other way round.
    const present = lstatSync(to, { throwIfNoEntry: false });
    if (present && (present.isDirectory() || lstatSync(from).isDirectory())) {
      discarded += 1;
      discard(root, file, discarded);
    }
    renameSync(from, to);
  }
  for (const file of changes.flatMap(({ stale }) => stale)) {
    discarded += 1;
    discard(root, file, discarded);
  }
  return moves.map(({ file }) => file);
}
