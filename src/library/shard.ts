/**
 * A record is a line of `key⇥JSON`, in the file that the hash of its key names. To look one up
 * takes one text search in one file, and only that record is parsed.
 */
import { shortHash } from '../model/short-hash.ts';

/**
 * The path of the file that holds a key.
 * @param count how many files the folder has
 * @example shardPath('/library', 'article/kim', 64) // → '/library/49.tsv'
 */
export const shardPath = (folder: string, key: string, count: number): string =>
  `${folder}/${shortHash(key) % count}.tsv`;

/**
 * A record as it is in its file. JSON contains no line breaks or tabs of its own.
 * @example formatRecord('article/kim', { a: 1 }) // → '\narticle/kim\t{"a":1}'
 */
export const formatRecord = (key: string, value: unknown): string =>
  `\n${key}\t${JSON.stringify(value)}`;

/** The JSON of a record, undefined if it is not in this file. */
export function readRecord(file: string, key: string): string | undefined {
  const mark = `\n${key}\t`;
  const at = file.indexOf(mark);
  if (at < 0) return undefined;
  const start = at + mark.length;
  const end = file.indexOf('\n', start);
  return file.slice(start, end < 0 ? undefined : end);
}
