import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { withFolder } from '../support/made-folder.ts';

const NOW = Date.parse('2024-01-01T12:00:00Z');

/** What becomes of an article by `ann` in a folder with these files. */
async function read(files: Readonly<Record<string, string>>) {
  let told: { readonly authors: unknown; readonly passedOver: unknown; readonly files: unknown };
  told = { authors: [], passedOver: [], files: [] };
  await withFolder(async ({ write, compile }) => {
    await write('seeds/a.md', '---\nauthors: [ann, Bo]\n---\n# A\n\nText.\n');
    for (const [file, text] of Object.entries(files)) await write(`seeds/${file}`, text);
    const outcome = await compile(NOW);
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
    told = {
      authors: outcome.site.articles[0]?.authors.map(({ name, url }) => (url ? [name, url] : name)),
      passedOver: outcome.passedOver,
      files: outcome.published.map(({ file }) => file),
    };
  });
  return told;
}

const LIST = 'ann:\n  name: Ann Lind\n  title: Editor\n  url: https://ann.example/\n';

describe('an author’s key stands for who is meant by it', () => {
  test.each([
    ['Docusaurus', 'blog/authors.yml', LIST],
    ['Jekyll', '_data/authors.yml', LIST],
    ['JSON', 'authors.json', '{ "ann": { "name": "Ann Lind", "url": "https://ann.example/" } }'],
    [
      'Next',
      'data/authors/ann.mdx',
      '---\nname: Ann Lind\nurl: https://ann.example/\n---\nShe writes.',
    ],
  ])('%s', async (_, file, text) => {
    expect(await read({ [file]: text })).toMatchObject({
      authors: [['Ann Lind', 'https://ann.example/'], 'Bo'],
      files: ['seeds/a.md'],
    });
  });
});

test.each([
  ['a list of something else', 'authors.yml', 'ann: 3\nbo: [x]\n'],
  ['a list that cannot be read', 'authors.yml', 'ann: "x\n'],
])('%s names nobody, and is passed over', async (_, file, text) => {
  expect(await read({ [file]: text })).toMatchObject({
    authors: ['ann', 'Bo'],
    passedOver: [`seeds/${file}`],
  });
});

test('a list outside of seeds/ names nobody, even by a link', () =>
  withFolder(async ({ root, write, compile }) => {
    await write('private.yml', LIST);
    await write('seeds/a.md', '---\nauthor: ann\n---\n# A\n\nText.\n');
    await write('seeds/_data/x.yml', '');
    await symlink('../../private.yml', path.join(root, 'seeds/_data/authors.yml'));
    expect(await compile(NOW)).toMatchObject({
      site: { articles: [{ authors: [{ name: 'ann' }] }] },
    });
  }));

test('an article in a folder of authors stays one', async () => {
  const text = '---\ntitle: Ann\nname: Ann Lind\n---\nText.\n';
  expect(await read({ 'authors/ann.md': text })).toMatchObject({
    authors: ['ann', 'Bo'],
    files: ['seeds/a.md', 'seeds/authors/ann.md'],
  });
});
