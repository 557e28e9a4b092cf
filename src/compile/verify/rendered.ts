import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../write.ts';

/** Hashes of what was rendered without a fault, one per line. Safe to delete. */
export const RENDERED_FILE = '.build/rendered.txt';

/** Reads the hashes of the last compile. A damaged one matches nothing. */
export function readRendered(root: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(path.join(root, RENDERED_FILE), 'utf8').split('\n'));
  } catch {
    return new Set();
  }
}

/** Keeps the hashes for the next compile. */
export const planRendered = (rendered: ReadonlySet<string>): Change => ({
  outputs: [{ file: RENDERED_FILE, content: [...rendered].join('\n') }],
  stale: [],
});
