import { LIBRARY_FOLDER } from '../../paths.ts';
import type { RecordKind, Records } from '../format.ts';
import { findShelf, formatRecord } from '../shard.ts';

/** A record whose value is made when it is written: all of them at once would take much room. */
export interface ShelfRecord {
  readonly key: string;
  readonly make: () => unknown;
}

export const createRecord = <K extends RecordKind>(
  kind: K,
  key: string | number,
  make: () => Records[K],
): ShelfRecord => ({ key: `${kind}/${key}`, make });

/**
 * Puts records into so many files.
 * @returns the content of each file by its path, made when it is asked for
 */
export function packRecords(
  records: readonly ShelfRecord[],
  count: number,
): ReadonlyMap<string, () => string> {
  const files = Map.groupBy(records, ({ key }) => findShelf(LIBRARY_FOLDER, key, count));
  return new Map(
    [...files].map(([file, some]) => [
      file,
      () => some.map(({ key, make }) => formatRecord(key, make())).join(''),
    ]),
  );
}
