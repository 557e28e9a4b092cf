const FIRST_NAMES =
  'Anna Boris Clara Dario Elena Farid Greta Hugo Ines Jonas Kaya Leila Milan Nadia Omar Petra Quinn Rosa Sami Tilda';
const LAST_NAMES = 'Abel Berg Costa Duval Eriksen Fontana Garcia Haddad Ito Jansen';
const SUBJECTS = 'Bridges Harbours Ferries Schools Budgets Water Trains Votes';

/** The lists of the author and the tag with the most articles. */
export const LARGEST_LISTS = ['/authors/anna-abel', '/tags/bridges-0'] as const;

/** One of some words, over and over. @example pick('a b c', 4) // → 'b' */
export function pick(words: string, number: number, separator = ' '): string {
  const list = words.split(separator);
  return list[number % list.length] ?? '';
}

/**
 * One of so many by Zipf's law: the first is the most frequent, and most are rare. The multiplier is
 * irrational, so that the choices have no pattern and are the same in every run.
 */
const pickRank = (count: number, number: number, multiplier: number): number =>
  Math.floor((count + 1) ** ((number * multiplier) % 1)) - 1;

/** Who wrote an article: one of 200, some of whom write much. */
export function authorOf(article: number): string {
  const rank = pickRank(200, article, Math.sqrt(7));
  return `${pick(FIRST_NAMES, rank)} ${pick(LAST_NAMES, Math.floor(rank / 20))}`;
}

/** Three tags of an article out of 1,000, of which some are frequent. */
export function tagsOf(article: number): readonly string[] {
  const ranks = new Set<number>();
  for (const square of [2, 3, 5]) {
    let rank = pickRank(1000, article, Math.sqrt(square));
    while (ranks.has(rank)) rank = (rank + 1) % 1000;
    ranks.add(rank);
  }
  return [...ranks].map((rank) => `${pick(SUBJECTS, rank)} ${rank}`);
}
