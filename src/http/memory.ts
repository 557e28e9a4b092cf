/** Keeps what was made once for as long as the memory lives; `undefined` is nothing to keep. */
export interface Memory<T> {
  /** What is kept under the key, made first where it is not there yet. */
  recall(key: string, make: () => Promise<T>): Promise<T>;
  /** What is kept under the key, where it is there already. */
  find(key: string): T | undefined;
  /** What is asked for under the key next is made anew. */
  forget(key: string): void;
}

/**
 * A memory in which simultaneous requests wait for one making. A failed one is not kept, nor is
 * nothing: there is no end to what is not there.
 */
export function createMemory<T>(): Memory<T> {
  const kept = new Map<string, T>();
  const making = new Map<string, Promise<T>>();
  return {
    find: (key) => kept.get(key),
    forget: (key) => void kept.delete(key),
    async recall(key, make) {
      const known = kept.get(key) ?? making.get(key);
      if (known !== undefined) return known;
      const made = make();
      making.set(key, made);
      const end = (value?: T) => {
        making.delete(key);
        if (value !== undefined) kept.set(key, value);
      };
      made.then(end, () => end());
      return made;
    },
  };
}
