/** How many there are to choose from, as on a site that has been written for years. */
const AUTHORS = 200;
const TAGS = 1000;

const FIRST_NAMES =
  'Anna Boris Clara Dario Elena Farid Greta Hugo Ines Jonas Kaya Leila Milan Nadia Omar Petra Quinn Rosa Sami Tilda'.split(
    ' ',
  );
const LAST_NAMES = 'Abel Berg Costa Duval Eriksen Fontana Garcia Haddad Ito Jansen'.split(' ');
const SUBJECTS = [
  'Bridges',
  'Harbours',
  'Ferries',
  'Schools',
  'Budgets',
  'Water',
  'Trains',
  'Votes',
];

/** One of a list, over and over. */
export const pick = (list: readonly string[], number: number): string =>
  list[number % list.length] ?? '';

/**
 * One of so many by Zipf's law: the first is the most frequent, and most are rare. The multiplier is
 * irrational, so that the choices have no pattern and are the same in every run.
 */
const pickRank = (count: number, number: number, multiplier: number): number =>
  Math.floor((count + 1) ** ((number * multiplier) % 1)) - 1;

/** Who wrote an article: one of 200, some of whom write much. */
export function authorOf(article: number): string {
  const rank = pickRank(AUTHORS, article, Math.sqrt(7));
  const last = Math.floor(rank / FIRST_NAMES.length);
  return `${pick(FIRST_NAMES, rank)} ${pick(LAST_NAMES, last)}`;
}

/** Three tags of an article out of 1,000, of which some are frequent. */
export function tagsOf(article: number): readonly string[] {
  const ranks = new Set<number>();
  for (const square of [2, 3, 5]) {
    let rank = pickRank(TAGS, article, Math.sqrt(square));
    while (ranks.has(rank)) rank = (rank + 1) % TAGS;
    ranks.add(rank);
  }
  return [...ranks].map((rank) => `${pick(SUBJECTS, rank)} ${rank}`);
}
