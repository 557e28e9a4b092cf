/** Keeps what was made once, for as long as there is room. */
export interface LruCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/**
 * A memory in two generations: when the young one has half of what there is room for, it becomes the
 * old one, whose place it takes; what is asked for meanwhile is young again. So that what is asked for
 * often stays, and a look costs no more than one in a map.
 *
 * Nobody waits here for what another request is making: in workerd, what one request reads ends with it.
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
      // What takes half of the room by itself would push out everything else each time.
      if (before !== undefined && sizeOf(before) * 2 < capacity) set(key, before);
      return before;
    },
    set,
  };
}
