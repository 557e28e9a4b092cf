import type { Lock } from './lock.ts';

/** What an article is known by: its entry in the lock has these, and so has its source. */
interface Traits {
  readonly file: string;
  readonly hash: string;
  readonly slug: string;
  readonly removed?: string | undefined;
}

/** A source, with the id that its publisher gives. */
export type Source = Traits & { readonly id?: string | undefined };

const unlessRemoved = (trait: string, { removed }: Traits): string | undefined =>
  removed === undefined ? trait : undefined;

/**
 * How an article is known again, the surest first: unchanged in its place; moved, renamed or put
 * back, so that ids follow the content when two files swap names; edited in its place; renamed
 * and edited at once, under its old address. Where a file was taken away in an earlier compile,
 * another article may take its name and its address: only the content tells.
 */
const TRAITS: readonly ((of: Traits) => string | undefined)[] = [
  ({ file, hash }) => `${hash} ${file}`,
  ({ hash }) => hash,
  (of) => unlessRemoved(of.file, of),
  (of) => unlessRemoved(of.slug, of),
];

/** Those that are there come last, and with them the older: of equals the last is taken. */
const compare = ([idA, a]: readonly [string, Traits], [idB, b]: readonly [string, Traits]) =>
  Number(a.removed === undefined) - Number(b.removed === undefined) || (idA > idB ? -1 : 1);

/** The ids of the sources that the lock knows already, by file. */
export function recognise(lock: Lock, sources: readonly Source[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const free = new Map(Object.entries(lock.articles).toSorted(compare));
  const take = (file: string, id: string): void => {
    known.set(file, id);
    free.delete(id);
  };
  for (const { file, id } of sources) if (id !== undefined) take(file, id);
  for (const traitOf of TRAITS) {
    const ids = new Map([...free].map(([id, entry]) => [traitOf(entry), id]));
    for (const source of sources) {
      if (known.has(source.file)) continue;
      const id = ids.get(traitOf(source));
      if (id !== undefined && free.has(id)) take(source.file, id);
    }
  }
  return known;
}
