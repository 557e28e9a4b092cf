import { toInstant } from '../../model/instant.ts';
import type { Catalogue } from '../format.ts';
import { createEdition } from './create-snapshot.ts';
import { findAppeared } from './released.ts';
import { createShelf, type ReadFile } from './shards.ts';
import type { Edition } from './snapshot.ts';

/** Hands articles to the routes. */
export interface Library {
  /** In how many parts the addresses are of everything that was first published here; 1 at least. */
  readonly parts: number;
  /**
   * The edition of a moment; the same one for as long as nothing appears.
   * @param time milliseconds since 1970
   */
  at(time: number): Edition;
}

/**
 * A library whose newest articles are at hand, and the others in files.
 * @param readFile reads what compile wrote beside the catalogue
 */
export function createLibrary(catalogue: Catalogue, readFile: ReadFile): Library {
  const shelf = createShelf(readFile, catalogue.folder, catalogue.shelves);
  let current: { readonly edition: Edition; readonly since: number } | undefined;
  return {
    parts: catalogue.parts,
    at(time) {
      if (current && time >= current.since && time < (current.edition.until ?? Infinity)) {
        return current.edition;
      }
      const appeared = findAppeared(catalogue, toInstant(time));
      current = { edition: createEdition(catalogue, shelf, appeared), since: time };
      return current.edition;
    },
  };
}
