import { cp } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeSite } from '../../src/model/site-mark.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';

const NOW = Date.parse('2024-01-01T12:00:00Z');
const PHOTO = path.join(import.meta.dirname, '../fixtures/media/photo.jpg');
const TEXT = 'A paragraph of the text.\n';

const article = (title: string, text = TEXT): string => `# ${title}\n\n${text}`;

type Files = Readonly<Record<string, string>>;

async function fill({ root, write }: MadeFolder, files: Files): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    if (content === 'a photo') {
      await write(`seeds/${file}`, '');
      await cp(PHOTO, path.join(root, 'seeds', file));
    } else await write(`seeds/${file}`, content);
  }
}

/** What a folder of these files is: everything that is told of it. */
async function read(files: Files, options = {}) {
  let told: {
    readonly problems: readonly string[];
    readonly warnings: readonly string[];
    readonly published: readonly string[];
    readonly drafts: readonly string[];
    readonly passedOver: readonly string[];
    readonly html: readonly string[];
    readonly site?: unknown;
  } = { problems: [], warnings: [], published: [], drafts: [], passedOver: [], html: [] };
  await withFolder(async (folder) => {
    await fill(folder, files);
    const outcome = await folder.compile(NOW, options);
    const show = (each: { file: string; line: number; message: string }): string =>
      `${each.file.replace('seeds/', '')}:${each.line} ${each.message.replace(/;.*/, '')}`;
    const names = (all: readonly { file: string }[]): readonly string[] =>
      all.map(({ file }) => file.replace('seeds/', ''));
    if ('problems' in outcome) {
      told = {
        ...told,
        problems: outcome.problems.map(show),
        warnings: (outcome.warnings ?? []).map(show),
      };
    } else {
      told = {
        problems: [],
        warnings: outcome.warnings.map(show),
        published: names(outcome.published),
        drafts: names(outcome.withheld),
        passedOver: outcome.passedOver.map((file) => file.replace('seeds/', '')),
        html: outcome.site.articles.map((each) => placeSite(each.contentHtml, '')),
        site: outcome.site,
      };
    }
  });
  return told;
}

describe('what is an article', () => {
  test.each<readonly [string, Files, readonly string[]]>([
    ['Jekyll’s posts', { '_posts/2020-05-06-a.md': article('A') }, ['_posts/2020-05-06-a.md']],
    [
      'posts of a part of a site',
      { 'blog/_posts/2020-05-06-a.md': article('A') },
      ['blog/_posts/2020-05-06-a.md'],
    ],
    [
      'Markdown by any name',
      Object.fromEntries(
        ['mdx', 'markdown', 'mdown', 'mkd', 'MD'].map((ending) => [
          `${ending.toLowerCase()}-x.${ending}`,
          article(`A ${ending}`),
        ]),
      ),
      ['markdown-x.markdown', 'md-x.MD', 'mdown-x.mdown', 'mdx-x.mdx', 'mkd-x.mkd'],
    ],
    ['a page that ends in .htm', { 'a.htm': '<h1>A</h1><p>Text.' }, ['a.htm']],
    [
      'Markdown beside the page of a folder',
      { 'blog/index.md': article('Blog'), 'blog/a.md': article('A') },
      ['blog/a.md', 'blog/index.md'],
    ],
    [
      'a page with fields beside the page of a folder',
      { 'blog/index.md': article('Blog'), 'blog/a.html': '---\ntitle: A\n---\n<p>Text.' },
      ['blog/a.html', 'blog/index.md'],
    ],
    [
      'a text with a sidecar beside the page of a folder',
      { 'a/index.md': article('A'), 'a/b.txt': `B\n\n${TEXT}`, 'a/b.yaml': 'tags: x' },
      ['a/b.txt', 'a/index.md'],
    ],
    [
      'texts beside a page at the top',
      { 'index.md': article('A'), 'b.txt': `B\n\n${TEXT}` },
      ['b.txt', 'index.md'],
    ],
  ])('%s', async (_, files, published) => {
    expect(await read(files)).toMatchObject({ problems: [], warnings: [], published });
  });
});

test.each<readonly [string, Files]>([
  [
    'in the folder of the article',
    { 'trip/index.md': article('A'), 'trip/featured.jpg': 'a photo' },
  ],
  [
    'in a folder of pictures',
    { 'a.md': '---\ntitle: A\ncoverImage: b.jpg\n---\nText.', 'images/b.jpg': 'a photo' },
  ],
  [
    'in the folder that a field names',
    {
      '_posts/2020-05-06-a.md': '---\ntitle: A\nimage: b.jpg\nmedia_subpath: /img/a/\n---\nText.',
      'assets/img/a/b.jpg': 'a photo',
    },
  ],
])('the picture of an article is found %s', async (_, files) => {
  expect(await read(files)).toMatchObject({
    problems: [],
    warnings: [],
    site: { articles: [{ image: { mediaType: 'image/jpeg' } }] },
  });
});

test('the pictures of a text are in the folder that a field names', async () => {
  const text = '---\ntitle: A\nmedia_subpath: /img/a\n---\nText.\n\n![x](b.jpg) [b](b.jpg)\n';
  const { html, warnings } = await read({ 'a.md': text, 'img/a/b.jpg': 'a photo' });
  expect(warnings).toEqual([]);
  expect(html[0]).toMatch(/<img alt="x" src="\/media\/b-\w+\.jpg"/);
});

test('links of an article that was first published elsewhere lead to the articles here, and else there', async () => {
  const text =
    '---\ntitle: A\ncanonical: https://old.test/blog/a\n---\n[m](/blog/m1) [x](/other)\n';
  const { html, warnings } = await read({ 'a.md': text, 'blog/m1.md': article('M') });
  expect(warnings).toEqual([]);
  expect(html.join()).toContain('<a href="/articles/m1">m</a> <a href="https://old.test/other">');
});

test('drafts of Jekyll are drafts, and what is wrong with them stops nothing', async () => {
  const files = {
    'a.md': article('A'),
    '_drafts/b.md': '---\ndraft: false\n---\n# B\n\nText.\n',
    'blog/_drafts/c.md': article('C'),
    '_drafts/d.md': '---\npubished: x\n---\n# D\n\nText.\n',
  };
  expect(await read(files)).toMatchObject({
    problems: [],
    warnings: ['_drafts/d.md:2 there is no field "pubished"'],
    published: ['a.md'],
    drafts: ['_drafts/b.md', 'blog/_drafts/c.md'],
  });
  expect(await read(files, { drafts: true })).toMatchObject({
    published: expect.arrayContaining(['_drafts/b.md', 'blog/_drafts/c.md']),
  });
});

describe('what is no article is passed over, and counted', () => {
  const A = { 'a.md': article('A') };

  test.each<readonly [string, Files, readonly string[]]>([
    [
      'pages of sections',
      { '_index.md': '---\n---\n', 'blog/_index.md': '# B' },
      ['_index.md', 'blog/_index.md'],
    ],
    [
      'parts of a page in Hugo',
      { '_index.md': '', 'x/index.md': article('X'), 'x/bio.md': 'Text.', 'x/de.md': '## A\n\nB' },
      ['_index.md', 'x/bio.md', 'x/de.md'],
    ],
    [
      'data and settings',
      { 'authors.yml': 'a: 1', 'x/tags.yaml': '', 'posts/posts.json': '{}', 'package.json': '{}' },
      ['authors.yml', 'package.json', 'posts/posts.json', 'x/tags.yaml'],
    ],
    [
      'folders of templates and data',
      { '_includes/x.html': '{{ x }}', '_data/a.yml': 'a: 1', '_category_.json': '{}' },
      ['_category_.json', '_data/', '_includes/'],
    ],
    [
      'notes of a repository',
      { 'README.md': '# R', 'README.ja.md': '# R', LICENSE: 'x', 'CONTRIBUTING.md': '# C' },
      ['CONTRIBUTING.md', 'LICENSE', 'README.ja.md', 'README.md'],
    ],
    [
      'installed packages',
      { 'node_modules/x/README.md': '# X', 'node_modules/x/x.md': '# X' },
      ['node_modules/'],
    ],
    [
      'what machines ask for',
      { 'robots.txt': 'User-agent: *', '404.html': '<p>x', '404.md': '# Lost' },
      ['404.html', '404.md', 'robots.txt'],
    ],
    [
      'style sheets, scripts and templates',
      { 'main.scss': '', 'x.js': '', 'list.njk': '', 'x.astro': '' },
      ['list.njk', 'main.scss', 'x.astro', 'x.js'],
    ],
    [
      'static files',
      { 'static/demo/index.html': '<p>x', 'public/a.txt': 'x', 'x/assets/a.html': '<p>x' },
      ['public/a.txt', 'static/demo/index.html', 'x/assets/a.html'],
    ],
    [
      'files of a page',
      {
        'trip/index.md': article('Trip'),
        'trip/notes.txt': 'x',
        'trip/demo.html': '<p>x',
        'trip/data/books.json': '{}',
      },
      ['trip/data/books.json', 'trip/demo.html', 'trip/notes.txt'],
    ],
    [
      'files of a section',
      { 'blog/_index.md': '# B', 'blog/notes.txt': 'x' },
      ['blog/_index.md', 'blog/notes.txt'],
    ],
    ['pictures that nobody shows', { 'x.png': 'x' }, ['x.png']],
    [
      'files of editors',
      { '.DS_Store': 'x', 'a.md~': 'x', '#a.md#': 'x', '.obsidian/app.json': '{}' },
      [],
    ],
  ])('%s', async (_, files, passedOver) => {
    expect(await read({ ...A, ...files })).toMatchObject({
      problems: [],
      warnings: [],
      published: expect.arrayContaining(['a.md']),
      passedOver,
    });
  });

  test('formats that are known and not read are named', async () => {
    const { warnings, published } = await read({
      ...A,
      'b.rst': 'B',
      'c.org': 'C',
      'd.adoc': 'D',
      'e.asciidoc': 'E',
      'f.textile': 'F',
      'export.xml': '<rss/>',
      'export.json': '{}',
      'g.ipynb': '{}',
      'used.json': '{}',
      'h.md': article('H', '[data](used.json)\n'),
    });
    expect(published).toEqual(['a.md', 'h.md']);
    expect(warnings).toEqual([
      'b.rst:1 this is reStructuredText, which Tidings does not read',
      'c.org:1 this is Org mode, which Tidings does not read',
      'd.adoc:1 this is AsciiDoc, which Tidings does not read',
      'e.asciidoc:1 this is AsciiDoc, which Tidings does not read',
      'export.json:1 this is JSON, which Tidings does not read',
      'export.xml:1 this is XML, which Tidings does not read',
      'f.textile:1 this is Textile, which Tidings does not read',
      'g.ipynb:1 this is a Jupyter notebook, which Tidings does not read',
    ]);
  });

  test.each<readonly [string, Files]>([
    ['a page of Jekyll', { 'index.html': '---\nlayout: home\n---\n{% include x.html %}\n' }],
    [
      'a page with a list',
      {
        'index.html':
          '---\nlayout: default\n---\n<h1>Posts</h1>{% for post in site.posts %}<a href="{{ post.url }}">{{ post.title }}</a>{% endfor %}<p><a href="/feed.xml">RSS</a></p>\n',
      },
    ],
    ['a feed', { 'feed.xml': '---\n---\n<rss>{% for post in site.posts %}{% endfor %}</rss>' }],
    ['data for a search', { 'data.json': '[{{ site.posts | jsonify }}]' }],
    ['Markdown', { 'archive.md': '---\ntitle: All\n---\n{% for p in site.posts %}{% endfor %}' }],
  ])('templates of another generator: %s', async (_, files) => {
    expect(await read({ ...A, ...files })).toMatchObject({
      problems: [],
      warnings: [],
      published: ['a.md'],
      drafts: Object.keys(files),
      passedOver: [],
    });
  });

  test('the layouts of Hugo', async () => {
    const files = {
      'layouts/index.html': '<h1>{{ .Title }}</h1><p>x</p>',
      'layouts/_x/a.html': '',
    };
    expect(await read({ ...A, ...files })).toMatchObject({
      warnings: [],
      published: ['a.md'],
      passedOver: ['layouts/_x/', 'layouts/index.html'],
    });
  });

  test('but not what describes authors', async () => {
    const files = {
      '_data/authors.yml': 'kim:\n  name: Kim\n',
      '_data/nav.yml': 'x: y',
      'authors/jane.md': '---\nname: Jane\n---\n',
    };
    expect(await read({ ...A, ...files })).toMatchObject({
      passedOver: ['_data/nav.yml', 'authors/jane.md'],
    });
  });

  test('a sidecar without an article, unless its name is nearly that of one', async () => {
    expect(
      await read({
        ...A,
        'harbour.md': article('H'),
        'habour.yaml': 'tags: x',
        'authors.yaml': '',
      }),
    ).toMatchObject({
      warnings: ['habour.yaml:1 this is the sidecar of no article, so it is not read'],
      passedOver: ['authors.yaml', 'habour.yaml'],
    });
  });

  test('files without a text', async () => {
    expect(
      await read({
        ...A,
        'b.txt': '',
        'index.md': '---\ntitle: Home\n---\n',
        'c.html': ' \n',
      }),
    ).toMatchObject({
      problems: [],
      published: ['a.md'],
      warnings: [
        'b.txt:1 the file is empty',
        'c.html:1 there is no text in the file',
        'index.md:1 there is no text in the file',
      ],
    });
  });

  test('but an article that readers know does not vanish because its text is gone', () =>
    withFolder(async ({ write, compile, readLock }) => {
      await write('seeds/a.md', article('A'));
      await write('seeds/b.md', article('B'));
      await compile(NOW);
      const lock = await readLock();
      await write('seeds/b.md', '');
      expect(await compile(NOW)).toMatchObject({ problems: [{ file: 'seeds/b.md' }] });
      expect(await readLock()).toBe(lock);
    }));
});

describe('a file is looked for where each generator has it', () => {
  test('for a field and for a text', async () => {
    const { warnings, html, site } = await read({
      'posts/a.md': '---\nimage: /images/x.jpg\n---\n# T\n\nText. ![A](/images/x.jpg)\n',
      'static/images/x.jpg': 'a photo',
    });
    expect(warnings).toEqual([]);
    expect(html.join('')).toMatch(
      /<img alt="A" src="\/media\/x-\w+\.jpg" width="40" height="30"\/>/,
    );
    expect(site).toMatchObject({ articles: [{ image: { width: 40 } }] });
  });
});

describe('a file that is missing', () => {
  const missing = 'there is no file seeds/none.jpg';

  test.each<readonly [string, string, string, string | undefined, string]>([
    [
      'a picture in a text',
      'One ![a boat](none.jpg) two.',
      '<p>One a boat two.</p>',
      'One a boat two.',
      'One a boat two.',
    ],
    [
      'with a title',
      'One ![a boat](none.jpg "B") two.',
      '<p>One a boat two.</p>',
      'One a boat two.',
      'One a boat two.',
    ],
    ['without an alt', 'One ![](none.jpg) two.', '<p>One  two.</p>', 'One  two.', 'One two.'],
    [
      'in a link',
      'One [![a <b> boat](none.jpg)](https://x.test/) two.',
      '<p>One <a href="https://x.test/">a &lt;b&gt; boat</a> two.</p>',
      undefined,
      'One a <b> boat two.',
    ],
    [
      'by a definition',
      'One ![a boat][1] two.\n\n[1]: none.jpg',
      '<p>One a boat two.</p>',
      undefined,
      'One a boat two.',
    ],
    [
      'as HTML',
      'One <img src="none.jpg" alt="a boat"> two.',
      '<p>One a boat two.</p>',
      undefined,
      'One a boat two.',
    ],
    [
      'a film',
      'One.\n\n<video src="none.jpg" poster="none.jpg">No film.</video>',
      '<p>One.</p>\n<p>No film.</p>',
      undefined,
      'One.\n\nNo film.',
    ],
    ['a sound', 'One.\n\n<audio><source src="none.jpg"></audio>', '<p>One.</p>', undefined, 'One.'],
    [
      'a poster',
      'One.\n\n<video src="https://x.test/a.mp4" poster="none.jpg"></video>',
      '<p>One.</p>\n<p><video src="https://x.test/a.mp4" controls=""></video></p>',
      undefined,
      'One.',
    ],
  ])('%s: its alt stands where it stood', async (_, text, html, markdown, plain) => {
    const { problems, warnings, site } = await read({ 'a.md': `# T\n\n${text}\n` });
    expect(problems).toEqual([]);
    expect(warnings.filter((each) => !each.includes('alt text'))).toEqual([
      expect.stringContaining(missing),
    ]);
    expect(site).toMatchObject({
      articles: [{ contentHtml: html, contentMarkdown: markdown, contentText: plain }],
    });
  });

  test('other links and pictures of the article stay as they were', async () => {
    const { site } = await read({
      'a.md': '# T\n\n[one](b.md) ![x](none.jpg) ![y](x.jpg) [none](none.md) [two](b.md#c)\n',
      'b.md': article('B'),
      'x.jpg': 'a photo',
    });
    expect(site).toMatchObject({
      articles: expect.arrayContaining([
        expect.objectContaining({
          slug: 'a',
          contentHtml: expect.stringMatching(
            /^<p><a href="\S+\/articles\/b">one<\/a> x <img [^>]*> <a>none<\/a> <a href="\S+\/articles\/b#c">two<\/a><\/p>$/,
          ),
          contentMarkdown: expect.stringMatching(
            /^\[one\]\(\S+\/articles\/b\) x !\[y\]\(\S+\) none \[two\]\(\S+b#c\)$/,
          ),
        }),
      ]),
    });
  });

  test('of a field is left out', async () => {
    const { warnings, site } = await read({
      'a.md': '---\nimage: none.jpg\nattachments: [x.jpg, none.pdf]\n---\n# T\n\nText.\n',
      'x.jpg': 'a photo',
    });
    expect(warnings).toEqual([
      `a.md:2 image: ${missing}`,
      'a.md:3 attachments: there is no file seeds/none.pdf',
    ]);
    expect(site).toMatchObject({ articles: [{ attachments: [{ mediaType: 'image/jpeg' }] }] });
  });

  test.each([
    ['a picture that is shown and linked', '[![A](none.jpg)](none.jpg)', { 'x.md': article('X') }],
    ['a picture that is shown twice', '![A](none.jpg) ![B](/none.jpg)', { 'x.md': article('X') }],
  ])('%s is told once', async (_, text, more) => {
    const { warnings } = await read({ ...more, 'a.md': `# T\n\nText. ${text}\n` });
    expect(warnings).toEqual([`a.md:3 ${missing}`]);
  });

  test('an attachment that is broken is told once', async () => {
    const { problems, warnings } = await read({
      'a.md': '---\nattachments: b.docx\n---\n# T\n\nText.\n',
      'b.docx': '',
    });
    expect([problems, warnings]).toEqual([
      [],
      ['a.md:2 attachments: seeds/b.docx: this file is empty'],
    ]);
  });

  test('stops a compile that is strict', async () => {
    const files = { 'a.md': '# T\n\nText. ![A](none.jpg)\n' };
    expect(await read(files, { strict: true })).toMatchObject({
      problems: [`a.md:3 ${missing}`],
      published: [],
    });
    expect(await read({ 'a.md': article('A') }, { strict: true })).toMatchObject({ problems: [] });
  });
});

test('problems of later steps are told together with those of earlier ones', async () => {
  const { problems, warnings } = await read({
    'a.md': '---\npubished: x\n---\n# A\n\nText.\n',
    'b.md': '---\nslug: x\n---\n# B\n\n[a](a.md) [none](none.md)\n',
    'c.md': '---\nslug: x\n---\n# C\n\nText.\n',
    'd.md': '---\naliases: /rss.xml\nupdated: 2030-01-01\n---\n# D\n\nText.\n',
  });
  expect(problems).toEqual([
    'a.md:2 there is no field "pubished"',
    'c.md:2 the slug "x" is already used by seeds/b.md',
  ]);
  expect(warnings).toEqual([
    'd.md:3 updated: 2030-01-01T00:00:00Z is in the future',
    'b.md:6 there is no file for the link "none.md"',
    'd.md:2 the alias "/rss.xml" is an address of the site itself',
  ]);
});
