import { authorOf, pick, tagsOf } from './names.ts';

/** How a made article is written. */
export const FORMS = ['txt', 'md', 'html'] as const;
export type Form = (typeof FORMS)[number];

const PLACES = 'Seoul Nairobi Lima Oslo Quito Hanoi Turin Perth';
const THINGS = 'bridge harbour ferry school budget reservoir election railway';
const ACTS = 'reopened,closed,was inspected,was repaired,was debated,was sold';

/** When the newest one was published; the others came one an hour before it. */
const NEWEST = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** Sentences that differ from article to article, as news does: no two lines are the same. */
const writeSentence = (article: number, at: number): string =>
  `In ${pick(PLACES, article + at)} the ${pick(THINGS, article * 3 + at)} ${pick(ACTS, article * 7 + at, ',')} on day ${article % 365} after ${at + 2} weeks, “as everybody had hoped,” officials of district ${article} said.`;

const writeParagraph = (article: number, at: number): string =>
  [0, 1, 2].map((each) => writeSentence(article, at * 3 + each)).join(' ');

/** The files of an article of about 3 KB by their endings. @param article its number: 0 is the newest */
export function writeArticle(article: number, form: Form): Readonly<Record<string, string>> {
  const title = `Number ${article}: the ${pick(THINGS, article)} of ${pick(PLACES, article)} ${pick(ACTS, article, ',')}`;
  const author = authorOf(article);
  const date = new Date(NEWEST - article * HOUR);
  const instant = date.toISOString().replace('.000', '');
  // The old address of every hundredth article leads to it.
  const aliases = article % 100 === 99 ? `\naliases: /old/${article}.html` : '';
  const fields = `tags: [${tagsOf(article).join(', ')}]${aliases}`;
  const paragraphs = Array.from({ length: 7 }, (_, at) => writeParagraph(article, at));
  // Every fourth article has a picture of its own.
  const picture = article % 4 === 0 ? `${article}.svg` : undefined;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><circle cx="${article % 640}" cy="240" r="99"/><desc>${article}</desc></svg>\n`;
  const files = {
    txt: {
      txt: [
        title,
        // As pages say it: 12:00 GMT, January 1, 2026
        `By ${author}\nPublished ${instant.slice(11, 16)} GMT, ${DAY.format(date)}`,
        '0\n191',
        `The ${pick(THINGS, article)} at dawn on May ${(article % 28) + 1}, 2020.`,
        'KCNA | via Reuters',
        ...paragraphs,
      ].join('\n\n'),
      yaml: `${fields}\n${picture ? `image: ${picture}\n` : ''}`,
    },
    md: {
      md: [
        `---\ndate: ${instant}\nauthor: ${author}\n${fields}\n---`,
        `# ${title}`,
        ...(picture ? [`![The harbour](${picture})`] : []),
        ...paragraphs.map(
          (text, at) => `## Part ${at}\n\n${text} It is **certain** [here](https://x.test/${at}).`,
        ),
      ].join('\n\n'),
    },
    html: {
      html: [
        `---\n${fields}\n---\n<!doctype html>\n<html>\n<head>\n<title>${title}</title>`,
        `<meta name="author" content="${author}">`,
        `<meta property="article:published_time" content="${instant}">`,
        `</head>\n<body>\n<article>\n<h1>${title}</h1>`,
        ...(picture ? [`<p><img src="${picture}" alt="The harbour"></p>`] : []),
        ...paragraphs.map((text) => `<p>${text} <em>So</em> they said.</p>`),
        '</article>\n</body>\n</html>\n',
      ].join('\n'),
    },
  };
  return { ...files[form], ...(picture && { svg }) };
}
