import { LIBRARY_FOLDER } from '../../paths.ts';
import type { RecordKind, Records } from '../format.ts';
import { formatRecord, shardPath } from '../shard.ts';

/** A record whose value is made when it is written: all of them at once would take much room. */
export interface LibraryRecord {
  readonly key: string;
  readonly make: () => unknown;
}

export const createRecord = <K extends RecordKind>(
  kind: K,
  key: string | number,
  make: () => Records[K],
): LibraryRecord => ({ key: `${kind}/${key}`, make });

/**
 * Puts records into so many files.
 * @returns the content of each file by its path, made when it is asked for
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
