/** Keeps what was made once for as long as the memory lives. */
export interface Memory<T> {
  /** What is kept under the key, made first where it is not there yet. */
  recall(key: string, make: () => Promise<T | undefined>): Promise<T | undefined>;
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
  const made = new Map<string, T>();
  const making = new Map<string, Promise<T | undefined>>();

  async function makeOnce(key: string, make: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      const value = await make();
      if (value !== undefined) made.set(key, value);
      return value;
    } finally {
      making.delete(key);
    }
  }

  return {
    find: (key) => made.get(key),
    forget: (key) => void made.delete(key),
    async recall(key, make) {
      const known = made.get(key);
      if (known !== undefined) return known;
      const waiting = making.get(key) ?? makeOnce(key, make);
      if (!made.has(key)) making.set(key, waiting);
      return waiting;
    },
  };
}
