/** Keeps what was made once for as long as the isolate lives. */
export interface Memory<T> {
  /** What is kept under the key, made first where it is not there yet. */
  recall(key: string, make: () => Promise<T>): Promise<T>;
}

/** A memory in which simultaneous requests wait for one making, and a failed one is not kept. */
export function createMemory<T>(): Memory<T> {
  const kept = new Map<string, Promise<T>>();
  return {
    recall(key, make) {
      const known = kept.get(key);
      if (known) return known;
      const made = make();
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      return made;
    },
  };
}
