/** Enough for a text and its neighbours; more would only take memory. */
const MOST = 512;

/**
 * Caches a reader of lines, or of their indexes, since many passes ask for the same one.
 * @param read depends on the key alone
 */
export function memoize<Key, T>(read: (key: Key) => T): (key: Key) => T {
  const known = new Map<Key, { readonly value: T }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    if (known.size >= MOST) known.clear();
    const value = read(key);
    known.set(key, { value });
    return value;
  };
}
