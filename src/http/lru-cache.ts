/** Keeps what was made once, for as long as there is room. */
export interface LruCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/**
 * An LRU cache in two generations. When the recent one fills half of the room, it becomes the older
 * one and drops what was there; what is read from the older one moves to the recent one. So what is
 * often used stays, and a read costs little more than one in a map.
 *
 * Requests do not wait here for one another: in workerd, what a request reads ends with it.
 * @param capacity in the unit of `sizeOf`
 */
export function createLruCache<T>(capacity: number, sizeOf: (value: T) => number): LruCache<T> {
  let older: ReadonlyMap<string, T> = new Map();
  let recent = new Map<string, T>();
  let size = 0;
  const set = (key: string, value: T): void => {
    recent.set(key, value);
    size += sizeOf(value);
    if (size * 2 < capacity) return;
    older = recent;
    recent = new Map();
    size = 0;
  };
  return {
    get(key) {
      const known = recent.get(key);
      if (known !== undefined) return known;
      const before = older.get(key);
      // What takes half of the room by itself would push out everything else each time it is read.
      if (before !== undefined && sizeOf(before) * 2 < capacity) set(key, before);
      return before;
    },
    set,
  };
}
