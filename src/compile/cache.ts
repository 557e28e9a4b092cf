import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { shortHash } from '../model/short-hash.ts';
import type { ParsedArticle, SiteDefaults } from '../read/read-article.ts';
import type { Seed } from '../read/seed.ts';
import { listFolder } from './build-folder.ts';
import { type Change, readPlainFile } from './write.ts';

/** Parsed articles by the key of what they were read from; see {@link computeKey}. */
export type ParsedArticles = ReadonlyMap<string, ParsedArticle>;

interface CacheFile {
  /** Of the program that read the articles: another version may read them differently. */
  readonly version: string;
  readonly parsedArticles: Readonly<Record<string, ParsedArticle>>;
}

/** Safe to delete: the next compile then reads every article again. */
export const CACHE_FOLDER = '.build/articles';

/** Enough that no file gets too long for a string, and that an edit changes little. */
const FILES = 64;

const fileOf = (key: string): string => `${CACHE_FOLDER}/${shortHash(key) % FILES}.json`;

/** The first line of a file. One that is damaged, or was copied from another file, is ignored. */
const hashContent = (file: string, json: string | Uint8Array): string =>
  createHash('sha256').update(`${file}\n`).update(json).digest('base64url');

/** The JSON in a file of the cache, or undefined if it is not as compile wrote it. */
function readContent(root: string, file: string): string | undefined {
  const bytes = readPlainFile(path.join(root, file));
  const end = bytes?.indexOf('\n') ?? -1;
  if (!bytes || end < 0) return undefined;
  const json = bytes.subarray(end + 1);
  return bytes.toString('latin1', 0, end) === hashContent(file, json) ? json.toString() : undefined;
}

const SOURCES = path.join(import.meta.dirname, '..');

/** Synchronous, since each of hundreds of small files would wait longer than it takes to read. */
function hashSources(): string {
  const hash = createHash('sha256');
  const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => /\.tsx?$/.test(each)).toSorted()) {
    hash.update(name).update(readFileSync(path.join(SOURCES, name)));
  }
  // package.json pins the version of every library.
  hash.update(readFileSync(path.join(SOURCES, '../package.json')));
  return hash.digest('base64url');
}

let version: string | undefined;

/**
 * A hash of the program's source, any part of which may change how articles are read or rendered. It is computed
 * once, since a running program stays as it was loaded.
 */
export function computeVersion(): string {
  version ??= hashSources();
  return version;
}

/** A hash of everything that the reading of an article depends on, apart from the program. */
export const computeKey = (
  { source, sidecar }: Seed,
  { language, timeZone, hasMath }: SiteDefaults,
): string =>
  createHash('sha256')
    .update(JSON.stringify([source.file, source.bytes.length, language, timeZone, hasMath]))
    .update(source.bytes)
    .update(sidecar?.bytes ?? '')
    .digest('base64url');

/** The articles of the last compile, without those that are damaged or of another version. */
export function readCache(root: string, version: string): ParsedArticles {
  return new Map(
    listFolder(root, CACHE_FOLDER).flatMap((name) => {
      const json = readContent(root, name);
      if (json === undefined) return [];
      // Safe to trust: the hash shows that compile wrote it.
      const file: CacheFile = JSON.parse(json);
      return file.version === version ? Object.entries(file.parsedArticles) : [];
    }),
  );
}

const renderFile = (file: string, content: CacheFile): string => {
  const json = JSON.stringify(content);
  return `${hashContent(file, json)}\n${json}`;
};

/** Keeps articles for the next compile. Only files with other articles than before are written. */
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
