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

/** In characters: of shorter names many words are one letter away. */
const LONG = 5;
const SHORTEST = 4;

const sortLetters = (name: string): string => [...name].toSorted().join('');

/**
 * True if one letter of a name is missing, too many or wrong, or two are swapped; in a short name none is wrong.
 * @example isSlip('drfat', 'draft') // → true
 */
export function isSlip(given: string, name: string): boolean {
  if (given === name || name.length < SHORTEST) return false;
  const steps = distance(given, name);
  const isSwap = steps === 2 && sortLetters(given) === sortLetters(name);
  return isSwap || (steps === 1 && (name.length >= LONG || given.length !== name.length));
}
