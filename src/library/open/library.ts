import { toInstant } from '../../model/instant.ts';
import type { LibraryIndex } from '../format.ts';
import { createSnapshot } from './create-snapshot.ts';
import { computeReleased } from './released.ts';
import { createShardReader, type ReadFile } from './shards.ts';
import type { Snapshot } from './snapshot.ts';

/** Hands articles to the routes. */
export interface Library {
  /** In how many parts the addresses are of everything that was first published here; 1 at least. */
  readonly parts: number;
  /**
   * The snapshot of a moment; the same one for as long as nothing appears.
   * @param time milliseconds since 1970
   */
  at(time: number): Snapshot;
}

/**
 * A library whose newest articles are at hand, and the others in files.
 * @param readFile reads what compile wrote beside the index
 */
export function createLibrary(libraryIndex: LibraryIndex, readFile: ReadFile): Library {
  const shards = createShardReader(readFile, libraryIndex.folder, libraryIndex.shardCount);
  let current: { readonly snapshot: Snapshot; readonly since: number } | undefined;
  return {
    parts: libraryIndex.parts,
    at(time) {
      if (current && time >= current.since && time < (current.snapshot.until ?? Infinity)) {
        return current.snapshot;
      }
      const released = computeReleased(libraryIndex, toInstant(time));
      current = { snapshot: createSnapshot(libraryIndex, shards, released), since: time };
      return current.snapshot;
    },
  };
}
