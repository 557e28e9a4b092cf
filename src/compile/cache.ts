import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { shortHash } from '../article/short-hash.ts';
import type { Seed } from './seeds.ts';
import type { Story } from './story.ts';
import type { Change } from './write.ts';

/** Stories by what they were read from. */
export type Stories = ReadonlyMap<string, Story>;

/** A file of the cache. */
interface CacheFile {
  /** Of the program that read them: another one may read them otherwise. */
  readonly version: string;
  readonly stories: Readonly<Record<string, Story>>;
}

/** Safe to delete: the next compile reads everything anew. */
export const CACHE_FOLDER = '.build/stories';

/** So many that none is too long for a text, and that an edit changes little. */
const FILES = 64;

const fileOf = (key: string): string => `${CACHE_FOLDER}/${shortHash(key) % FILES}.json`;

const readFolder = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder) : [];

const SOURCES = path.join(import.meta.dirname, '..');

/** A hash over the source of the program, whose every part may read or render otherwise than before. */
export async function findVersion(): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(SOURCES, { recursive: true });
  for (const name of names.filter((each) => /\.tsx?$/.test(each)).toSorted()) {
    hash.update(name).update(await readFile(path.join(SOURCES, name)));
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
export function readCache(root: string, version: string): Stories {
  const names = readFolder(path.join(root, CACHE_FOLDER));
  return new Map(
    names.flatMap((name) => {
      try {
        // It is written by compile alone; what else lies there fails here, or in `version`.
        const text = readFileSync(path.join(root, CACHE_FOLDER, name), 'utf8');
        const file: CacheFile = JSON.parse(text);
        return file.version === version ? Object.entries(file.stories) : [];
      } catch {
        return [];
      }
    }),
  );
}

/** Keeps stories for the next compile: the files whose stories are other ones than before. */
export function planCache(root: string, version: string, known: Stories, stories: Stories): Change {
  const changed = new Set(
    [...known.keys(), ...stories.keys()]
      .filter((key) => !known.has(key) || !stories.has(key))
      .map(fileOf),
  );
  const files = Map.groupBy(stories, ([key]) => fileOf(key));
  return {
    outputs: [...files]
      .filter(([file]) => changed.has(file))
      .map(([file, kept]) => ({
        file,
        content: () => JSON.stringify({ version, stories: Object.fromEntries(kept) }),
      })),
    stale: readFolder(path.join(root, CACHE_FOLDER))
      .map((name) => `${CACHE_FOLDER}/${name}`)
      .filter((file) => !files.has(file)),
  };
}
