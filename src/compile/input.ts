import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';
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
 * @param most bytes that it may have
 */
export function readInput(root: string, file: string, most = Number.POSITIVE_INFINITY): Input {
  const unreadable = (message: string): Input => ({
    kind: 'unreadable',
    problem: atStart(file, message),
  });
  try {
    const place = path.join(root, file);
    const found = statSync(place);
    // A pipe or a device would never end.
    if (!found.isFile()) return unreadable('this is not a regular file; replace it with one');
    if (found.size <= most) return { kind: 'bytes', bytes: readFileSync(place) };
    const [size, limit] = [found.size, most].map((bytes) => Math.ceil(bytes / 1024 ** 2));
    const message = `this is ${size} MiB, and the limit is ${limit} MiB; make it smaller`;
    return { kind: 'unreadable', problem: atStart(file, message) };
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT'
      ? { kind: 'missing' }
      : unreadable(`this cannot be read (${code}); check the file and its permissions`);
  }
}
