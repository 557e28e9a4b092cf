import { authorOf, pick, tagsOf } from './names.ts';

/** How a made article is written. */
export type Form = 'txt' | 'md' | 'html';

/** A file of a made article, named from the article's own name on. */
interface Source {
  readonly ending: string;
  readonly text: string;
}

const PLACES = ['Seoul', 'Nairobi', 'Lima', 'Oslo', 'Quito', 'Hanoi', 'Turin', 'Perth'];
const THINGS = [
  'bridge',
  'harbour',
  'ferry',
  'school',
  'budget',
  'reservoir',
  'election',
  'railway',
];
const ACTS = ['reopened', 'closed', 'was inspected', 'was repaired', 'was debated', 'was sold'];

/** Sentences that differ from article to article, as news does: no two lines are the same. */
const sentence = (article: number, at: number): string =>
  `In ${pick(PLACES, article + at)} the ${pick(THINGS, article * 3 + at)} ${pick(ACTS, article * 7 + at)} on day ${article % 365} after ${at + 2} weeks, “as everybody had hoped,” officials of district ${article} said.`;

const paragraph = (article: number, at: number): string =>
  [0, 1, 2].map((each) => sentence(article, at * 3 + each)).join(' ');

const PARAGRAPHS = 7;

const titleOf = (article: number): string =>
  `Number ${article}: the ${pick(THINGS, article)} of ${pick(PLACES, article)} ${pick(ACTS, article)}`;

/** When the newest one was published; the others came one an hour before it. */
const NEWEST = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;

const dateOf = (article: number): Date => new Date(NEWEST - article * HOUR);

const formatField = (article: number): string =>
  `${dateOf(article).toISOString().slice(0, -'.000Z'.length)}Z`;

const WORDS = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** As pages say it: `12:00 GMT, January 1, 2026`. */
const formatWords = (article: number): string => {
  const date = dateOf(article);
  return `${date.toISOString().slice(11, 16)} GMT, ${WORDS.format(date)}`;
};

/** The old address of every hundredth article leads to it. */
export const oldPathOf = (article: number): string | undefined =>
  article % 100 === 99 ? `/old/${article}.html` : undefined;

/** What no text says of itself. */
const formatFields = (article: number): string => {
  const old = oldPathOf(article);
  return `tags: [${tagsOf(article).join(', ')}]${old === undefined ? '' : `\naliases: ${old}`}`;
};

/** Every fourth article has a picture of its own. */
const pictureOf = (article: number): string | undefined =>
  article % 4 === 0 ? `${article}.svg` : undefined;

const writePicture = (article: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><circle cx="${article % 640}" cy="240" r="99"/><desc>${article}</desc></svg>\n`;

/** What shows the picture of an article, where it has one. */
function addPicture(article: number, show: (file: string) => string): readonly string[] {
  const file = pictureOf(article);
  return file === undefined ? [] : [show(file)];
}

const WRITE: Readonly<
  Record<Form, (article: number, body: readonly string[]) => readonly Source[]>
> = {
  txt: (article, body) => [
    {
      ending: 'txt',
      text: [
        titleOf(article),
        `By ${authorOf(article)}\nPublished ${formatWords(article)}`,
        '0\n191',
        `The ${pick(THINGS, article)} at dawn on May ${(article % 28) + 1}, 2020.`,
        'KCNA | via Reuters',
        ...body,
      ].join('\n\n'),
    },
    {
      ending: 'yaml',
      text: [formatFields(article), ...addPicture(article, (file) => `image: ${file}`), ''].join(
        '\n',
      ),
    },
  ],
  md: (article, body) => [
    {
      ending: 'md',
      text: [
        `---\ndate: ${formatField(article)}\nauthor: ${authorOf(article)}\n${formatFields(article)}\n---`,
        `# ${titleOf(article)}`,
        ...addPicture(article, (file) => `![The harbour](${file})`),
        ...body.map(
          (text, at) => `## Part ${at}\n\n${text} It is **certain** [here](https://x.test/${at}).`,
        ),
      ].join('\n\n'),
    },
  ],
  html: (article, body) => [
    {
      ending: 'html',
      text: `---
${formatFields(article)}
---
<!doctype html>
<html>
<head>
<title>${titleOf(article)}</title>
<meta name="author" content="${authorOf(article)}">
<meta property="article:published_time" content="${formatField(article)}">
</head>
<body>
<article>
<h1>${titleOf(article)}</h1>
${addPicture(article, (file) => `<p><img src="${file}" alt="The harbour"></p>\n`).join('')}${body.map((text) => `<p>${text} <em>So</em> they said.</p>`).join('\n')}
</article>
</body>
</html>
`,
    },
  ],
};

/** The files of an article, of about 3 KB, and its picture. @param article its number: 0 is the newest */
export const writeArticle = (article: number, form: Form): readonly Source[] => [
  ...WRITE[form](
    article,
    Array.from({ length: PARAGRAPHS }, (_, at) => paragraph(article, at)),
  ),
  ...addPicture(article, () => writePicture(article)).map((text) => ({ ending: 'svg', text })),
];
