import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { createRoot, NOW } from '../support/build-tree.ts';
import { openSite } from '../support/open-site.ts';

let root = '';

beforeEach(() => {
  root = createRoot();
});

afterEach(() => rmSync(root, { recursive: true }));

/** Compiles a site as another generator had it. @returns asks for a path, and the warnings */
async function move(permalinks: string, files: Readonly<Record<string, string>>) {
  const settings = `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
SITE_TIMEZONE = "America/New_York"
${permalinks && `PERMALINKS = "${permalinks}"`}
`;
  for (const [file, content] of Object.entries({ 'wrangler.toml': settings, ...files })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  const outcome = await compile({ root, now: NOW, frozen: false });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return { ask: openSite(root, NOW), warnings: outcome.warnings.map(({ message }) => message) };
}

const article = (fields: string, title: string): string =>
  `---\n${fields}\n---\n# ${title}\n\nText.\n`;

const JEKYLL = {
  'seeds/_posts/2020-05-06-a-walk.md': article('categories: Sea walks', 'Walking'),
  'seeds/news/_posts/2020-12-31-late.md': article('date: 2021-01-01 03:30 +0000', 'Late'),
};

const HUGO = {
  'seeds/content/posts/kim.md': article('date: 2020-05-06T01:00:00Z', 'A Café'),
  'seeds/content/notes/deep/one/index.md': article('date: 2020-05-06\nslug: uno', 'Uno'),
};

const WORDPRESS = {
  'seeds/kim.md': article(
    'date: 2020-05-06\nslug: kim\nwordpress_id: 12\ncategories: [Long Walks]\nauthor: Ada Ng',
    'Kim',
  ),
  'seeds/bo.md': article('date: 2020-05-07\nguid: https://old.test/?p=13', 'Bo'),
  'seeds/_redirects':
    '/comments/feed /rss.xml\n/author/* /authors/:splat\n/category/* /tags/:splat',
};

const GHOST = { 'seeds/kim.md': article('date: 2020-05-06\ntags: Long Walks', 'Kim') };

describe('the old addresses of a site lead on in one hop', () => {
  test.each<[string, string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    [
      'Jekyll',
      'date',
      JEKYLL,
      {
        '/sea/walks/2020/05/06/a-walk.html': 'a-walk',
        '/news/2020/12/31/late.html': 'late',
      },
    ],
    ['Jekyll', 'pretty', JEKYLL, { '/news/2020/12/31/late/': 'late' }],
    ['Jekyll', 'ordinal', JEKYLL, { '/news/2020/366/late.html': 'late' }],
    ['Jekyll', 'weekdate', JEKYLL, { '/sea/walks/2020/W19/Wed/a-walk.html': 'a-walk' }],
    ['Jekyll', 'none', JEKYLL, { '/sea/walks/a-walk.html': 'a-walk' }],
    [
      'Jekyll',
      '/:short_year/:i_month/:i_day/:short_month/:title',
      JEKYLL,
      {
        '/20/5/6/May/a-walk': 'a-walk',
        '/20/5/6/May/walking/': 'a-walk',
      },
    ],
    [
      'Jekyll in a folder, with its configuration',
      'date',
      {
        'seeds/jk/_config.yml': '',
        'seeds/jk/_posts/2020-05-06-a-walk.md': article('', 'Walking'),
        'seeds/jk/news/_posts/2020-12-31-Late & more.md': article('', 'Late'),
      },
      {
        '/2020/05/06/a-walk.html': 'a-walk',
        '/2020/05/06/a-walk': 'a-walk',
        '/news/2020/12/31/Late-&-more.html': 'late-and-more',
      },
    ],
    [
      'Jekyll in a folder, without it and beside other articles',
      '/:categories/:year/:title/',
      {
        'seeds/000.txt': 'Sample\n\nBy Ada Ng\n\nA text of its own.\n',
        'seeds/blog/_posts/2020-05-06-a-walk.md': article('', 'Walking'),
      },
      { '/2020/a-walk/': 'a-walk', '/blog/2020/a-walk/': 'a-walk' },
    ],
    [
      'Hugo in a folder, whose pages have their own addresses',
      '/:year/:month/:slug/ /:sections/:filename/',
      {
        'seeds/hg/hugo.toml': '',
        'seeds/hg/content/post/2021/Weird.md': article(
          'title: Weird "Title" & Co.\ndate: 2021-01-01T12:00:00Z\naliases: weird-old',
          'W',
        ),
        'seeds/hg/content/about.md': article('title: About', 'About'),
      },
      {
        '/2021/01/weird-title-co./': 'weird',
        '/post/2021/weird/': 'weird',
        '/2021/01/weird-old/': 'weird',
        '/about/': 'about',
      },
    ],
    [
      'Jekyll, whose pages have them too',
      'date',
      { ...JEKYLL, 'seeds/about.md': article('layout: page', 'About') },
      { '/about/': 'about', '/about.html': 'about' },
    ],
    [
      'Hugo',
      '/:year/:month/:slug',
      HUGO,
      {
        '/2020/05/kim/': 'kim',
        '/2020/05/a-caf%C3%A9/': 'kim',
        '/2020/05/uno/': 'uno',
      },
    ],
    [
      'Hugo',
      '/:section/:monthname/:weekdayname/:filename /:sections/:slug/',
      HUGO,
      {
        '/posts/may/tuesday/kim': 'kim',
        '/notes/deep/uno/': 'uno',
      },
    ],
    [
      'Jekyll',
      '/:slugified_categories/:long_month/:long_day/:w_year/:w_day/:name:output_ext /:short_month/:short_day/:title/',
      JEKYLL,
      {
        '/sea/walks/May/Wednesday/2020/3/a-walk.html': 'a-walk',
        '/MAY/WED/a-walk': 'a-walk',
      },
    ],
    [
      'Jekyll',
      '/:collection/:path/',
      { 'seeds/docs/setup/Kim.md': article('date: 2020-05-06', 'K') },
      { '/docs/setup/Kim/': 'kim' },
    ],
    [
      'Hugo',
      '/:2006/:01/:02/:slugorcontentbasename :Jan/:Monday-:2/:contentbasename/ /:06/:yearday/:weekday/:slug/',
      HUGO,
      {
        '/2020/05/05/kim/': 'kim',
        '/2020/05/06/uno/': 'uno',
        '/may/tuesday-5/kim/': 'kim',
        '/20/127/3/uno/': 'uno',
      },
    ],
    [
      'Hugo',
      '/a/:sections[1:]/:slug/ /b/:sections[last]/:slug/ /c/:sections[0]/:slug/ /d/:sections[:last]/:slug/ /:sectionslugs/:filename/',
      HUGO,
      {
        '/a/deep/uno/': 'uno',
        '/a/kim/': 'kim',
        '/b/deep/uno/': 'uno',
        '/c/notes/uno/': 'uno',
        '/d/notes/uno/': 'uno',
        '/posts/kim/': 'kim',
      },
    ],
    [
      'Hugo',
      '/:year/:title/',
      { 'seeds/content/a.md': article('date: 2020-05-06', "What's new in 1.2? A & B") },
      { '/2020/whats-new-in-1.2-a-b/': 'a' },
    ],
    [
      'Hexo',
      ':year/:month/:day/:title/ :category/:title.html :title-:hash/ /:timestamp',
      {
        'seeds/source/_posts/lorem/hello-world.md': article(
          'date: 2013-07-14 17:01:34\ncategories: [foo, bar]',
          'Hello',
        ),
      },
      {
        '/2013/07/14/lorem/hello-world/': 'hello-world',
        '/2013/07/14/hello-world/': 'hello-world',
        '/foo/bar/hello-world.html': 'hello-world',
        '/hello-world-0a31a273d677/': 'hello-world',
        '/1373835694': 'hello-world',
      },
    ],
    [
      'WordPress',
      '/%category%/%postname%/ /index.php/%year%/%postname%',
      {
        'seeds/kim.md': article(
          'date: 2020-05-06\ncategories: [Travel, Q&A, Spain]',
          "Kim's Café & Bar",
        ),
      },
      {
        '/travel/kim/': 'kim',
        '/spain/kim/': 'kim',
        '/qa/kims-cafe-bar/': 'kim',
        '/travel/q-a/spain/kim/': 'kim',
        '/index.php/2020/kims-cafe-bar/': 'kim',
      },
    ],
    [
      'WordPress, by a rule for the parents of categories',
      '/%category%/%postname%/',
      {
        'seeds/kim.md': article('date: 2020-05-06\ncategories: [Spain]', 'Kim'),
        'seeds/_redirects': '/travel/* /:splat',
      },
      { '/travel/spain/kim/': 'kim' },
    ],
    [
      'Blogger, Substack and Docusaurus',
      '/{year}/{month}/{slug}.html /p/{slug} /blog/:year/:month/:day/:slug',
      { 'seeds/2020-05-06-kim.md': article('authors: Ada', 'Kim') },
      {
        '/2020/05/kim.html': 'kim',
        '/p/kim': 'kim',
        '/blog/2020/05/06/kim': 'kim',
      },
    ],
    [
      'Hugo, of an alias next to it,',
      '/:year/:month/:slug/',
      {
        'seeds/content/post/kim.md': article('date: 2020-05-06\naliases: [was-kim, /old/]', 'Kim'),
      },
      {
        '/2020/05/was-kim/': 'kim',
        '/post/was-kim/': 'kim',
        '/articles/was-kim': 'kim',
        '/old/': 'kim',
      },
    ],
    [
      'WordPress',
      '/%year%/%monthnum%/%day%/%postname%/',
      WORDPRESS,
      {
        '/2020/05/06/kim/': 'kim',
        '/2020/05/07/bo': 'bo',
        '/?p=12': 'kim',
        '/index.php?p=13': 'bo',
      },
    ],
    [
      'WordPress',
      '/:category/:post_id/:author/:postname',
      WORDPRESS,
      {
        '/long-walks/12/ada-ng/kim/': 'kim',
      },
    ],
    [
      'Ghost',
      '/{slug}/ /{primary_tag}/{year}/{slug}/',
      GHOST,
      {
        '/kim/': 'kim',
        '/long-walks/2020/kim/': 'kim',
      },
    ],
  ])('%s with %s', async (_, permalinks, files, expected) => {
    const { ask } = await move(permalinks, files);
    for (const [from, slug] of Object.entries(expected)) {
      const response = await ask(from);
      expect([from, response.status, response.headers.get('location')]).toEqual([
        from,
        301,
        `/articles/${slug}`,
      ]);
    }
  });

  test('also those of feeds and lists, by rules', async () => {
    const { ask, warnings } = await move('/%year%/%postname%/', WORDPRESS);
    expect(warnings).toEqual([]);
    for (const [from, to] of [
      ['/comments/feed/', '/rss.xml'],
      ['/author/ada-ng/', '/authors/ada-ng'],
      ['/category/long-walks/', '/tags/long-walks'],
      ['/?feed=rss2', '/rss.xml'],
      ['/feed/', '/rss.xml'],
    ] as const) {
      expect((await ask(from)).headers.get('location')).toBe(to);
    }
  });
});

test('without patterns, an alias is next to the address that an article states, and in its folder', async () => {
  const { ask, warnings } = await move('', {
    'seeds/content/post/ada/index.md': article('url: /blog/ada/\naliases: [was-ada]', 'Ada'),
    'seeds/content/post/bo.md': article('aliases: [was-bo]', 'Bo'),
  });
  for (const [path, slug] of [
    ['/blog/was-ada/', 'ada'],
    ['/post/was-ada/', 'ada'],
    ['/post/was-bo/', 'bo'],
  ]) {
    expect((await ask(path ?? '')).headers.get('location')).toBe(`/articles/${slug}`);
  }
  expect(warnings).toEqual([]);
});

test('an article without a part of the pattern is told, but not a page, or one that states its address', async () => {
  const { warnings } = await move('/:year/:title/', {
    'seeds/_posts/a.md': article('layout: post', 'A'),
    'seeds/about.md': article('layout: page', 'About'),
    'seeds/notes.md': article('permalink: /my/notes/', 'Notes'),
  });
  expect(warnings).toEqual([expect.stringContaining('its old address has "year"')]);
});

test('links between articles may use the old addresses', async () => {
  const { ask, warnings } = await move('/:year/:day-:month/:title.html', {
    'seeds/kim.md': article('date: 2020-05-06', 'Kim'),
    'seeds/bo.md': `${article('wordpress_id: 9\ndate: 2020-05-07', 'Bo')}\n[Kim](/2020/06-05/kim.html) [Bo](/?p=9)\n`,
  });
  expect(warnings).toEqual([]);
  const page = await (await ask('/articles/bo')).text();
  expect(page).toContain('href="/articles/kim"');
});

test('without patterns, no address is made up', async () => {
  const { ask } = await move('', GHOST);
  expect((await ask('/kim/')).status).toBe(404);
});
