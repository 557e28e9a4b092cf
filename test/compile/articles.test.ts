import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { placeSite } from '../../src/model/site-mark.ts';
import { useSiteFolder } from '../support/site-folder.ts';

const MARK = '\uffff';

const readHtml = (article: Article | undefined): string =>
  article ? placeSite(article.contentHtml, MARK) : '';
const LOCK = 'seeds/articles.lock.json';
const CACHE = '.build/articles';
const ASSETS = '.build/assets/media';
const MEDIA = path.join(import.meta.dirname, '../fixtures/media');
const TEXT = 'A paragraph of the text.\n';

const folder = useSiteFolder();
const { write, read, run, problems, resolve } = folder;

/** Lays a fixture beside the articles. */
const lay = (fixture: string, file: string): Promise<void> =>
  cp(path.join(MEDIA, fixture), resolve(file), { recursive: true });

async function warnings(...args: Parameters<typeof run>): Promise<readonly string[]> {
  const outcome = await run(...args);
  return 'problems' in outcome
    ? []
    : outcome.warnings.map(
        ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
      );
}

/** The articles by the words of their titles, of a compile that has to succeed. */
async function articles(...args: Parameters<typeof run>): Promise<Record<string, Article>> {
  expect(await problems(...args)).toEqual([]);
  return Object.fromEntries(
    folder.site.articles.map((article) => [
      article.title.toLowerCase().replaceAll(/\W+/g, '-'),
      article,
    ]),
  );
}

const assets = (): Promise<readonly string[]> => readdir(resolve(ASSETS)).catch(() => []);

/** Markdown with a title, and with fields. */
const markdown = (title: string, fields = '', text = TEXT): string =>
  `---\n${fields}\n---\n\n# ${title}\n\n${text}`;

describe('what is an article', () => {
  test('translations may state one slug, and are told apart', async () => {
    await write({
      'seeds/en/a.md': markdown('A', 'slug: hello\nlang: en'),
      'seeds/fr/a.md': markdown('B', 'slug: hello\nlang: fr'),
    });
    await articles();
    expect(folder.site.articles.map(({ slug }) => slug).toSorted()).toEqual(['hello', 'hello-2']);
  });

  test('Markdown with front matter, and a page with its head', async () => {
    await write({
      'seeds/a.md': `---
date: 2021-06-18
author: Jane
tags: [x, y]
rights: © 2021 Jane
external_url: https://x.test/
canonical: https://y.test/a
aliases: [/2021/06/kim.html, old-slug]
---

# The *title*

The lead.
`,
      'seeds/b.html': `<!doctype html>
<html lang="pt-br">
<head>
<title>Ignored | Site</title>
<meta property="og:title" content="A page">
<meta name="author" content="Kim">
<meta property="article:published_time" content="2020-01-01T10:00:00+02:00">
</head>
<body><nav>Menu</nav><article><h1>A page</h1><p>Its text.</p></article></body>
</html>
`,
    });
    const { 'the-title': a, 'a-page': b } = await articles();
    expect(a).toMatchObject({
      title: 'The title',
      summary: 'The lead.',
      contentHtml: '<p>The lead.</p>',
      published: '2021-06-18T00:00:00Z',
      authors: [{ name: 'Jane', slug: 'jane' }],
      tags: [
        { name: 'x', slug: 'x' },
        { name: 'y', slug: 'y' },
      ],
      rights: '© 2021 Jane',
      externalUrl: 'https://x.test/',
      canonical: 'https://y.test/a',
    });
    expect(b).toMatchObject({
      contentHtml: '<p>Its text.</p>',
      published: '2020-01-01T08:00:00Z',
      authors: [{ name: 'Kim' }],
      language: 'pt-BR',
    });
    expect(folder.site.redirects.toSorted((x, y) => (x.from < y.from ? -1 : 1))).toEqual([
      { from: '/2021/06/kim.html', to: '/articles/a' },
      { from: '/articles/old-slug', to: '/articles/a' },
      // In Hugo, an alias without a slash is next to the address of the article.
      { from: '/old-slug', to: '/articles/a' },
    ]);
  });

  test('the sidecar wins over the front matter', async () => {
    await write({
      'seeds/a.md': markdown('Title', 'rights: front\nsummary: front'),
      'seeds/a.yaml': 'rights: beside\n',
    });
    expect((await articles()).title).toMatchObject({ rights: 'beside', summary: 'front' });
  });

  test('mistakes in front matter have their places in the file', async () => {
    await write({
      'seeds/a.md': markdown('T', 'title: x\npubished: 2021-06-18\ndate: x'),
    });
    expect(await problems()).toEqual([
      'seeds/a.md:3:1 there is no field "pubished"; did you mean "published"?',
      'seeds/a.md:4:7 date: "x" is not a date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
    ]);
  });

  test('an index takes the name of its folder, unless it says otherwise', async () => {
    await write({
      'seeds/index.md': markdown('At the top'),
      'seeds/2021/norway/index.md': markdown('A trip'),
      'seeds/sweden/index.md': markdown('Another trip', 'slug: stockholm'),
      'seeds/finland/index.txt': `A third trip\n\n${TEXT}`,
    });
    await articles();
    expect(folder.site.articles.map(({ slug }) => slug).toSorted()).toEqual([
      'at-the-top',
      'finland',
      'norway',
      'stockholm',
    ]);
  });

  test('notes and hidden files are skipped, folders are not', async () => {
    await write({
      'seeds/deep/down/a.md': markdown('A'),
      'seeds/README.md': '# Notes',
      'seeds/_set-aside/b.md': '# B',
      'seeds/.git/c.md': '# C',
      'seeds/#d.md#': '# D',
      'seeds/e.md~': '# E',
      'seeds/_e.docx': 'E',
    });
    expect(Object.keys(await articles())).toEqual(['a']);
  });

  test('a document that nothing uses is named, a picture is not', async () => {
    await write({ 'seeds/a.md': markdown('A') });
    await lay('photo.jpg', 'seeds/photo.jpg');
    expect(await warnings()).toEqual([]);
    expect(await assets()).toEqual([]);
    await lay('letter.docx', 'seeds/letter.docx');
    expect(await warnings()).toEqual([
      'seeds/letter.docx:1:1 this is a Word document, which Tidings does not read; convert it to Markdown, or put "_" before its name to skip it',
    ]);
    await write({ 'seeds/a.md': markdown('A', 'attachments: letter.docx') });
    const { a } = await articles();
    expect(a?.attachments).toMatchObject([{ byteLength: expect.any(Number) }]);
  });
});

describe('when it was published', () => {
  const DATED = 'Title\n\nBy Jane Doe\n\nJune 18, 2021\n\nA paragraph of the text.\n';

  test.each([
    [
      'a field before all',
      { 'seeds/2019-01-02-a.txt': DATED, 'seeds/2019-01-02-a.yaml': 'date: 2018-03-04' },
      '2018-03-04T00:00:00Z',
      'a field',
    ],
    [
      'the text before the file',
      { 'seeds/2019-01-02-a.txt': DATED },
      '2021-06-18T00:00:00Z',
      'the text',
    ],
    [
      'the name of the file',
      { 'seeds/2019-01-02-a.md': markdown('Title') },
      '2019-01-02T00:00:00Z',
      'the file name',
    ],
    [
      'a name that is only a day',
      { 'seeds/2019-01-02.md': markdown('Title') },
      '2019-01-02T00:00:00Z',
      'the file name',
    ],
  ])('%s', async (_, files, published, publishedFrom) => {
    await write(files);
    expect((await articles()).title?.published).toBe(published);
    expect(await run()).toMatchObject({ published: [{ publishedFrom }] });
  });

  test.each([
    ['a day that no calendar has', 'seeds/2019-02-30-a.md'],
    ['a number that goes on', 'seeds/2019-02-281.md'],
  ])('%s is none', async (_, file) => {
    await write({ [file]: markdown('Title') });
    expect((await articles()).title).not.toHaveProperty('published');
  });

  test('a day to come does not date an article if the text names it, and schedules it if a field does', async () => {
    await write({ 'seeds/a.txt': DATED });
    expect((await articles('2020-01-01')).title).not.toHaveProperty('published');
    await write({ 'seeds/a.yaml': 'date: 2021-06-18' });
    expect(await run('2020-01-01')).toMatchObject({
      published: [],
      withheld: [{ file: 'seeds/a.txt', reason: 'scheduled for 2021-06-18T00:00:00Z' }],
    });
  });

  test('the file name dates an article whose text names a day to come', async () => {
    await write({ 'seeds/2019-01-02-a.txt': DATED });
    expect((await articles('2020-01-01')).title?.published).toBe('2019-01-02T00:00:00Z');
  });

  test('a day to come that has come dates the article once it is edited, not before', async () => {
    await write({ 'seeds/a.txt': DATED });
    const before = await articles('2020-01-01');
    await write({ 'seeds/b.md': markdown('B') });
    expect((await articles('2022-01-01')).title).toEqual(before.title);
    expect(await problems('2022-01-02', { frozen: true })).toEqual([]);
    await write({ 'seeds/a.txt': `${DATED}More.\n` });
    expect((await articles('2022-01-03')).title?.published).toBe('2021-06-18T00:00:00Z');
  });
});

describe('a link to another article', () => {
  const LINKS = '[x](../b.md#x) [x](../b?q=1) [x](/trips/) [x](../trips) [x](https://z.test/b.md)';

  test('leads to its page, in each way to write it', async () => {
    await write({
      'seeds/sub/a.md': markdown('A', '', LINKS),
      'seeds/b.md': markdown('B', 'slug: bee'),
      'seeds/trips/index.md': markdown('C'),
    });
    const { a } = await articles();
    expect([...readHtml(a).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      `${MARK}/articles/bee#x`,
      `${MARK}/articles/bee?q=1`,
      `${MARK}/articles/trips`,
      `${MARK}/articles/trips`,
      'https://z.test/b.md',
    ]);
  });

  test('is text while that is a draft', async () => {
    await write({
      'seeds/a.md': markdown('A', '', '[to b](b.md)'),
      'seeds/b.md': markdown('B', 'draft: true'),
    });
    expect((await articles()).a?.contentHtml).toBe('<p><a>to b</a></p>');
    expect((await articles('2024-01-01', { drafts: true })).a?.contentHtml).toBe(
      `<p><a href="${MARK}/articles/b">to b</a></p>`,
    );
  });

  test('that leads nowhere is a warning at its place, and is text', async () => {
    await write({
      'seeds/a.md': markdown('A', '', 'See [c](c.md)\nor [e](../../e.md).\n'),
      'seeds/b.html': '<h1>B</h1>\n<p>See <a href="d.html">d</a></p>',
    });
    const dead = (url: string): string =>
      `there is no file for the link "${url}"; fix the link, or use a full URL`;
    expect((await warnings()).map((each) => each.replace(/:\d+ /, ': '))).toEqual(
      expect.arrayContaining([
        `seeds/a.md:7: ${dead('c.md')}`,
        `seeds/a.md:8: ${dead('../../e.md')}`,
        `seeds/b.html:2: ${dead('d.html')}`,
      ]),
    );
    expect((await articles()).a).toMatchObject({
      contentHtml: '<p>See <a>c</a>\nor <a>e</a>.</p>',
      contentMarkdown: 'See c\nor e.',
    });
  });
});

describe('a picture', () => {
  const PICTURE = '![A photo](photo.jpg)\n\nText.\n';
  const SRC = /src="\uffff\/media\/(photo-[0-9a-f]{12}\.jpg)" width="40" height="30"/;

  test('is published under its content, with its size', async () => {
    await write({ 'seeds/a.md': markdown('A', 'image: { file: photo.jpg, alt: B }', PICTURE) });
    await lay('photo.jpg', 'seeds/photo.jpg');
    const { a } = await articles();
    const [, name = ''] = SRC.exec(readHtml(a)) ?? [];
    expect(a?.image).toMatchObject({
      url: `${MARK}/media/${name}`,
      mediaType: 'image/jpeg',
      width: 40,
      height: 30,
      alt: 'B',
    });
    expect(await assets()).toEqual([name]);
    expect(await readFile(resolve(`${ASSETS}/${name}`))).toEqual(
      await readFile(path.join(MEDIA, 'photo.jpg')),
    );
  });

  test('is published once for all articles that show it, and as long as one does', async () => {
    await write({
      'seeds/a.md': markdown('A', '', PICTURE),
      'seeds/sub/b.md': markdown('B', '', '![A photo](/photo.jpg) ![A photo](../photo.jpg) Text.'),
    });
    await lay('photo.jpg', 'seeds/photo.jpg');
    await articles();
    const before = await assets();
    expect(before).toHaveLength(1);
    await write({ 'seeds/a.md': markdown('A') });
    await articles('2024-01-02');
    expect(await assets()).toEqual(before);
    await write({ 'seeds/sub/b.md': markdown('B') });
    await articles('2024-01-03');
    expect(await assets()).toEqual([]);
  });

  test('replaced under its name is a change of the article', async () => {
    await write({ 'seeds/a.md': markdown('A', '', PICTURE) });
    await lay('photo.jpg', 'seeds/photo.jpg');
    const before = (await articles()).a;
    await lay('turned.jpg', 'seeds/photo.jpg');
    const after = (await articles('2024-01-02')).a;
    expect(after).toMatchObject({ id: before?.id, updated: '2024-01-02T12:00:00Z' });
    expect(after?.contentHtml).toContain('width="30" height="40"');
    expect(after?.contentHtml).not.toMatch(SRC);
    expect(await assets()).toHaveLength(1);
  });

  test('that is missing, or no picture, is a warning at its place', async () => {
    await write({
      'seeds/a.md': markdown('A', 'title: A\nimage: none.jpg', 'Text.\n\n![x](sub/gone.jpg)\n'),
      'seeds/b.md': markdown('B', '', '![x](fake.png)\n\nText.\n'),
      'seeds/fake.png': '<!doctype html><p>No picture.',
    });
    expect(await warnings()).toEqual([
      'seeds/a.md:3:8 image: there is no file seeds/none.jpg; add it, or fix the path',
      expect.stringMatching(
        /^seeds\/a\.md:10:\d+ there is no file seeds\/sub\/gone\.jpg; add it, or fix the path$/,
      ),
      expect.stringMatching(
        /^seeds\/b\.md:7:\d+ seeds\/fake\.png: this ends in \.png, but contains HTML; replace it with an image, or rename it$/,
      ),
    ]);
  });

  test('outside of the folder is not read', async () => {
    await lay('photo.jpg', 'photo.jpg');
    await write({ 'seeds/a.md': markdown('A', 'image: ../photo.jpg') });
    expect(await problems()).toEqual([expect.stringMatching(/^seeds\/a\.md:2:8 image: .*; /)]);
    expect(await assets()).toEqual([]);
  });

  test('of a draft is not published', async () => {
    await write({ 'seeds/a.md': markdown('A', 'draft: true', PICTURE) });
    await lay('photo.jpg', 'seeds/photo.jpg');
    expect(await articles()).toEqual({});
    expect(await assets()).toEqual([]);
    await articles('2024-01-01', { drafts: true });
    expect(await assets()).toHaveLength(1);
    await articles();
    expect(await assets()).toEqual([]);
  });
});

test('audio has the type, size and duration of its file; of audio elsewhere only what is known', async () => {
  await write({
    'seeds/a.md': markdown('A', 'audio: cbr.mp3'),
    'seeds/b.md': markdown('B', 'audio: { file: cbr.mp3, duration: 1:15, title: T }'),
    'seeds/c.md': markdown('C', 'audio: https://x.test/c.mp3'),
  });
  await lay('cbr.mp3', 'seeds/cbr.mp3');
  const { a, b, c } = await articles();
  expect(a?.audio).toMatchObject({ mediaType: 'audio/mpeg', duration: 2 });
  expect(b?.audio).toMatchObject({ url: a?.audio?.url, duration: 75, title: 'T' });
  expect(a?.audio?.byteLength).toBe((await readFile(path.join(MEDIA, 'cbr.mp3'))).length);
  expect(c?.audio).toEqual({ url: 'https://x.test/c.mp3', mediaType: 'audio/mpeg' });
});

test('a preview of drafts shows what is scheduled too, and leaves the lock as it is', async () => {
  await write({
    'seeds/a.md': markdown('A'),
    'seeds/b.md': markdown('B', 'draft: true'),
    'seeds/c.md': markdown('C', 'date: 2030-01-01'),
  });
  expect(await run()).toMatchObject({ published: [{ file: 'seeds/a.md' }] });
  const lock = await read(LOCK);
  expect(Object.keys(await articles('2024-01-02', { drafts: true })).toSorted()).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(await read(LOCK)).toBe(lock);
  expect(await problems('2024-01-02', { drafts: true, frozen: true })).toEqual([]);
  await write({ 'seeds/d.md': markdown('D') });
  expect(Object.keys(await articles('2024-01-03', { drafts: true }))).toContain('d');
  expect(await read(LOCK)).toBe(lock);
});

describe('a sidecar overrides how a raw text was read', () => {
  const RAW = 'Title\n\nFirst line of it.\n\n191\n\nA harbour at night.\n\nThe last line of it.\n';

  test('by numbers and by texts', async () => {
    await write({
      'seeds/a.txt': RAW,
      'seeds/a.yaml': 'drop: The last line\nkeep: 5\ncaption: [A harbour]',
    });
    const content = (await articles()).title?.contentHtml ?? '';
    expect(content).toContain('<p>191</p>');
    expect(content).toMatch(/<figcaption>A harbour at night\.<\/figcaption>/);
    expect(content).not.toContain('last line');
  });
});

describe('the cache of what the last compile read', () => {
  const change = async (edit: (text: string, file: string) => string): Promise<void> => {
    const [name = ''] = await readdir(resolve(CACHE));
    const file = `${CACHE}/${name}`;
    await write({ [file]: edit(await read(file), file) });
  };

  test('saves reading it again', async () => {
    await write({ 'seeds/a.md': markdown('A') });
    await articles();
    // What the cache says counts, so it was not read again.
    await change((text, file) => {
      const json = text.slice(text.indexOf('\n') + 1).replaceAll('A paragraph', 'From the cache');
      return `${createHash('sha256').update(`${file}\n${json}`).digest('base64url')}\n${json}`;
    });
    expect((await articles()).a?.contentHtml).toContain('From the cache');
    await write({ 'seeds/a.yaml': 'rights: x' });
    expect((await articles()).a?.contentHtml).toContain('A paragraph');
  });

  test('forgets an article that is gone', async () => {
    const names = Array.from({ length: 9 }, (_, number) => `seeds/${number}.md`);
    await write(Object.fromEntries(names.map((name) => [name, markdown(name)])));
    await articles();
    expect((await readdir(resolve(CACHE))).length).toBeGreaterThan(1);
    for (const name of names.slice(1)) await rm(resolve(name));
    await articles();
    expect(await readdir(resolve(CACHE))).toHaveLength(1);
  });

  test.each([
    ['half of it', (text: string) => text.slice(0, text.length / 2)],
    [
      'of another program',
      (text: string) =>
        text
          .replace(/"version":"[^"]*"/, '"version":"x"')
          .replaceAll('A paragraph', 'From the cache'),
    ],
    ['nothing', () => ''],
    ['something else', () => 'null'],
    [
      'nothing of its own',
      (text: string) => text.replace(/"parsedArticles":.*/, '"parsedArticles":null}'),
    ],
    ['no article', (text: string) => text.replace(/"parsedArticles":.*/, '"parsedArticles":{}}')],
  ])('may be damaged: %s', async (_, damage) => {
    await write({ 'seeds/a.md': markdown('A') });
    const before = await articles();
    await change(damage);
    expect(await articles()).toEqual(before);
  });
});
