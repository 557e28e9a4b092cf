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

test('what has a date is an article, wherever it is', async () => {
  await write({ 'seeds/authors/jane.md': '---\ndate: 2021-06-18\n---\n# Jane\n\nText.\n' });
  expect(await problems()).toEqual([]);
  expect(folder.site.articles).toHaveLength(1);
});
