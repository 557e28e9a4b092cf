import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Seed } from './seeds.ts';
import type { Story } from './story.ts';

/** The stories of the last compile, by what they were read from. */
export interface Cache {
  /** Of the program that read them: another one may read them otherwise. */
  readonly version: string;
  readonly stories: Readonly<Record<string, Story>>;
}

/** Safe to delete: the next compile reads everything anew. */
export const CACHE_FILE = '.build/stories.json';

const SOURCES = path.join(import.meta.dirname, '..');

/** What reads stories: a change in these folders makes every story of the cache stale. */
const READERS = ['article', 'compile'] as const;

/** A hash over the source of the readers themselves. */
export async function findVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of READERS) {
    const names = await readdir(path.join(SOURCES, folder), { recursive: true });
    for (const name of names.filter((each) => each.endsWith('.ts')).toSorted()) {
      hash.update(name).update(await readFile(path.join(SOURCES, folder, name)));
    }
  }
  // The libraries that they use are pinned there.
  hash.update(await readFile(path.join(SOURCES, '../package.json')));
  return hash.digest('base64url');
}

/** All that the reading of a story depends on. */
export const findKey = ({ source, sidecar }: Seed, language: string): string =>
  createHash('sha256')
    .update(JSON.stringify([source.file, source.bytes.length, language]))
    .update(source.bytes)
    .update(sidecar?.bytes ?? '')
    .digest('base64url');

/** The stories of the last compile; none where they are of another version, or damaged. */
export function readCache(root: string, version: string): Cache['stories'] {
  try {
    // It is written by compile alone; what else lies there fails here, or in `version`.
    const cache: Cache = JSON.parse(readFileSync(path.join(root, CACHE_FILE), 'utf8'));
    return cache.version === version ? { ...cache.stories } : {};
  } catch {
    return {};
  }
}
