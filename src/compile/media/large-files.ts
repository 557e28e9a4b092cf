import { statSync } from 'node:fs';
import path from 'node:path';
import { readPlainFile } from '../write.ts';
import type { MediaFacts } from './probe.ts';

/** What a file says about itself, and the SHA-256 of its bytes in hexadecimal digits. */
export interface Probed {
  readonly facts: MediaFacts;
  readonly digest: string;
}

/** What large files were found to be, by the state in which they were read; see {@link computeState}. */
export type KnownLargeFiles = ReadonlyMap<string, Probed>;

/** Safe to delete: the next compile then reads every large file again. */
export const LARGE_FILES_CACHE = '.build/large-files.json';

/**
 * The size of a file on the disk, in bytes, and what changes with it: to read an hour of film takes seconds, so one
 * that was not touched is not read again. Undefined if there is no such file.
 * @param file relative to the project
 */
export function computeState(
  root: string,
  file: string,
): { readonly size: number; readonly state: string } | undefined {
  const found = statSync(path.join(root, file), { throwIfNoEntry: false });
  return found?.isFile()
    ? { size: found.size, state: `${file} ${found.size} ${found.mtimeMs}` }
    : undefined;
}

interface CacheFile {
  /** Of the program that read the files. */
  readonly version: string;
  readonly files: Readonly<Record<string, Probed>>;
}

/** The large files of the last compile. What is damaged, or of another version, is none. */
export function readKnownLargeFiles(root: string, version: string): KnownLargeFiles {
  const text = readPlainFile(path.join(root, LARGE_FILES_CACHE))?.toString() ?? '{}';
  try {
    const { version: before, files }: Partial<CacheFile> = JSON.parse(text);
    return new Map(before === version ? Object.entries(files ?? {}) : []);
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}

/** Keeps what large files were found to be, for the next compile. */
export const renderLargeFiles = (version: string, files: KnownLargeFiles): string =>
  `${JSON.stringify({ version, files: Object.fromEntries(files) } satisfies CacheFile)}\n`;
