import { beforeAll, describe, expect, test } from 'vitest';
import { placeSite } from '../../src/model/site-mark.ts';
import { withFolder } from '../support/made-folder.ts';

const NOW = Date.parse('2024-01-01T12:00:00Z');
const TEXT = 'A paragraph of the text.\n';

/** A site as it was brought from elsewhere. */
const SITE: Readonly<Record<string, string>> = {
  '_posts/2020-05-06-old-name.md': `---\nslug: new-name\naliases: [/blog/2020/old-name.html]\n---\n# A new name\n\n${TEXT}`,
  '_posts/2021-05-06-news.md': `---\ndate: 2021-05-06\n---\n# News of 2021\n\n${TEXT}`,
  '_posts/2022-05-06-news.md': `---\ndate: 2022-05-06\n---\n# News of 2022\n\n${TEXT}`,
  'posts/trip/index.md': `---\ntags: [Sea]\n---\n# Trip\n\n${TEXT}`,
  'content/guides/setup.mdx': `# Setup guide\n\n${TEXT}`,
  'notes/My Page.md': `# A page of mine\n\n${TEXT}`,
  'later.md': `---\ndraft: true\naliases: /2019/later/\n---\n# Later\n\n${TEXT}`,
};

/** Each link of the tests, and where it leads: undefined if it is text. */
const LEADING: readonly (readonly [string, string | undefined])[] = [
  ['/2020/05/06/old-name/', '/articles/new-name'],
  ['/2020/05/06/old-name.html', '/articles/new-name'],
  ['/blog/2020/old-name.html', '/articles/new-name'],
  ['/blog/2020/old-name/#part', '/articles/new-name#part'],
  ['/posts/old-name?x=1', '/articles/new-name?x=1'],
  ['/new-name', '/articles/new-name'],
  ['/articles/new-name', '/articles/new-name'],
  ['2020-05-06-old-name.md', '/articles/new-name'],
  ['2020-05-06-old-name.md#part', '/articles/new-name#part'],
  ['../_posts/2020-05-06-old-name.md', '/articles/new-name'],
  ['/2021/05/06/news/', '/articles/news'],
  ['/2022/05/news/', '/articles/news-2'],
  ['/posts/trip', '/articles/trip'],
  ['/posts/trip/index.html', '/articles/trip'],
  ['../trip/', '/articles/trip'],
  ['trip', '/articles/trip'],
  ['/guides/setup/', '/articles/setup'],
  ['@/guides/setup.mdx', '/articles/setup'],
  ['{filename}/content/guides/setup.mdx', '/articles/setup'],
  ['My Page', '/articles/my-page'],
  ['my%20page', '/articles/my-page'],
  ['/Notes/My%20Page.md', '/articles/my-page'],
  ['/tags/sea', '/tags/sea'],
  ['/rss.xml', '/rss.xml'],
  ['/', '/'],
  ['/feed/', '/feed/'],
  // A draft.
  ['/2019/later/', undefined],
  ['../later/', undefined],
];

/** Each that leads nowhere, and what is left of it. */
const DEAD: readonly (readonly [string, string | undefined])[] = [
  ['/2020/none/', '/2020/none/'],
  ['/tags/none', '/tags/none'],
  ['/category/trip/', '/category/trip/'],
  ['/files/none.pdf', '/files/none.pdf'],
  ['/news/', '/news/'],
  ['none/', undefined],
  ['../none.md', undefined],
];

/** Where each link leads, by its URL. */
let targets: ReadonlyMap<string, string | undefined>;
let warnings: readonly string[] = [];

beforeAll(() =>
  withFolder(async ({ write, compile }) => {
    const urls = [...LEADING, ...DEAD].map(([url]) => url);
    const list = urls.map((url) => `- [x](<${url}>)\n`).join('');
    for (const [file, text] of Object.entries({
      ...SITE,
      'posts/a.md': `# A\n\nText.\n\n${list}`,
    })) {
      await write(`seeds/${file}`, text);
    }
    const outcome = await compile(NOW);
    if ('problems' in outcome) throw new Error(outcome.problems[0]?.message);
    warnings = outcome.warnings.map(({ file, line, message }) => `${file}:${line} ${message}`);
    const found = outcome.site.articles.find(({ slug }) => slug === 'a');
    const html = found ? placeSite(found.contentHtml, '') : '';
    const links = [...html.matchAll(/<a(?: href="([^"]*)")?>x<\/a>/g)].map(([, href]) => href);
    targets = new Map(urls.map((url, at) => [url, links[at]]));
  }),
);

describe('a link leads to the new address of an article', () => {
  test.each(LEADING)('%s', (url, href) => {
    expect(targets.get(url)).toBe(href);
    expect(warnings.filter((each) => each.includes(`"${url}"`))).toEqual([]);
  });

  test('whose slug was another', () =>
    withFolder(async ({ write, compile }) => {
      await write('seeds/a.md', '---\nslug: b\n---\n# B\n\nText.\n');
      await compile(NOW);
      await write('seeds/a.md', '---\nslug: c\n---\n# C\n\n[x](/articles/b)\n');
      expect(await compile(NOW)).toMatchObject({
        warnings: [],
        published: [{ links: { references: [{ url: expect.stringMatching(/articles\/c$/) }] } }],
      });
    }));
});

test('a link to the home page leads there, even where it has no text', () =>
  withFolder(async ({ write, compile }) => {
    await write('seeds/index.md', '---\nlayout: home\n---\n');
    await write('seeds/a.md', '# A\n\n[x](/)\n');
    expect(await compile(NOW)).toMatchObject({
      published: [{ links: { references: [{ url: expect.stringMatching(/^.\/$/) }] } }],
    });
  }));

test('a link to the page of a tag or an author may have its name', () =>
  withFolder(async ({ write, compile }) => {
    const links =
      '[x](/tags/C++/) [x](/authors/Ann%20Lind) [x](/category/C++/) [x](/author/ann-lind/feed/)';
    await write('seeds/a.md', `---\ntags: C++\nauthor: Ann Lind\n---\n# A\n\n${links}\n`);
    expect(await compile(NOW)).toMatchObject({
      warnings: [],
      published: [
        {
          links: {
            references: [
              { url: expect.stringMatching(/tags\/c-plus-plus$/) },
              { url: expect.stringMatching(/authors\/ann-lind$/) },
              { url: expect.stringMatching(/tags\/c-plus-plus$/) },
              { url: expect.stringMatching(/authors\/ann-lind\/rss\.xml$/) },
            ],
          },
        },
      ],
    });
  }));

test('an article has the plain address, and its translations another', () =>
  withFolder(async ({ write, compile }) => {
    await write('seeds/a/index.fr.md', '# Un\n\nTexte.\n');
    await write('seeds/a/index.md', '# One\n\nText.\n');
    expect(await compile(NOW)).toMatchObject({
      published: [{ identity: { entry: { slug: 'a-2' } } }, { identity: { entry: { slug: 'a' } } }],
    });
  }));

describe('a link that leads nowhere on this site', () => {
  test.each(DEAD)('%s is told at its place', (url, href) => {
    expect(targets.get(url)).toBe(href);
    expect(warnings.filter((each) => each.includes(`"${url}"`))).toEqual([
      expect.stringMatching(/^seeds\/posts\/a\.md:\d+ /),
    ]);
  });

  test('one to an article that could not be read is none of them', () =>
    withFolder(async ({ write, compile }) => {
      await write('seeds/a.md', '# A\n\n[b](b.md) [b](/2020/b/)\n');
      await write('seeds/b.md', '---\npubished: x\n---\n# B\n\nText.\n');
      const outcome = await compile(NOW);
      expect(outcome).toMatchObject({ problems: [{ file: 'seeds/b.md' }] });
      expect(outcome).not.toHaveProperty('warnings');
    }));
});
