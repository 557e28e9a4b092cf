import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../write.ts';

/** What was rendered without a fault, a hash a line. Safe to delete: all of it is rendered anew then. */
export const RENDERED_FILE = '.build/rendered.txt';

/** The hashes of the last compile. A damaged one is none that a site could have. */
export function readRendered(root: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(path.join(root, RENDERED_FILE), 'utf8').split('\n'));
  } catch {
    return new Set();
  }
}

export const planRendered = (rendered: ReadonlySet<string>): Change => ({
  outputs: [{ file: RENDERED_FILE, content: [...rendered].join('\n') }],
  stale: [],
});
