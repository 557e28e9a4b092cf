import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const root = mkdtempSync(path.join(os.tmpdir(), 'tidings-bench-'));
let count = 0;

// However the run ends, nothing of it is left.
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => process.exit(1));
}

/**
 * An empty folder that lasts as long as the run.
 * @returns its absolute path
 */
export function createFolder(name: string): string {
  count += 1;
  const folder = path.join(root, `${count}-${name}`);
  mkdirSync(folder);
  return folder;
}

/** For a folder that is too large to wait for the end. */
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true });
