import { describe, expect, test } from 'vitest';
import { withFolder } from '../support/made-folder.ts';

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2024, 0, 1);
const LATER = '2024-01-05T00:00:00Z';

type Files = Readonly<Record<string, string>>;

/** The only entry of a lock, after files were written, compiled, and some of them written anew. */
async function edit(
  before: Files,
  after: Files,
  adapt: (lock: string) => string = (lock) => lock,
): Promise<{ readonly changed?: string; readonly hash: string; readonly id: string }> {
  const found: { id: string; hash: string; changed?: string }[] = [];
  await withFolder(async ({ write, readLock, compile }) => {
    for (const [file, text] of Object.entries(before)) await write(file, text);
    expect(await compile(START)).not.toHaveProperty('problems');
    await write('seeds/articles.lock.json', adapt(await readLock()));
    for (const [file, text] of Object.entries(after)) await write(file, text);
    expect(await compile(START + 4 * DAY)).not.toHaveProperty('problems');
    const { articles } = JSON.parse(await readLock());
    for (const [id, entry] of Object.entries<object>(articles)) {
      found.push({ id, hash: '', ...entry });
    }
  });
  const [entry] = found;
  if (!entry || found.length > 1) throw new Error(`the lock has ${found.length} entries`);
  return entry;
}

const TEXT = 'A title\n\nBy Ada Byron\n\nOne sentence of it. Another one.\n\nA second paragraph.\n';
const SIDECAR =
  'language: en\ntags: [a, b]\naudio:\n  file: https://x.test/a.mp3\n  title: Sound\npublished: 2021-06-18\n';
const SIDECAR_TURNED =
  'published: 2021-06-18\naudio:\n  title: Sound\n  file: https://x.test/a.mp3\ntags: [a, b]\nlanguage: en\n';
const MARKDOWN = '---\ntags: [a, b]\nrights: R\n---\n# A title\n\nOne.\nTwo.\n';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><g/></svg>';

describe('an article is not edited', () => {
  test.each<[string, Files, Files]>([
    [
      'by another order of fields',
      { 'seeds/a.txt': TEXT, 'seeds/a.yaml': SIDECAR },
      { 'seeds/a.yaml': SIDECAR_TURNED },
    ],
    ['by a byte order mark', { 'seeds/a.md': MARKDOWN }, { 'seeds/a.md': `\ufeff${MARKDOWN}` }],
    [
      'by blanks that nobody sees',
      { 'seeds/a.md': MARKDOWN },
      { 'seeds/a.md': `${MARKDOWN.replace('One.', 'One. ').replace('# ', '\n\n# ')}\n\n \n` },
    ],
    [
      'by a field that moves into a sidecar',
      { 'seeds/a.md': MARKDOWN },
      { 'seeds/a.md': MARKDOWN.replace('rights: R\n', ''), 'seeds/a.yaml': 'rights: R' },
    ],
    [
      'by a list of nothing',
      { 'seeds/a.md': MARKDOWN },
      { 'seeds/a.md': MARKDOWN.replace('rights: R', 'rights: R\nattachments: []') },
    ],
    [
      'by what says only where it is',
      { 'seeds/a.md': MARKDOWN },
      { 'seeds/a.md': MARKDOWN.replace('rights: R', 'rights: R\naliases: [/old]') },
    ],
    [
      'by another language of the site, in which its summary is cut otherwise',
      { 'seeds/a.md': `# A title\n\n${'Does it go on; '.repeat(30)}It ends.\n` },
      { 'wrangler.toml': '' },
    ],
  ])('%s', async (_, before, after) => {
    const config = (language: string): string =>
      `[vars]\nSITE_URL = "https://news.test"\nSITE_TITLE = "T"\nSITE_DESCRIPTION = "D"\nSITE_LANGUAGE = "${language}"\n`;
    const settings = 'wrangler.toml' in after ? { 'wrangler.toml': config('el') } : {};
    expect(await edit(before, { ...after, ...settings })).not.toHaveProperty('changed');
  });

  test('by a lock of a version that hashed the text as it was read', async () => {
    const old = (lock: string): string => lock.replace(/"hash":"source-/g, '"hash":"sha256-');
    const entry = await edit({ 'seeds/a.md': MARKDOWN }, {}, old);
    expect(entry).not.toHaveProperty('changed');
    expect(entry.hash).toMatch(/^source-/);
  });
});

test('a date that was in the future when the text was first read never becomes the date of the article', async () => {
  const text = TEXT.replace('By Ada Byron', 'Published January 3, 2024');
  for (const hash of ['source-', 'sha256-']) {
    const adapt = (lock: string): string => lock.replace(/"hash":"source-/g, `"hash":"${hash}`);
    expect(await edit({ 'seeds/a.txt': text }, {}, adapt)).not.toHaveProperty('published');
  }
});

describe('an article is edited', () => {
  test.each<[string, Files, Files]>([
    ['by its text', { 'seeds/a.md': MARKDOWN }, { 'seeds/a.md': MARKDOWN.replace('Two', 'Three') }],
    [
      'by a field',
      { 'seeds/a.md': MARKDOWN },
      { 'seeds/a.md': MARKDOWN.replace('rights: R', 'rights: S') },
    ],
    [
      'by the order of its tags',
      { 'seeds/a.md': MARKDOWN },
      { 'seeds/a.md': MARKDOWN.replace('[a, b]', '[b, a]') },
    ],
    [
      'by what its sidecar drops',
      { 'seeds/a.txt': TEXT },
      { 'seeds/a.yaml': 'drop: A second paragraph.' },
    ],
    [
      'by a date other than the day in its name',
      { 'seeds/2021-06-18-a.md': MARKDOWN },
      { 'seeds/2021-06-18-a.md': MARKDOWN.replace('rights', 'date: 2021-06-19\nrights') },
    ],
    [
      'by the bytes of its picture',
      { 'seeds/a.md': `${MARKDOWN}\n![A](a.svg)\n`, 'seeds/a.svg': SVG },
      { 'seeds/a.svg': SVG.replace('<g/>', '') },
    ],
  ])('%s', async (_, before, after) => {
    expect(await edit(before, after)).toMatchObject({ changed: LATER });
  });
});
