import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { type ImportReport, importExport } from '../../src/import/import-export.ts';
import { writePost, writeWxr } from '../support/made-export.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';
import { createSettings } from '../support/settings.ts';

const NOW = Date.parse('2024-03-01T10:00:00Z');
const SITE_URL = 'https://news.test';

interface Moved {
  readonly folder: MadeFolder;
  readonly report: ImportReport;
  /** Where an old address leads to. */
  readonly follow: (address: string) => Promise<string | number>;
}

/** Imports an export, and compiles it. */
const move = (content: string, work: (moved: Moved) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    const { root, write, compile } = folder;
    await write('export.xml', content);
    const report = await importExport({ root, file: 'export.xml', now: NOW });
    expect(await compile(NOW)).not.toHaveProperty('problems');
    const app = createApp(await readLibrary(root), createSettings({ SITE_URL }), () => NOW);
    const follow = async (address: string) => {
      const { status, headers } = await app.request(`${SITE_URL}${address}`);
      return headers.get('location') ?? status;
    };
    await work({ folder, report, follow });
  }, SITE_URL);

const named = (name: string) => ({ more: `<wp:post_name>${name}</wp:post_name>` });

test('posts of a WordPress in a folder that are told by queries have addresses and names of their own', () =>
  move(
    writeWxr(
      [1, 2]
        .map((number) => {
          const link = `http://plain.example/blog/?p=${number}`;
          const text = `To <a href="http://plain.example/blog/?p=2#x">two</a>.`;
          return writePost(number, text, { link, guid: link, ...named(`post-no-${number}`) });
        })
        .join(''),
      'http://plain.example/blog',
    ),
    async ({ report, follow, folder }) => {
      expect(report.written.toSorted()).toEqual([
        '2020-01-01-post-no-1.html',
        '2020-01-01-post-no-2.html',
      ]);
      expect([await follow('/?p=1'), await follow('/?p=2')]).toEqual([
        '/articles/post-no-1',
        '/articles/post-no-2',
      ]);
      expect(await follow('/blog/')).toBe('/');
      expect(report.looks).toContainEqual(
        expect.objectContaining({
          what: 'an address with a query in a folder, as /blog/?p=1: only /?p=1 leads on',
        }),
      );
      const text = await readFile(
        path.join(folder.root, 'seeds/wordpress/2020-01-01-post-no-1.html'),
        'utf8',
      );
      expect(text).toContain('<a href="/?p=2#x">two</a>');
    },
  ));

test('a post of WordPress is found by its number, though its id does not have it', () =>
  move(
    writeWxr(
      writePost(34, 'x', { guid: 'https://old.example.org/2022/gulls/' }) +
        writePost(
          35,
          'To <a href="https://old.example.org/?p=34">gulls</a>, <a href="https://old.example.org/?p=99">none</a>.',
        ),
    ),
    async ({ follow, folder }) => {
      expect(await follow('/?p=34')).toBe('/articles/a-34');
      expect(await follow('/?page_id=35')).toBe('/articles/a-35');
      const text = await readFile(
        path.join(folder.root, 'seeds/wordpress/2020-01-01-a-35.html'),
        'utf8',
      );
      expect(text).toContain('<a href="/?p=34">gulls</a>');
      expect(text).toContain('<a href="https://old.example.org/?p=99">none</a>');
    },
  ));

test('two posts whose ids have one number are published, and one of them is found by it', () =>
  move(
    writeWxr(
      writePost(5, 'One.') +
        writePost(6, 'Two.', { guid: 'http://older.example.org/?p=5' }) +
        writePost(5, 'Three.', { link: 'https://old.example.org/c/', guid: 'c' }),
    ),
    async ({ report, follow }) => {
      expect(report.counts.articles).toBe(3);
      expect(await follow('/?p=5')).toMatch(/^\/articles\/a-[56]$/);
      expect(await follow('/?p=6')).toBe('/articles/a-6');
      expect(await follow('/c/')).toBe('/articles/c');
    },
  ));

test.each([
  ['https://old.example.org/index.php?id=3', undefined],
  ['https://old.example.org/gulls?source=rss----1', '/gulls'],
  ['https://old.example.org/gulls.php?utm_source=feed', '/gulls.php'],
])('the address %s is told by its query, or not', (link, expected) =>
  move(
    writeWxr(writePost(3, 'x', { link })).replaceAll(
      /<wp:base_blog_url>.*?<\/wp:base_blog_url>/g,
      '',
    ),
    async ({ follow, report }) => {
      expect(report.looks.map(({ what }) => what)).toEqual(
        expected === undefined ? ['an address that is told by its query: no redirect'] : [],
      );
      if (expected !== undefined) expect(await follow(expected)).toMatch(/^\/articles\//);
    },
  ),
);
