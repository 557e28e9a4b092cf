import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { createReadOwn } from '../../src/compile/own-addresses.ts';
import { createRoot, NOW } from '../support/build-tree.ts';
import { openSite } from '../support/open-site.ts';

const SETTINGS = `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;

const PICTURE = path.join(
  import.meta.dirname,
  '../fixtures/dialects/gatsby/seeds/content/assets/pier.png',
);

let root = '';

beforeEach(() => {
  root = createRoot();
});

afterEach(() => rmSync(root, { recursive: true }));

async function build(files: Readonly<Record<string, string>>, pictures: readonly string[] = []) {
  for (const [file, text] of Object.entries({ 'wrangler.toml': SETTINGS, ...files })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  for (const picture of pictures) cpSync(PICTURE, path.join(root, picture));
  const outcome = await compile({ root, now: NOW, frozen: false });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return {
    told: outcome.warnings.map(({ file, line, message }) => `${file}:${line} ${message}`),
    ask: openSite(root, NOW),
  };
}

const leadsTo = (response: Response): string =>
  `${response.status} ${response.headers.get('location')?.replace(/-[\da-f]{12}\./, '-….') ?? ''}`;

test('a URL is the own one with http and www too, and no other host is', () => {
  const readOwn = createReadOwn('https://news.test');
  expect(
    [
      'https://news.test/a?b#c',
      'http://www.news.test',
      'https://x.test/news.test',
      'mailto:a@news.test',
      '/a',
    ].map(readOwn),
  ).toEqual(['/a?b#c', '/', undefined, undefined, undefined]);
});

describe('an absolute URL of the site itself', () => {
  test('that leads to something here is as one without the host', async () => {
    const { told, ask } = await build(
      {
        'seeds/kim.md': '---\naliases: /2020/kim/\ntags: Sea\n---\n# Kim\n\nText.\n',
        'seeds/bo.md': `---
image: https://news.test/img/pier.png
---
# Bo

<p class="x" title="a > b"><a href="http://www.news.test/2020/kim/?a=1&amp;b=2#c">k</a> <code>href="https://news.test/none"</code></p>

![The pier](https://news.test/img/pier.png) [t](https://news.test/category/Sea/) ![too](img/pier.png)
[home](https://news.test) [elsewhere](https://x.test/none)
`,
      },
      ['seeds/img/pier.png'],
    );
    expect(told).toEqual([]);
    const html = await (await ask('/articles/bo')).text();
    expect(html).toContain('<a href="/articles/kim?a=1&amp;b=2#c">k</a>');
    expect(html).toContain('<code>href="https://news.test/none"</code>');
    expect(html).toContain('<a href="/tags/sea">t</a>');
    expect(html).toContain('<a href="https://x.test/none">elsewhere</a>');
    expect(html.match(/<img[^>]* src="\/media\/pier-[\da-f]{12}\.png"/g)?.length).toBeGreaterThan(
      1,
    );
    const { items } = JSON.parse(await (await ask('/feed.json')).text());
    expect(JSON.stringify(items)).toMatch(/"image":"https:\/\/news\.test\/media\/pier-/);
  });

  test('that leads nowhere is told with its line, and stays', async () => {
    const { told, ask } = await build({
      'seeds/bo.md': `---
image: https://news.test/wp-content/a.jpg
audio: https://news.test/b.mp3
---
# Bo

![A](https://news.test/wp-content/a.jpg)

[c](https://news.test/category/none/)
`,
    });
    expect(told.map((each) => each.replace(/;.*/, ''))).toEqual([
      'seeds/bo.md:2 image: "https://news.test/wp-content/a.jpg" is at your SITE_URL, where nothing is once it leads here',
      'seeds/bo.md:3 audio: "https://news.test/b.mp3" is at your SITE_URL, where nothing is once it leads here',
      'seeds/bo.md:7 "https://news.test/wp-content/a.jpg" is at your SITE_URL, where nothing is once it leads here',
      'seeds/bo.md:9 the link "https://news.test/category/none/" leads nowhere on this site',
      expect.stringContaining('nobody knows how large the file is'),
      expect.stringContaining('the feed is not a podcast yet'),
    ]);
    const html = await (await ask('/articles/bo')).text();
    expect(html).toContain('src="https://news.test/wp-content/a.jpg"');
    expect(html).toContain('href="https://news.test/category/none/"');
  });
});

describe('the old address of a file that an article uses leads to the file', () => {
  test.each<[string, Readonly<Record<string, string>>, string, readonly string[]]>([
    [
      'Jekyll',
      { 'seeds/_posts/2020-01-02-a.md': '# A\n\n![x](/assets/img/a.png)\n' },
      'seeds/assets/img/a.png',
      ['/assets/img/a.png'],
    ],
    [
      'Jekyll in a folder',
      {
        'seeds/jk/_config.yml': '',
        'seeds/jk/_posts/2020-01-02-a.md': '# A\n\n![x](/assets/a.png)\n',
      },
      'seeds/jk/assets/a.png',
      ['/assets/a.png', '/assets/a.png/', '/jk/assets/a.png'],
    ],
    [
      'Hugo',
      { 'seeds/content/post/a.md': '# A\n\n![x](/images/ä%20b.png)\n' },
      'seeds/static/images/ä b.png',
      ['/images/%c3%a4%20b.png'],
    ],
    [
      'a bundle of Hugo',
      { 'seeds/content/post/a/index.md': '---\naliases: /2020/a/\n---\n# A\n\n![x](a.png)\n' },
      'seeds/content/post/a/a.png',
      ['/post/a/a.png', '/2020/a/a.png'],
    ],
    [
      'WordPress',
      { 'seeds/a.md': '# A\n\n![x](https://news.test/wp-content/uploads/a.png)\n' },
      'seeds/wp-content/uploads/a.png',
      ['/wp-content/uploads/a.png'],
    ],
  ])('%s', async (_, files, picture, paths) => {
    mkdirSync(path.dirname(path.join(root, picture)), { recursive: true });
    const { ask } = await build(files, [picture]);
    for (const each of paths)
      expect(leadsTo(await ask(each))).toMatch(/^301 \/media\/[\w-]+-…\.png$/);
  });

  test('but not of one that nobody can have seen', async () => {
    mkdirSync(path.join(root, 'seeds'), { recursive: true });
    const { ask } = await build(
      {
        'seeds/a.md': '# A\n\nText.\n',
        'seeds/draft.md': '---\ndraft: true\n---\n# B\n\n![x](b.png)\n',
        'seeds/later.md': '---\ndate: 2030-01-01\n---\n# C\n\n![x](c.png)\n',
      },
      ['seeds/b.png', 'seeds/c.png', 'seeds/d.png'],
    );
    for (const each of ['/b.png', '/c.png', '/d.png']) expect((await ask(each)).status).toBe(404);
  });

  test('and a rule leads there too', async () => {
    mkdirSync(path.join(root, 'seeds/pics'), { recursive: true });
    const { told, ask } = await build(
      { 'seeds/a.md': '# A\n\n![x](/pics/a.png)\n', 'seeds/_redirects': '/images/* /pics/:splat' },
      ['seeds/pics/a.png'],
    );
    expect(told).toEqual([]);
    expect(leadsTo(await ask('/images/a.png'))).toBe('301 /media/a-….png');
  });
});
