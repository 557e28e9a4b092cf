import type { RecordKind, Records } from '../format.ts';
import { readRecord, shardPath } from '../shard.ts';

/**
 * Reads a file of the library, by its path relative to the static assets.
 * @returns undefined if there is no such file
 */
export type ReadFile = (path: string) => Promise<string | undefined>;

/** Looks up records, which are not bundled with the Worker. */
export interface ShardReader {
  read<K extends RecordKind>(kind: K, key: string | number): Promise<Records[K] | undefined>;
}

/**
 * Looks up records in a folder of shards. It caches none: rendered documents are cached instead.
 * @param count how many files the folder has
 */
export const createShardReader = (
  readFile: ReadFile,
  folder: string,
  count: number,
): ShardReader => ({
  async read(kind, key) {
    const name = `${kind}/${key}`;
    const file = await readFile(shardPath(folder, name, count));
    const json = file && readRecord(file, name);
    // Compile writes each record in the form of its kind.
    return json ? JSON.parse(json) : undefined;
  },
});
