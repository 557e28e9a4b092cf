import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { type ImportReport, importExport } from '../../src/import/import-export.ts';
import type { Site } from '../../src/model/article.ts';
import { placeSite } from '../../src/model/site-mark.ts';
import { readRss } from '../readers/packages/feedsmith.ts';
import { type MadeFolder, withFolder } from '../support/made-folder.ts';
import { createSettings } from '../support/settings.ts';
import { zip } from '../support/zip.ts';

// A small export of each system, with everything that it can have, imported and compiled. Beside each is what
// becomes of it, which a person has read: `vitest run --project node test/import/exports.test.ts -u` writes it anew.

const EXPORTS = path.join(import.meta.dirname, '../fixtures/exports');
const NOW = Date.parse('2024-03-01T10:00:00Z');
const SITE_URL = 'https://news.test';

/** An export: its file, or the folder that is packed as one; and what a publisher adds. */
interface Case {
  readonly from: string;
  readonly site?: string;
  /** Ids that readers know, all of which have to stay. */
  readonly ids: readonly string[];
  /** Old addresses of articles, all of which have to lead on. */
  readonly addresses: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  wordpress: {
    from: 'export.xml',
    ids: [11, 12, 13, 14].map((number) => `https://quay.example.org/?p=${number}`),
    addresses: ['/2020/05/06/fish-chips/', '/2019/classic-post/', '/podcast/waves/', '/about/'],
  },
  'wordpress-old': {
    from: 'export.xml',
    ids: [1, 2].map((number) => `https://knots.wordpress.com/?p=${number}`),
    addresses: ['/2010/01/01/knots/', '/2023/01/01/blocks/', '/product/rope/'],
  },
  // It states no ids: the report says so, and the old feed has them.
  squarespace: {
    from: 'export.xml',
    ids: ['tag:news.test,2024-03-01:ropes', 'tag:news.test,2024-03-01:sails'],
    addresses: ['/blog/2023/4/5/sails', '/blog/2023/4/6/ropes', '/contact'],
  },
  tumblr: {
    from: 'export.xml',
    ids: ['600001', '600002/what-the-gull-said'].map(
      (path) => `https://gulls.tumblr.com/post/${path}`,
    ),
    addresses: ['/post/600001', '/post/600002/what-the-gull-said'],
  },
  ghost: {
    from: 'export.json',
    site: 'https://old.example.org',
    // Ghost's feed has the ids of posts.
    ids: ['a', 'b', '11', '12', '13'].map((end) => `5f${end.padStart(22, '0')}`),
    addresses: ['/boats-ropes/', '/second/', '/about/', '/old-editor/', '/knots/'],
  },
  'ghost-0': {
    from: 'export.json',
    site: 'https://old.example.org',
    // Before version 1, its feed had their UUIDs.
    ids: [1, 2].map((number) => `00000000-0000-4000-8000-00000000000${number}`),
    addresses: ['/2013/12/gulls/', '/2013/12/tides/'],
  },
  feed: {
    from: 'feed.xml',
    ids: ['quay-3', 'https://quay.example.org/waves', 'quay-1'],
    addresses: ['/ropes/', '/waves'],
  },
  'feed-podcast': { from: 'feed.xml', ids: ['waves-5'], addresses: [] },
  'feed-medium': {
    from: 'feed.xml',
    ids: ['https://medium.com/p/0a1b2c3d4e5f'],
    addresses: ['/@mira/boats-0a1b2c3d4e5f'],
  },
  'feed-json': {
    from: 'feed.json',
    ids: ['http://mira.notes.example.org/2021/03/01/gulls.html', '2'],
    addresses: ['/2021/03/01/gulls.html'],
  },
  // The Blog Archive Format of Micro.blog.
  bar: {
    from: 'archive',
    ids: ['1', '2'],
    addresses: ['/2021/03/01/gulls.html', '/2021/03/02/again.html'],
  },
  'feed-atom': {
    from: 'feed.xml',
    ids: ['tag:quay.example.org,2020:hulls'],
    addresses: ['/hulls.html'],
  },
  blogger: {
    from: 'export.xml',
    // Blogger's RSS has the ids of its Atom.
    ids: [101, 104].map((number) => `tag:blogger.com,1999:blog-55.post-${number}`),
    addresses: ['/2020/02/boats.html', '/2020/02/gulls.html', '/p/about.html'],
  },
  medium: {
    from: 'medium-export',
    ids: ['https://medium.com/p/0a1b2c3d4e5f', 'https://medium.com/p/111122223333'],
    addresses: ['/boats-and-ropes-0a1b2c3d4e5f', '/@mira/waves-111122223333'],
  },
  substack: {
    from: 'export',
    // The id of an item is its address.
    ids: ['boats', 'waves', 'blocks', 'tides'].map((slug) => `https://quay.example.org/p/${slug}`),
    addresses: ['/p/boats', '/p/waves', '/p/about', '/p/blocks', '/p/tides'],
  },
  'blogger-takeout': {
    from: 'takeout',
    ids: ['tag:blogger.com,1999:blog-55.post-101'],
    addresses: ['/2020/02/boats.html', '/p/about.html'],
  },
};

/** What is of a system, and no content. */
const NO_CONTENT =
  /\[\/?(?:caption|gallery|playlist|video|wpvideo|vc_|button|dropcap|mailpoet|my_slider|polldaddy|slideshare|footnote|embed|audio|code|sourcecode|contact)|wp:|kg-|<!--|subscribe now|share this|type your email|leave a comment|on Medium, where|%%|exported from|private words|secret words/i;

async function packFolder(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  return zip(
    files.map((file) => ({ name: path.relative(folder, file), content: readFileSync(file) })),
  );
}

/** Imports an export that is in the publisher's folder. */
async function runImport(name: string, { from, site }: Case, root: string): Promise<ImportReport> {
  const source = path.join(EXPORTS, name, from);
  const isFile = path.extname(from) !== '';
  const file = isFile ? from : `${from}.zip`;
  await writeFile(
    path.join(root, file),
    isFile ? await readFile(source) : await packFolder(source),
  );
  return importExport({ root, file, site, now: NOW });
}

const showSite = ({ articles, unlisted = [], redirects }: Site): string =>
  [
    ...[...articles, ...unlisted].map(
      ({ slug, title, summary, contentHtml }) =>
        `== ${slug}\n${title}\n${summary}\n\n${placeSite(contentHtml, '')}\n`,
    ),
    `-- redirects\n${redirects.map(({ from, to }) => `${from} ${to}\n`).join('')}`,
  ].join('\n');

async function compileSite({ compile }: MadeFolder): Promise<Site> {
  const outcome = await compile(NOW);
  if ('problems' in outcome)
    throw new Error(outcome.problems.map(({ file, message }) => `${file} ${message}`).join('\n'));
  return outcome.site;
}

/** The ids in the new feed, as a reader has them. */
async function readFeedIds(root: string): Promise<readonly (string | undefined)[]> {
  const settings = createSettings({ SITE_URL });
  const app = createApp(await readLibrary(root), settings, () => NOW);
  const feed = await (await app.request(`${SITE_URL}/rss.xml`)).text();
  return (await readRss(feed)).map(({ id }) => id ?? undefined);
}

test.each(Object.entries(CASES))('an export of %s becomes articles', (name, each) =>
  withFolder(async (folder) => {
    const report = await runImport(name, each, folder.root);
    const expected = path.join(EXPORTS, name, 'expected');
    const imported = path.join(folder.root, report.folder);
    const files = readdirSync(imported);
    for (const file of files.filter((each) => each !== 'media'))
      await expect(await readFile(path.join(imported, file), 'utf8')).toMatchFileSnapshot(
        path.join(expected, file),
      );
    const { leftOut, looks, counts } = report;
    await expect(`${JSON.stringify({ counts, leftOut, looks }, null, 2)}\n`).toMatchFileSnapshot(
      path.join(EXPORTS, name, 'report.json'),
    );
    // They are written after the test where there are none yet.
    if (existsSync(expected))
      expect(files.filter((each) => each !== 'media').toSorted()).toEqual(
        readdirSync(expected).toSorted(),
      );
  }, SITE_URL),
);

test.each(Object.entries(CASES))(
  'readers of a site of %s see no rerun, no dead address and no code',
  (name, each) =>
    withFolder(async (folder) => {
      await runImport(name, each, folder.root);
      const site = await compileSite(folder);
      await expect(showSite(site)).toMatchFileSnapshot(path.join(EXPORTS, name, 'compiled.txt'));
      const shown = [...site.articles, ...(site.unlisted ?? [])].flatMap((article) => [
        article.title,
        article.summary,
        ...placeSite(article.contentHtml, '').split('\n'),
      ]);
      expect(shown.filter((text) => NO_CONTENT.test(text))).toEqual([]);
      expect((await readFeedIds(folder.root)).toSorted()).toEqual(each.ids.toSorted());
      const app = createApp(
        await readLibrary(folder.root),
        createSettings({ SITE_URL }),
        () => NOW,
      );
      for (const address of each.addresses) {
        const moved = await app.request(`${SITE_URL}${address}`);
        expect([address, moved.status]).toEqual([address, 301]);
        const there = await app.request(
          new URL(moved.headers.get('location') ?? '', SITE_URL).href,
        );
        expect(there.status).toBe(200);
      }
    }, SITE_URL),
);

test.each(Object.entries(CASES))('importing %s again changes nothing', (name, each) =>
  withFolder(async ({ root }) => {
    const { written } = await runImport(name, each, root);
    expect(await runImport(name, each, root)).toMatchObject({ written: [], kept: [] });
    expect((await runImport(name, each, root)).same.toSorted()).toEqual(written.toSorted());
  }, SITE_URL),
);
