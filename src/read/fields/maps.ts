/** What a map in YAML, TOML or JSON is read as. */
export type DataMap = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is DataMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of a part as people write them: `start_time` and `startTime` are one. */
const fold = (name: string): string => name.toLowerCase().replace(/[\s_.:-]/g, '');

/**
 * The parts of a map by our names for them.
 * @param names of each part, the first that is there counts; folded
 * @example renameParts({ startTime: 1 }, { start: ['start', 'starttime'] }) // → { start: 1 }
 */
export function renameParts<N extends string>(
  map: DataMap,
  names: Readonly<Record<N, readonly string[]>>,
): Readonly<Record<string, unknown>> {
  const given = new Map(
    Object.entries(map)
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => [fold(name), value]),
  );
  return Object.fromEntries(
    Object.entries<readonly string[]>(names).flatMap(([part, others]) => {
      const name = others.find((each) => given.has(each));
      return name === undefined ? [] : [[part, given.get(name)]];
    }),
  );
}
