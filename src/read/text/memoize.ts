/** The lines of one text and its neighbours: more would only hold memory. */
const MOST = 512;

/**
 * A pure reader of lines that looks at each line once, however many passes ask for it.
 * @param read a function of the line alone
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
