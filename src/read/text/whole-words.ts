/** No word that a line end breaks in two is longer, in letters. */
const LONGEST = 64;

const START = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?=(?<word>[\p{L}\p{M}]{1,${LONGEST}}(?:-[\p{L}\p{M}]{1,${LONGEST}})?))`,
  'gu',
);
const LETTERS_BEFORE = /[\p{L}\p{M}]+$/u;
const LETTERS_BEHIND = /^[\p{L}\p{M}]+/u;

/** Every word of a text, and everything that one begins with: "conference" tells of "conferences". */
function collectBeginnings(text: string): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const { groups } of text.matchAll(START)) {
    const word = groups?.word ?? '';
    for (let end = word.length; end > 0; end -= 1) {
      const beginning = word.slice(0, end);
      // What was there before came with its own beginnings.
      if (beginnings.has(beginning)) break;
      beginnings.add(beginning);
    }
  }
  return beginnings;
}

/**
 * Tells whether two pieces are one word: where the text has them joined elsewhere, and nowhere with the hyphen.
 * The words are gathered once, and only where somebody asks.
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
