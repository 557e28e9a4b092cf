/** Keeps what was made once for as long as the memory lives. */
export interface Memory<T> {
  /** What is kept under the key, made first where it is not there yet. */
  recall(key: string, make: () => Promise<T | undefined>): Promise<T | undefined>;
  /** What is asked for under the key next is made anew. */
  forget(key: string): void;
}

/**
 * A memory in which simultaneous requests wait for one making. A failed one is not kept, nor is
 * nothing: there is no end to what is not there.
 */
export function createMemory<T>(): Memory<T> {
  const kept = new Map<string, Promise<T | undefined>>();
  return {
    forget: (key) => void kept.delete(key),
    recall(key, make) {
      const known = kept.get(key);
      if (known) return known;
      const made = make();
      kept.set(key, made);
      const forget = () => kept.delete(key);
      made.then((value) => value === undefined && forget(), forget);
      return made;
    },
  };
}
