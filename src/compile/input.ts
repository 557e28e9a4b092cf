import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { atStart, type Problem } from '../article/problem.ts';
import { codeOf } from './system-error.ts';

/** What came of reading a file. */
export type Input =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly problem: Problem };

/**
 * Reads a whole file. Only a file that is not there counts as missing: one that cannot be read is
 * a problem, lest it be taken for an empty one.
 * Waiting for one small file after the other is faster than waiting for all of them at once.
 * @param file from the project's folder on
 */
export function readInput(root: string, file: string): Input {
  const unreadable = (why: string): Input => ({
    kind: 'unreadable',
    problem: atStart(file, `this cannot be read (${why}); put a readable file in its place`),
  });
  try {
    const place = path.join(root, file);
    // A pipe or a device would never end.
    return statSync(place).isFile()
      ? { kind: 'bytes', bytes: readFileSync(place) }
      : unreadable('it is no file');
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? { kind: 'missing' } : unreadable(code);
  }
}
