import { articlePath } from '../../src/paths.ts';

/** How a made article is written, by the ending of its file. */
export const FORMS = { txt: 'raw text', md: 'Markdown', html: 'HTML' } as const;
export type Form = keyof typeof FORMS;

/** The lists of the author and the tag with the most articles. */
export const LARGEST_LISTS = ['/authors/anna-abel', '/tags/bridges-0'] as const;

const FIRST_NAMES =
  'Anna,Boris,Clara,Dario,Elena,Farid,Greta,Hugo,Ines,Jonas,Kaya,Leila,Milan,Nadia,Omar,Petra,Quinn,Rosa,Sami,Tilda';
const LAST_NAMES = 'Abel,Berg,Costa,Duval,Eriksen,Fontana,Garcia,Haddad,Ito,Jansen';
const SUBJECTS = 'Bridges,Harbours,Ferries,Schools,Budgets,Water,Trains,Votes';
const PLACES = 'Seoul,Nairobi,Lima,Oslo,Quito,Hanoi,Turin,Perth';
const THINGS = 'bridge,harbour,ferry,school,budget,reservoir,election,railway';
const ACTS = 'reopened,closed,was inspected,was repaired,was debated,was sold';

/** When the newest one was published; the others came one an hour before it. */
const NEWEST = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** One of some words, over and over. @example pick('a,b,c', 4) // → 'b' */
function pick(words: string, number: number): string {
  const list = words.split(',');
  return list[number % list.length] ?? '';
}

/**
 * One of so many by Zipf's law: the first is the most frequent, and most are rare. The square root is
 * irrational, so that the choices have no pattern and are the same in every run.
 */
const pickRank = (count: number, article: number, square: number): number =>
  Math.floor((count + 1) ** ((article * Math.sqrt(square)) % 1)) - 1;

/** Who wrote an article: one of 200, some of whom write much. */
function authorOf(article: number): string {
  const rank = pickRank(200, article, 7);
  return `${pick(FIRST_NAMES, rank)} ${pick(LAST_NAMES, Math.floor(rank / 20))}`;
}

/** Three tags of an article out of 1,000, of which some are frequent. */
function tagsOf(article: number): string {
  const ranks = new Set<number>();
  for (const square of [2, 3, 5]) {
    let rank = pickRank(1000, article, square);
    while (ranks.has(rank)) rank = (rank + 1) % 1000;
    ranks.add(rank);
  }
  return [...ranks].map((rank) => `${pick(SUBJECTS, rank)} ${rank}`).join(', ');
}

const titleOf = (article: number): string =>
  `Number ${article}: the ${pick(THINGS, article)} of ${pick(PLACES, article)} ${pick(ACTS, article)}`;

/** The path of an article's page, which is named after its file. */
export const pathOf = (article: number): string => articlePath(`number-${article}`);

/** Sentences that differ from article to article, as news does: no two lines are the same. */
const writeSentence = (article: number, at: number): string =>
  `In ${pick(PLACES, article + at)} the ${pick(THINGS, article * 3 + at)} ${pick(ACTS, article * 7 + at)} on day ${article % 365} after ${at + 2} weeks, “as everybody had hoped,” officials of district ${article} said.`;

const writeParagraph = (article: number, at: number): string =>
  [0, 1, 2].map((each) => writeSentence(article, at * 3 + each)).join(' ');

/** The files of an article of about 3 KB by their endings. @param article its number: 0 is the newest */
export function writeArticle(article: number, form: Form): Readonly<Record<string, string>> {
  const [title, author] = [titleOf(article), authorOf(article)];
  const date = new Date(NEWEST - article * HOUR);
  const instant = date.toISOString().replace('.000', '');
  // The old address of every hundredth article leads to it.
  const aliases = article % 100 === 99 ? `aliases: /old/${article}.html\n` : '';
  const fields = `tags: [${tagsOf(article)}]\n${aliases}`;
  const paragraphs = Array.from({ length: 7 }, (_, at) => writeParagraph(article, at));
  // Every fourth article has a picture of its own.
  const picture = article % 4 === 0 ? `number-${article}.svg` : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><circle cx="${article % 640}" cy="240" r="99"/><desc>${article}</desc></svg>\n`;
  const texts = {
    txt: [
      title,
      // As pages say it: 12:00 GMT, January 1, 2026
      `By ${author}\nPublished ${instant.slice(11, 16)} GMT, ${DAY.format(date)}`,
      '0\n191',
      `The ${pick(THINGS, article)} at dawn on May ${(article % 28) + 1}, 2020.`,
      'KCNA | via Reuters',
      ...paragraphs,
    ],
    md: [
      `---\ndate: ${instant}\nauthor: ${author}\n${fields}---\n\n# ${title}`,
      picture && `![The harbour](${picture})`,
      ...paragraphs.map(
        (text, at) => `## Part ${at}\n\n${text} It is **certain** [here](https://x.test/${at}).`,
      ),
    ],
    html: [
      `---\n${fields}---\n<!doctype html>\n<html>\n<head>\n<title>${title}</title>`,
      `<meta name="author" content="${author}">`,
      `<meta property="article:published_time" content="${instant}">`,
      `</head>\n<body>\n<article>\n<h1>${title}</h1>`,
      picture && `<p><img src="${picture}" alt="The harbour"></p>`,
      ...paragraphs.map((text) => `<p>${text} <em>So</em> they said.</p>`),
      '</article>\n</body>\n</html>\n',
    ],
  };
  return {
    [form]: texts[form].filter(Boolean).join(form === 'html' ? '\n' : '\n\n'),
    ...(form === 'txt' && { yaml: picture ? `${fields}image: ${picture}\n` : fields }),
    ...(picture && { svg }),
  };
}
