import type { RecordKind, Records } from '../format.ts';
import { findRecord, findShelf } from '../shard.ts';

/**
 * The text of a file of the library, by its path from the root of the static assets on.
 * @returns nothing where there is no such file
 */
export type ReadFile = (path: string) => Promise<string | undefined>;

/** What was compiled and does not travel with the Worker. */
export interface Shelf {
  read<K extends RecordKind>(kind: K, key: string | number): Promise<Records[K] | undefined>;
}

/** A shelf of so many files in a folder. Nothing of it is kept, since what is made of it is. */
export const createShelf = (readFile: ReadFile, folder: string, count: number): Shelf => ({
  async read(kind, key) {
    const name = `${kind}/${key}`;
    const file = await readFile(findShelf(folder, name, count));
    const json = file && findRecord(file, name);
    // Compile writes it in the form that its kind says.
    return json ? JSON.parse(json) : undefined;
  },
});
