import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { shortHash } from '../model/short-hash.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import type { Seed } from '../read/seed.ts';
import { listFolder } from './build-folder.ts';
import { type Change, readPlainFile } from './write.ts';

/** Articles by what they were read from. */
export type ParsedArticles = ReadonlyMap<string, ParsedArticle>;

/** A file of the cache. */
interface CacheFile {
  /** Of the program that read them: another one may read them otherwise. */
  readonly version: string;
  readonly parsedArticles: Readonly<Record<string, ParsedArticle>>;
}

/** Safe to delete: the next compile reads everything anew. */
export const CACHE_FOLDER = '.build/articles';

/** So many that none is too long for a text, and that an edit changes little. */
const FILES = 64;

const fileOf = (key: string): string => `${CACHE_FOLDER}/${shortHash(key) % FILES}.json`;

/** On the first line of a file: what was damaged in it, or is another one's, is not taken for articles. */
const hashContent = (file: string, json: string | Uint8Array): string =>
  createHash('sha256').update(`${file}\n`).update(json).digest('base64url');

/** The JSON of a file of the cache; nothing where it is not as compile wrote it. */
function readContent(root: string, file: string): string | undefined {
  const bytes = readPlainFile(path.join(root, file));
  const end = bytes?.indexOf('\n') ?? -1;
  if (!bytes || end < 0) return undefined;
  const json = bytes.subarray(end + 1);
  return bytes.toString('latin1', 0, end) === hashContent(file, json) ? json.toString() : undefined;
}

const SOURCES = path.join(import.meta.dirname, '..');

/** A hash over the source of the program, whose every part may read or render otherwise than before. */
export async function computeVersion(): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(SOURCES, { recursive: true });
  for (const name of names.filter((each) => /\.tsx?$/.test(each)).toSorted()) {
    hash.update(name).update(await readFile(path.join(SOURCES, name)));
  }
  // The libraries that they use are pinned there.
  hash.update(await readFile(path.join(SOURCES, '../package.json')));
  return hash.digest('base64url');
}

/** All that the reading of an article depends on. */
export const computeKey = ({ source, sidecar }: Seed, language: string): string =>
  createHash('sha256')
    .update(JSON.stringify([source.file, source.bytes.length, language]))
    .update(source.bytes)
    .update(sidecar?.bytes ?? '')
    .digest('base64url');

/** The articles of the last compile; none where they are of another version, or damaged. */
export function readCache(root: string, version: string): ParsedArticles {
  return new Map(
    listFolder(root, CACHE_FOLDER).flatMap((name) => {
      const json = readContent(root, name);
      if (json === undefined) return [];
      // The hash says that compile wrote it.
      const file: CacheFile = JSON.parse(json);
      return file.version === version ? Object.entries(file.parsedArticles) : [];
    }),
  );
}

const renderFile = (file: string, content: CacheFile): string => {
  const json = JSON.stringify(content);
  return `${hashContent(file, json)}\n${json}`;
};

/** Keeps articles for the next compile: the files whose articles are other ones than before. */
export function planCache(
  root: string,
  version: string,
  known: ParsedArticles,
  parsedArticles: ParsedArticles,
): Change {
  const changed = new Set(
    [...known.keys(), ...parsedArticles.keys()]
      .filter((key) => !known.has(key) || !parsedArticles.has(key))
      .map(fileOf),
  );
  const files = Map.groupBy(parsedArticles, ([key]) => fileOf(key));
  return {
    outputs: [...files]
      .filter(([file]) => changed.has(file))
      .map(([file, kept]) => ({
        file,
        content: () => renderFile(file, { version, parsedArticles: Object.fromEntries(kept) }),
      })),
    stale: listFolder(root, CACHE_FOLDER).filter((file) => !files.has(file)),
  };
}
