import { closest, distance } from 'fastest-levenshtein';

/**
 * A question that helps after a typo, or '' if no name is close.
 * @example suggest('pubished', ['published', 'tags']) // → '; did you mean "published"?'
 */
export function suggest(name: string, known: readonly string[]): string {
  const nearest = closest(
    name.toLowerCase(),
    known.map((each) => each.toLowerCase()),
  );
  const candidate = known.find((each) => each.toLowerCase() === nearest);
  return candidate !== undefined &&
    distance(name.toLowerCase(), nearest) <= Math.ceil(name.length / 3)
    ? `; did you mean "${candidate}"?`
    : '';
}
