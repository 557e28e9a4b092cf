import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { showsPicture } from '../../src/feed/shows-picture.ts';
import { ImportFailure } from '../../src/import/failure.ts';
import { type ImportOptions, importExport } from '../../src/import/import-export.ts';
import { placeSite } from '../../src/model/site-mark.ts';
import { makeRecording } from '../support/long-recording.ts';
import { writePost, writeWxr } from '../support/made-export.ts';
import { withFolder } from '../support/made-folder.ts';
import { zip } from '../support/zip.ts';

const NOW = Date.parse('2024-03-01T10:00:00Z');
const FIXTURES = path.join(import.meta.dirname, '../fixtures');

const run = (root: string, options: Partial<ImportOptions> = {}) =>
  importExport({ root, file: 'export', now: NOW, ...options });

/** Imports bytes, which has to fail: what is said, and that nothing is there. */
async function explain(content: string | Buffer): Promise<string> {
  let said = '';
  await withFolder(async ({ root }) => {
    await writeFile(path.join(root, 'export'), content);
    try {
      await run(root);
    } catch (error) {
      if (!(error instanceof ImportFailure)) throw error;
      const { file, line, column, message } = error.problem;
      said = `${file}:${line}:${column} ${message}`;
    }
    const seeds = path.join(root, 'seeds');
    expect(existsSync(seeds) ? readdirSync(seeds) : []).toEqual([]);
  });
  return said;
}

const LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
const BOMB = { name: 'posts.csv', content: Buffer.alloc(30 * 1024 * 1024) };

test.each<[string, string | Buffer, RegExp]>([
  ['a file of another kind', 'Dear all,', /^export:1:1 this is no export/],
  [
    'a cut off document',
    writeWxr(writePost(1, 'x')).slice(0, -40),
    /^export:\d+:\d+ it ends in the middle/,
  ],
  [
    'XML that is not sound, with its place',
    writeWxr('<item><title>A</tile></item>'),
    /^export:3:\d+ /,
  ],
  [
    'entities',
    writeWxr(writePost(1, 'x'), 'https://o.test', LAUGHS),
    /^export:1:\d+ it declares entities/,
  ],
  [
    'JSON that is not sound, with its place',
    '{\n "db": 1 "x": 2}',
    /^export:2:10 it is no sound JSON/,
  ],
  [
    'a path that leads out of a zip',
    zip([{ name: '../posts.csv', content: 'x' }]),
    /not a sound zip.*invalid relative path/,
  ],
  [
    'an absolute path in a zip',
    zip([{ name: '/etc/posts.csv', content: 'x' }]),
    /not a sound zip.*absolute path/,
  ],
  [
    'a zip that unpacks to very much',
    zip([BOMB]),
    /1:1 "posts.csv" is absurdly large when unpacked; import it without the zip if you trust it$/,
  ],
  [
    'a zip that says less than it has',
    zip([{ name: 'posts.csv', content: 'post_id\n'.repeat(99), claimedSize: 8 }]),
    /not a sound zip|too many bytes/,
  ],
  ['a damaged zip', zip([{ name: 'posts.csv', content: 'x' }]).subarray(0, 50), /not a sound zip/],
  [
    'a table of posts',
    'id,web_title,content_html\n1,A,<p>',
    /a table \(CSV\) cannot be imported; use/,
  ],
  ['a Markdown file', '---\ntitle: A\n---\nText.', /^export:1:1 .*copy it to seeds\//],
  ['a page', '<!DOCTYPE html><p>A', /^export:1:1 this is a page; copy it/],
  [
    'a zip of Markdown files',
    zip([
      { name: 'emails/a.md', content: 'A' },
      { name: 'emails.json', content: '[]' },
    ]),
    /^export:1:1 these are Markdown files; unpack them into seeds\//,
  ],
  [
    'an export of Tumblr',
    zip([{ name: 'posts/html/123.html', content: '<p>A' }]),
    /^export:1:1 this is an export of Tumblr.*use its feed/,
  ],
  ['a feed that is none', '<rss><channel>', /it ends in the middle/],
  ['a feed that is none in the end', '<rss></rss>', /cannot be read as RSS/],
  [
    'entities in a feed',
    `<?xml version="1.0"?>\n${LAUGHS}<rss><channel><title>A</title></channel></rss>`,
    /^export:2:16 a feed must not declare entities/,
  ],
])('%s is refused, and nothing is written', async (_, content, message) => {
  expect(await explain(content)).toMatch(message);
});

test.each([
  '../out',
  '/tmp/out',
  'a/../../out',
  '_hidden',
  '.x',
  'con',
  'a\\b',
  '',
  'node_modules',
  'a/README',
])('articles cannot go to the folder "%s"', (into) =>
  withFolder(async ({ root, write }) => {
    await write('export', writeWxr(writePost(1, 'x')));
    await expect(run(root, { into })).rejects.toThrow('this is no name of a folder in seeds/');
  }),
);

test('a file that was changed is left and told, until it is forced', () =>
  withFolder(async ({ root, write }) => {
    await write('export', writeWxr(writePost(1, 'One.') + writePost(2, 'Two.')));
    const file = 'seeds/wordpress/2020-01-01-a-1.html';
    expect((await run(root)).written).toHaveLength(2);
    const imported = await readFile(path.join(root, file), 'utf8');
    await write(file, 'Mine.');
    expect(await run(root)).toMatchObject({ written: [], kept: ['2020-01-01-a-1.html'] });
    expect(await readFile(path.join(root, file), 'utf8')).toBe('Mine.');
    expect(await run(root, { force: true })).toMatchObject({ written: ['2020-01-01-a-1.html'] });
    expect(await readFile(path.join(root, file), 'utf8')).toBe(imported);
    expect(readdirSync(path.join(root, 'seeds'))).toEqual(['wordpress']);
  }));

test('a file that is as an import left it is brought up to date', () =>
  withFolder(async ({ root, write, remove }) => {
    await write('export', writeWxr(writePost(1, 'One.') + writePost(2, 'Two.')));
    await run(root);
    await write('seeds/wordpress/2020-01-01-a-2.html', 'Mine.');
    await write('export', writeWxr(writePost(1, 'Once.') + writePost(2, 'Twice.')));
    expect(await run(root)).toMatchObject({
      written: ['2020-01-01-a-1.html'],
      kept: ['2020-01-01-a-2.html'],
    });
    await remove('.build');
    await write('export', writeWxr(writePost(1, 'One.') + writePost(2, 'Two.')));
    expect((await run(root)).written).toEqual([]);
  }));

test('what an import that was killed has left goes, and what one that runs is making stays', () =>
  withFolder(async ({ root, write }) => {
    await write('export', writeWxr(writePost(1, 'One.')));
    await write('seeds/.import-abc123/files/a.html', 'x');
    await write('seeds/.import-99999999-abc123/files/a.html', 'x');
    await write(`seeds/.import-${process.ppid}-abc123/files/a.html`, 'x');
    await run(root);
    expect(readdirSync(path.join(root, 'seeds')).toSorted()).toEqual([
      `.import-${process.ppid}-abc123`,
      'wordpress',
    ]);
  }));

test('the same articles in another folder are told', () =>
  withFolder(async ({ root, write }) => {
    await write('export', writeWxr(writePost(1, 'One.')));
    await run(root);
    expect((await run(root, { into: 'old' })).looks).toContainEqual({
      what: 'articles that are in another folder too: remove one of the two',
      count: 1,
      names: ['seeds/wordpress'],
    });
  }));

test('an import that is interrupted leaves nothing', () =>
  withFolder(async ({ root, write }) => {
    await write('export', writeWxr(writePost(1, 'One.') + writePost(2, 'Two.')));
    const controller = new AbortController();
    const interrupted = run(root, {
      onProgress: () => controller.abort(),
      signal: controller.signal,
    });
    await expect(interrupted).rejects.toThrow();
    expect(readdirSync(path.join(root, 'seeds'))).toEqual([]);
  }));

test('control characters of old databases, and names that no file can have, stop nothing', () =>
  withFolder(async ({ root, write }) => {
    const long = `https://old.example.org/${'%F0%9F%90%9F'.repeat(99)}/`;
    await write(
      'export',
      writeWxr(
        writePost(1, 'a\u0008b', { link: long }) +
          writePost(2, 'x', { link: 'https://old.example.org/..%2F..%2Fcon' }),
      ),
    );
    expect((await run(root)).written.toSorted()).toEqual([
      '2020-01-01-con.html',
      '2020-01-01-post-1.html',
    ]);
  }));

/** Serves something on this machine while work is done. */
async function withServer(listener: RequestListener, work: (base: string) => Promise<void>) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    await work(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('pictures are fetched from the hosts of the export alone, once, and again only where they failed', async () => {
  const picture = await readFile(path.join(FIXTURES, 'media/picture.png'));
  const asked: string[] = [];
  let isUp = false;
  await withServer(
    ({ url = '' }, response) => {
      asked.push(url);
      if (url === '/late.png' && !isUp) response.writeHead(503).end();
      else if (url === '/away.png')
        response.writeHead(302, { location: 'http://localhost:1/x' }).end();
      else response.end(url === '/page.png' ? '<html>' : picture);
    },
    (base) =>
      withFolder(async ({ root, write, compile }) => {
        const images = ['a.png', 'a.png', 'late.png', 'away.png', 'page.png']
          .map((name) => `<img src="${base}/${name}" srcset="${base}/big.png 2x" alt="A">`)
          .join('');
        const text = `<p>${images}<img src="http://localhost:1/b.png" alt="B"></p>`;
        await write('export', writeWxr(writePost(1, text, { link: `${base}/a-1/` }), base));
        const first = await run(root, { media: true });
        expect(asked.toSorted()).toEqual(['/a.png', '/away.png', '/late.png', '/page.png']);
        expect(first.counts.media).toBe(1);
        expect(first.looks.map(({ what }) => what)).toEqual(
          expect.arrayContaining([
            'a file that was not fetched: the host says 503',
            'a file that was not fetched: it leads to a host that the export does not name',
            'a file that was not fetched: it is neither a picture nor a recording',
          ]),
        );
        isUp = true;
        const second = await run(root, { media: true, force: true });
        expect(asked.filter((url) => url === '/a.png')).toHaveLength(1);
        expect(second.counts.media).toBe(2);
        const outcome = await compile(NOW);
        expect(outcome).not.toHaveProperty('problems');
        const [name = ''] = readdirSync(path.join(root, 'seeds/wordpress')).filter((each) =>
          each.endsWith('.html'),
        );
        const written = await readFile(path.join(root, 'seeds/wordpress', name), 'utf8');
        expect(written).toMatch(/<img src="media\/a-[0-9a-f]{8}\.png" alt="A">/);
      }),
  );
});

test('posters and other sizes of pictures are fetched, and the featured picture is shown once', async () => {
  const picture = await readFile(path.join(FIXTURES, 'media/picture.png'));
  await withServer(
    (_, response) => response.end(picture),
    (base) =>
      withFolder(async ({ root, write, compile }) => {
        const attachment = `<item><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>${base}/f.png</wp:attachment_url></item>`;
        const text = `<p><img src="${base}/f-300x200.png" alt="F"> Text.</p><video poster="${base}/poster.png" src="http://localhost:1/v.mp4"></video><picture><source srcset="${base}/a.png 1x, ${base}/b.png 2x"><img src="${base}/c.png" alt="C"></picture>`;
        const more =
          '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>';
        await write(
          'export',
          writeWxr(writePost(1, text, { link: `${base}/a-1/`, more }) + attachment, base),
        );
        expect((await run(root, { media: true })).counts.media).toBe(6);
        const written = await readFile(
          path.join(root, 'seeds/wordpress/2020-01-01-a-1.html'),
          'utf8',
        );
        expect(written).not.toContain(base.concat('/f'));
        expect(written).toMatch(/poster="media\/poster-[\da-f]{8}\.png"/);
        expect(written).toMatch(
          /srcset="media\/a-[\da-f]{8}\.png 1x, media\/b-[\da-f]{8}\.png 2x"/,
        );
        const outcome = await compile(NOW);
        const [article] = 'site' in outcome ? outcome.site.articles : [];
        const [image, html] = [article?.image?.url, article?.contentHtml].map((each) =>
          each === undefined ? '' : placeSite(each, ''),
        );
        expect(showsPicture(html ?? '', image ?? '')).toBe(true);
      }),
  );
});

test('an article without a text is left out and named', () =>
  withFolder(async ({ root, write }) => {
    await write(
      'export',
      writeWxr(writePost(1, '') + writePost(2, '<p>&nbsp;</p>') + writePost(3, 'x')),
    );
    const { counts, leftOut } = await run(root);
    expect(counts.articles).toBe(1);
    expect(leftOut).toEqual([{ what: 'without a text', count: 2, names: ['Post 1', 'Post 2'] }]);
  }));

test('files that are too large or too many are not fetched', async () => {
  const picture = await readFile(path.join(FIXTURES, 'media/picture.png'));
  await withServer(
    ({ url }, response) =>
      response.end(url === '/big.png' ? Buffer.concat([picture, Buffer.alloc(200_000)]) : picture),
    (base) =>
      withFolder(async ({ root, write }) => {
        const names = ['big.png', 'a.png', 'b.png'];
        const text = names.map((name) => `<img src="${base}/${name}" alt="">`).join('');
        await write('export', writeWxr(writePost(1, text, { link: `${base}/a-1/` }), base));
        const mediaLimits = { file: 100_000, files: 2, bytes: 1e9, patience: 5000, time: 60_000 };
        const { looks } = await run(root, { media: true, mediaLimits });
        expect(looks.map(({ what }) => what).toSorted()).toEqual([
          'a file that was not fetched: it is larger than 1 MiB, which takes a bucket (docs/deploying.md#large-files), so it stays at its old host',
          'a file that was not fetched: there are too many files to fetch',
        ]);
      }),
  );
});

/** A feed with one episode. */
const writeShow = (base: string): string =>
  `<rss version="2.0"><channel><title>T</title><link>${base}/</link><item><title>An hour</title><link>${base}/a</link><guid>${base}/a</guid><description>&lt;p&gt;Text.&lt;/p&gt;</description><enclosure url="${base}/hour.mp3" type="audio/mpeg" length="1"/></item></channel></rss>`;

describe('a recording of more than 25 MiB', () => {
  const hour = makeRecording(26 * 1024 ** 2);

  test('is fetched if there is a bucket for it, and told how far it is', () =>
    withServer(
      (_, response) => response.setHeader('Content-Length', hour.length).end(hour),
      (base) =>
        withFolder(async ({ root, write }) => {
          await write('export', writeShow(base));
          const told: (readonly [number, number | undefined])[] = [];
          const { counts, looks } = await run(root, {
            media: true,
            hasBucket: true,
            onFetch: (_, done, whole) => told.push([done, whole]),
          });
          expect([counts.media, looks]).toEqual([1, []]);
          const media = path.join(root, 'seeds/feed/media');
          const [name = ''] = readdirSync(media);
          expect((await readFile(path.join(media, name))).equals(hour)).toBe(true);
          expect(told.length).toBeGreaterThan(10);
          expect(told.at(-1)).toEqual([hour.length, hour.length]);
          // Another import finds it as it left it.
          expect(await run(root, { media: true, hasBucket: true })).toMatchObject({ written: [] });
        }),
    ));

  test.each([
    ['says how large it is', true],
    ['does not say how large it is', false],
  ])('stays at its old host without a bucket, if that %s', (_, isStated) => {
    let fetched = 0;
    return withServer(
      (__, response) => {
        if (isStated) response.setHeader('Content-Length', hour.length);
        response.write(hour.subarray(0, 1000));
        response.end(hour.subarray(1000));
      },
      (base) =>
        withFolder(async ({ root, write }) => {
          await write('export', writeShow(base));
          const onFetch = (__: URL, done: number): void => {
            fetched = done;
          };
          const { counts, looks, written } = await run(root, { media: true, onFetch });
          expect(counts.media).toBe(0);
          expect(looks).toEqual([
            {
              what: 'a file that was not fetched: it is larger than 25 MiB, which takes a bucket (docs/deploying.md#large-files), so it stays at its old host',
              count: 1,
              names: [`${base}/hour.mp3`],
            },
          ]);
          const article = await readFile(path.join(root, 'seeds/feed', String(written[0])), 'utf8');
          expect(article).toContain(`${base}/hour.mp3`);
          expect(fetched > 0).toBe(!isStated);
        }),
    );
  });

  test.each([
    ['takes longer than one may be silent', 400, true],
    ['stops in the middle', 100_000, false],
  ])('is fetched as long as something comes: it %s', (_, pause, arrives) => {
    const sound = makeRecording(400_000);
    return withServer(
      (__, response) => {
        const pieces = [0, 1, 2, 3].map((at) => sound.subarray(at * 100_000, (at + 1) * 100_000));
        const send = (): void => {
          const piece = pieces.shift();
          if (piece === undefined) response.end();
          else response.write(piece);
          if (piece !== undefined) setTimeout(send, pause).unref();
        };
        send();
      },
      (base) =>
        withFolder(async ({ root, write }) => {
          await write('export', writeShow(base));
          const mediaLimits = { file: 1e6, files: 2, bytes: 1e9, patience: 1000, time: 60_000 };
          const { counts, looks } = await run(root, { media: true, mediaLimits });
          expect(counts.media).toBe(arrives ? 1 : 0);
          expect(looks.map(({ what }) => what)).toEqual(
            arrives ? [] : ['a file that was not fetched: the host took too long'],
          );
        }),
    );
  });
});

test('a feed at a URL comes with its archives, as long as they are at its host', async () => {
  const feed = (base: string, number: number, next: string): string =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title><link>${base}/</link><atom:link rel="prev-archive" href="${next}"/><item><title>Post ${number}</title><link>${base}/a-${number}</link><guid isPermaLink="false">${number}</guid><description>&lt;p&gt;Text.&lt;/p&gt;</description></item></channel></rss>`;
  let base = '';
  await withServer(
    ({ url }, response) =>
      response.end(
        url === '/feed.xml'
          ? feed(base, 2, '/old.xml')
          : feed(base, 1, 'http://localhost:1/older.xml'),
      ),
    (at) =>
      withFolder(async ({ root }) => {
        base = at;
        const { written, looks } = await run(root, { file: `${at}/feed.xml` });
        expect(written.toSorted()).toEqual(['undated-a-1.html', 'undated-a-2.html']);
        expect(looks).toContainEqual(
          expect.objectContaining({ names: ['http://localhost:1/older.xml'] }),
        );
      }),
  );
});

test.each<[string, (text: string) => string]>([
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['empty lines in front', (text) => `\n\n${text}`],
  ['a warning of PHP in front', (text) => `<br />\n<b>Warning</b>: a & b in <b>x.php</b>\n${text}`],
  ['a warning of PHP behind', (text) => `${text}\n<br />\n<b>Warning</b>: a & b`],
  ['no declaration', (text) => text.replace(/<\?xml.*?\?>/, '')],
  ['bare ampersands', (text) => text.replace('Post 1', 'A & B &mdash; C&D; &#8; &#x1F41F;')],
])('an export with %s is read', (_, change) =>
  withFolder(async ({ root, write }) => {
    await write('export', change(writeWxr(writePost(1, 'Fish & chips.') + writePost(2, 'Two.'))));
    expect((await run(root)).written).toHaveLength(2);
    const text = await readFile(path.join(root, 'seeds/wordpress/2020-01-01-a-1.html'), 'utf8');
    expect(text).toMatch(/^title: (?:Post 1|A & B — C&D;\s+🐟)$/m);
    expect(text).toContain('<p>Fish &amp; chips.</p>');
  }),
);

test('two exports in one file are refused', async () => {
  const both = `${writeWxr(writePost(1, 'x'))}\n${writeWxr(writePost(2, 'y'))}`;
  expect(await explain(both)).toMatch(/another document follows; import each by itself$/);
});
