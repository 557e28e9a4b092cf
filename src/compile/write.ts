import { lstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUILD, ensureFolder, findPosition, TEMPORARY, temporaryPath } from './build-folder.ts';

/** Text, which is written in UTF-8, or bytes. */
export type Content = string | Uint8Array;

/** A file to write, or a finished folder to move into place. Paths are relative to the project. */
export type Output =
  | {
      readonly file: string;
      /** A function if building all contents at once would take too much memory. */
      readonly content: Content | (() => Content);
    }
  | { readonly file: string; readonly ready: string };

/** What to write, and the paths that nothing refers to any more, relative to the project. */
export interface Change {
  readonly outputs: readonly Output[];
  readonly stale: readonly string[];
}

/** What to move where; both paths are absolute. */
interface Move {
  readonly from: string;
  readonly to: string;
}

/** The bytes of a file; undefined for a link, a folder, or something unreadable. */
export function readPlainFile(place: string): Buffer | undefined {
  try {
    return lstatSync(place).isFile() ? readFileSync(place) : undefined;
  } catch {
    return undefined;
  }
}

const hasContent = (place: string, content: Content): boolean =>
  readPlainFile(place)?.equals(Buffer.from(content)) ?? false;

/** @returns undefined if the file already has this content */
function prepare(root: string, output: Output, number: number): Move | undefined {
  const { file } = output;
  const to = findPosition(root, file);
  ensureFolder(root, path.posix.dirname(file));
  if ('ready' in output) return { from: path.join(root, output.ready), to };
  const content = typeof output.content === 'function' ? output.content() : output.content;
  if (hasContent(to, content)) return undefined;
  ensureFolder(root, TEMPORARY);
  const from = temporaryPath(root, file, number);
  // Only `.build/` can be built again: anything else has to survive a power cut.
  writeFileSync(from, content, { flush: !file.startsWith(`${BUILD}/`) });
  return { from, to };
}

/** Moves something out of the way in one step, even a full folder, to be deleted with temporary files. */
function discard(root: string, file: string, number: number): void {
  ensureFolder(root, TEMPORARY);
  renameSync(path.join(root, file), path.join(root, `${TEMPORARY}/discarded-${number}`));
}

/**
 * Writes the files that differ from what is there. All of them are written to temporary places
 * first, then each is moved into place in one step, in the given order. So nobody ever reads half a
 * file, and if one of them does not fit on the disk, none has changed.
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
    // A rename replaces neither a folder with a file, nor a file or a full folder with a folder.
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
