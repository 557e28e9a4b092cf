import { LIBRARY_FOLDER } from '../../paths.ts';
import type { RecordKind, Records } from '../format.ts';
import { formatRecord, shardPath } from '../shard.ts';

/** A record whose value is built when it is written: all at once would take too much memory. */
export interface LibraryRecord {
  readonly key: string;
  readonly make: () => unknown;
}

/** The record of a kind and key: `article/kim`. */
export const createRecord = <K extends RecordKind>(
  kind: K,
  key: string | number,
  make: () => Records[K],
): LibraryRecord => ({ key: `${kind}/${key}`, make });

/**
 * Distributes records over a number of files.
 * @returns the content of each file by its path, built when it is called for
 */
export function packRecords(
  records: readonly LibraryRecord[],
  count: number,
): ReadonlyMap<string, () => string> {
  const files = Map.groupBy(records, ({ key }) => shardPath(LIBRARY_FOLDER, key, count));
  return new Map(
    [...files].map(([file, some]) => [
      file,
      () => some.map(({ key, make }) => formatRecord(key, make())).join(''),
    ]),
  );
}
