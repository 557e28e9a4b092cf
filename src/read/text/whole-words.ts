/** In letters: no word that a line end breaks in two is longer. */
const LONGEST = 64;

const START = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?=(?<word>[\p{L}\p{M}]{1,${LONGEST}}(?:-[\p{L}\p{M}]{1,${LONGEST}})?))`,
  'gu',
);
const LETTERS_BEFORE = /[\p{L}\p{M}]+$/u;
const LETTERS_BEHIND = /^[\p{L}\p{M}]+/u;

/** All words of a text and all their beginnings, so that "conferences" also tells of "conference". */
function collectBeginnings(text: string): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const { groups } of text.matchAll(START)) {
    const word = groups?.word ?? '';
    for (let end = word.length; end > 0; end -= 1) {
      const beginning = word.slice(0, end);
      // Its own beginnings were added with it.
      if (beginnings.has(beginning)) break;
      beginnings.add(beginning);
    }
  }
  return beginnings;
}

/**
 * Tells whether two pieces are one word: the text has them joined elsewhere, and nowhere with a hyphen. The
 * words are collected on the first call.
 * @example createWordJoiner('The conference.')('con', 'ference') // → true
 */
export function createWordJoiner(text: string): (stem: string, next: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (stem, next) => {
    const start = LETTERS_BEFORE.exec(stem.slice(-LONGEST))?.[0] ?? '';
    const end = LETTERS_BEHIND.exec(next.slice(0, LONGEST))?.[0] ?? '';
    if (end === '' || start.length + end.length > LONGEST) return false;
    known ??= collectBeginnings(text);
    return known.has(start + end) && !known.has(`${start}-${end}`);
  };
}
