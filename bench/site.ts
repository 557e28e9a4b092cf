import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** How a made article is written. */
export type Form = 'txt' | 'md' | 'html';

/** The settings of a made site. */
export const SETTINGS = {
  SITE_URL: 'https://bench.tidings.test',
  SITE_TITLE: 'Bench',
  SITE_DESCRIPTION: 'Made articles.',
  SITE_LANGUAGE: 'en',
} as const;

const CONFIGURATION = `name = "bench"
main = "src/worker.ts"
compatibility_date = "2026-10-23"
keep_names = false

[vars]
${Object.entries(SETTINGS)
  .map(([name, value]) => `${name} = "${value}"`)
  .join('\n')}
`;

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

const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? '';

/** Sentences that differ from article to article, as news does: no two lines are the same. */
const sentence = (article: number, at: number): string =>
  `In ${pick(PLACES, article + at)} the ${pick(THINGS, article * 3 + at)} ${pick(ACTS, article * 7 + at)} on day ${article % 365} after ${at + 2} weeks, “as everybody had hoped,” officials of district ${article} said.`;

const paragraph = (article: number, at: number): string =>
  [0, 1, 2].map((each) => sentence(article, at * 3 + each)).join(' ');

const PARAGRAPHS = 7;

const titleOf = (article: number): string =>
  `Number ${article}: the ${pick(THINGS, article)} of ${pick(PLACES, article)} ${pick(ACTS, article)}`;

const WRITE: Readonly<Record<Form, (article: number, body: readonly string[]) => string>> = {
  txt: (article, body) =>
    [
      titleOf(article),
      `By Jane Doe and John Roe\nPublished 5:01 PM EDT, Fri June 18, 2021`,
      '0\n191',
      `The ${pick(THINGS, article)} at dawn on May ${(article % 28) + 1}, 2020.`,
      'KCNA | via Reuters',
      ...body,
    ].join('\n\n'),
  md: (article, body) =>
    [
      '---\ndate: 2021-06-18T17:01:00-04:00\nauthor: Jane Doe\ntags: [news, bench]\n---',
      `# ${titleOf(article)}`,
      ...body.map(
        (text, at) => `## Part ${at}\n\n${text} It is **certain** [here](https://x.test/${at}).`,
      ),
    ].join('\n\n'),
  html: (article, body) =>
    `<h1>${titleOf(article)}</h1>\n${body.map((text) => `<p>${text} <em>So</em> they said.</p>`).join('\n')}`,
};

/** Writes a site of made articles, about 3 KB each, a hundred to a folder. */
export async function writeSite(
  root: string,
  count: number,
  forms: readonly Form[],
): Promise<void> {
  await mkdir(path.join(root, 'seeds'), { recursive: true });
  await writeFile(path.join(root, 'wrangler.toml'), CONFIGURATION);
  for (let start = 0; start < count; start += 100) {
    const folder = path.join(root, 'seeds', String(start / 100));
    await mkdir(folder);
    const numbers = Array.from({ length: Math.min(100, count - start) }, (_, at) => start + at);
    await Promise.all(
      numbers.map((article) => {
        const form = forms[article % forms.length] ?? 'txt';
        const body = Array.from({ length: PARAGRAPHS }, (_, at) => paragraph(article, at));
        return writeFile(path.join(folder, `${article}.${form}`), WRITE[form](article, body));
      }),
    );
  }
}
