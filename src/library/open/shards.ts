import type { RecordKind, Records } from '../format.ts';
import { readRecord, shardPath } from '../shard.ts';

/**
 * The text of a file of the library, by its path from the root of the static assets on.
 * @returns nothing where there is no such file
 */
export type ReadFile = (path: string) => Promise<string | undefined>;

/** What was compiled and does not travel with the Worker. */
export interface ShardReader {
  read<K extends RecordKind>(kind: K, key: string | number): Promise<Records[K] | undefined>;
}

/** A library of so many files in a folder. Nothing of it is kept, since what is made of it is. */
export const createShardReader = (
  readFile: ReadFile,
  folder: string,
  count: number,
): ShardReader => ({
  async read(kind, key) {
    const name = `${kind}/${key}`;
    const file = await readFile(shardPath(folder, name, count));
    const json = file && readRecord(file, name);
    // Compile writes it in the form that its kind says.
    return json ? JSON.parse(json) : undefined;
  },
});
