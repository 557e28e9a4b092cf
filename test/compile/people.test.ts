import { symlink } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useSiteFolder } from '../support/site-folder.ts';

const folder = useSiteFolder();
const { write, problems } = folder;

const POST = '---\nauthors: [jane, Bo]\n---\n# Post\n\nText.\n';

test.each([
  ['_data/authors.yml', 'jane:\n  name: Jane Doe\n  url: https://jane.test\n'],
  ['authors.yml', 'jane:\n  name: Jane Doe\n  title: Captain\n  url: https://jane.test\n'],
  ['blog/authors.json', '{ "jane": { "name": "Jane Doe", "website": "https://jane.test" } }'],
  ['authors/jane/_index.md', '---\ntitle: Jane Doe\nurl: https://jane.test\n---\nA captain.\n'],
  ['authors/jane.md', '---\nname: Jane Doe\nwebsite: https://jane.test\n---\nA captain.\n'],
  ['authors/jane/_index.md', '+++\ntitle = "Jane Doe"\nurl = "https://jane.test"\n+++\n'],
])('an author by the key of seeds/%s has the name and the address there', async (file, text) => {
  await write({ 'seeds/post.md': POST, [`seeds/${file}`]: text });
  expect(await problems()).toEqual([]);
  expect(folder.site.articles).toMatchObject([
    {
      slug: 'post',
      authors: [{ name: 'Jane Doe', slug: 'jane-doe', url: 'https://jane.test/' }, { name: 'Bo' }],
    },
  ]);
});

test.each([
  ['a list of something else', 'jane: 3\nbo: [x]\n'],
  ['a list that cannot be read', 'jane: "x\n'],
])('%s names nobody', async (_, text) => {
  await write({ 'seeds/post.md': POST, 'seeds/authors.yml': text });
  expect(await problems()).toEqual([]);
  expect(folder.site.articles).toMatchObject([{ authors: [{ name: 'jane' }, { name: 'Bo' }] }]);
});

test.each([
  ['authors.yml', 'jane:\n  name: Jane Doe\n  url: "javascript:x"\n', 3, 8, 'jane'],
  ['authors/jane.md', '---\nname: Jane Doe\nurl: "javascript:x"\n---\nA captain.\n', 3, 6, 'url'],
])(
  'an address in seeds/%s that is none is told, and left out alone',
  async (file, text, line, column, field) => {
    await write({ 'seeds/post.md': POST, [`seeds/${file}`]: text });
    const { warnings = [] } = await folder.run();
    expect(warnings.map((each) => [each.file, each.line, each.column, each.message])).toEqual([
      [
        `seeds/${file}`,
        line,
        column,
        `${field}: "javascript:x" is not an absolute URL; write all of it, starting with https:// (left out until then)`,
      ],
    ]);
    expect(folder.site.articles).toMatchObject([
      { authors: [{ name: 'Jane Doe' }, { name: 'Bo' }] },
    ]);
  },
);

test('a list outside of seeds/ names nobody, even by a link', async () => {
  await write({
    'private.yml': 'jane:\n  name: Jane Doe\n',
    'seeds/post.md': POST,
    'seeds/_data/x.yml': '',
  });
  await symlink('../../private.yml', folder.resolve('seeds/_data/authors.yml'));
  expect(await problems()).toEqual([]);
  expect(folder.site.articles).toMatchObject([{ authors: [{ name: 'jane' }, { name: 'Bo' }] }]);
});

test.each(['date: 2021-06-18\nname: Jane', 'title: Jane'])(
  'an article in a folder of authors stays one: %j',
  async (fields) => {
    await write({ 'seeds/authors/jane.md': `---\n${fields}\n---\n# Jane\n\nText.\n` });
    expect(await problems()).toEqual([]);
    expect(folder.site.articles).toHaveLength(1);
  },
);
