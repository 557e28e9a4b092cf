import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const root = mkdtempSync(path.join(os.tmpdir(), 'tidings-bench-'));

// However the run ends, nothing of it is left.
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(1)).on('SIGTERM', () => process.exit(1));

/** The path of an empty folder that lasts as long as the run at most. */
export const createFolder = (name: string): string => mkdtempSync(path.join(root, `${name}-`));
