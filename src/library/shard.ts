/**
 * Where the records of a library lie: lines of `key⇥JSON` in files, each key in the file that its
 * hash names. A record is found by one search in one file, and only it is parsed.
 */
import { shortHash } from '../model/short-hash.ts';

/** The path of the file that a key is in, of so many in a folder. */
export const shardPath = (folder: string, key: string, count: number): string =>
  `${folder}/${shortHash(key) % count}.tsv`;

/** A record as it stands in its file. JSON has no line breaks or tabs of its own. */
export const formatRecord = (key: string, value: unknown): string =>
  `\n${key}\t${JSON.stringify(value)}`;

/** The JSON of a record, where it is in this file. */
export function readRecord(file: string, key: string): string | undefined {
  const mark = `\n${key}\t`;
  const at = file.indexOf(mark);
  if (at < 0) return undefined;
  const start = at + mark.length;
  const end = file.indexOf('\n', start);
  return file.slice(start, end < 0 ? undefined : end);
}
