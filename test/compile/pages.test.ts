import { describe, expect, test } from 'vitest';
import { withFolder } from '../support/made-folder.ts';

const NOW = Date.parse('2024-01-01T12:00:00Z');

const article = (fields: string): string => `---\n${fields}\n---\n# T\n\nText.\n`;

/** Compiles a site. @returns the files that are in its lists, and those that only have a page */
async function sort(files: Readonly<Record<string, string>>) {
  const sorted = { listed: [] as string[], pages: [] as string[] };
  await withFolder(async ({ write, compile }) => {
    for (const [file, text] of Object.entries(files)) await write(`seeds/${file}`, text);
    const outcome = await compile(NOW);
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
    const unlisted = new Set(outcome.site.unlisted?.map(({ slug }) => slug));
    for (const { file, identity } of outcome.published) {
      const list = unlisted.has(identity.entry.slug) ? sorted.pages : sorted.listed;
      list.push(file.replace('seeds/', ''));
    }
    expect(outcome.pages).toEqual(sorted.pages.map((file) => `seeds/${file}`));
  });
  return sorted;
}

describe('a page of another generator is in no feed', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'Jekyll',
      {
        '_posts/2020-01-02-a.md': article('layout: page'),
        'about.md': article('title: About'),
        'dated.md': article('date: 2020-01-02'),
        'wanted.md': article('feed: true'),
        'note.md': '# A note\n\nText.\n',
        'note.txt': 'A note\n\nBy Ada Ng\n\nA text of its own.\n',
      },
      ['about.md'],
    ],
    [
      'Jekyll in a folder, beside articles of Tidings',
      {
        'jk/_config.yml': '',
        'jk/_posts/2020-01-02-a.md': article('title: A'),
        'jk/about.md': article('title: About'),
        'mine.md': article('title: Mine'),
      },
      ['jk/about.md'],
    ],
    [
      'Hugo',
      {
        'content/posts/a.md': article('date: 2020-01-02'),
        'content/posts/undated.md': article('title: A'),
        'content/about.md': '+++\ntitle = "About"\n+++\nText.\n',
        'content/team/index.md': article('title: Team'),
        'content/links/x.md': '+++\ntype = "page" # a kind\ndate = 2020-01-02\n+++\nText.\n',
      },
      ['content/about.md', 'content/links/x.md', 'content/team/index.md'],
    ],
    [
      'Hexo',
      {
        'source/_posts/a.md': article('date: 2020-01-02'),
        'source/about/index.md': article('date: 2020-01-02'),
      },
      ['source/about/index.md'],
    ],
    [
      'any',
      { 'a.md': article('layout: "page"'), 'b.md': article('title: layout: page') },
      ['a.md'],
    ],
    ['none', { 'a.md': article('title: A'), 'b/c.md': article('title: C') }, []],
  ])('%s', async (_, files, pages) => {
    const sorted = await sort(files);
    expect(sorted.pages.toSorted()).toEqual(pages);
    expect(sorted.listed).toHaveLength(
      Object.keys(files).filter((file) => !/_config/.test(file)).length - pages.length,
    );
  });
});

test('what is in the theme of a generator is no article', () =>
  withFolder(async ({ write, compile }) => {
    await write('seeds/hg/hugo.toml', '');
    await write('seeds/hg/content/posts/a.md', article('date: 2020-01-02'));
    await write('seeds/hg/layouts/index.html', '<h1>{{ .Title }}</h1><p>{{ .Content }}</p>');
    await write('seeds/hg/archetypes/default.md', article('title: "{{ .Name }}"'));
    await write('seeds/layouts/mine.md', article('title: Mine'));
    expect(await compile(NOW)).toMatchObject({
      published: [{ file: 'seeds/hg/content/posts/a.md' }, { file: 'seeds/layouts/mine.md' }],
      passedOver: expect.arrayContaining([
        'seeds/hg/archetypes/default.md',
        'seeds/hg/layouts/index.html',
      ]),
    });
  }));
