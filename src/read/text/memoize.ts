/** Enough for a text and its neighbours; more would only take memory. */
const MOST = 512;

/**
 * Caches a reader of lines, since many passes ask for the same line.
 * @param read depends on the line alone
 */
export function memoize<T>(read: (line: string) => T): (line: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (line) => {
    const found = known.get(line);
    if (found) return found.value;
    if (known.size >= MOST) known.clear();
    const value = read(line);
    known.set(line, { value });
    return value;
  };
}
