import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkReadable, readLock, renderLock } from '../../src/compile/lock-file.ts';
import { EMPTY_LOCK, type LockEntry } from '../../src/lock/lock.ts';
import { codePoint } from '../support/code-point.ts';
import { withFolder } from '../support/made-folder.ts';

const GOOD: LockEntry = {
  file: 'seeds/a.md',
  slug: 'a',
  firstSeen: '2024-01-01T00:00:00Z',
  hash: 'h',
};

test.each<[string, string, Partial<LockEntry>]>([
  ['a year with five digits', 'urn:x:b', { published: '+010000-01-01T00:59:59Z' }],
  ['a year before the first', 'urn:x:b', { published: '0000-12-31T23:00:00Z' }],
  ['a fraction of a second', 'urn:x:b', { changed: '2024-01-01T00:00:00.5Z' }],
  ['a slug that is none', 'urn:x:b', { slug: 'B B' }],
  ['an archive that no site reaches', 'urn:x:b', { archive: 1e14 }],
  ['an id that is none', 'b', {}],
  ['an id with a quotation mark', 'urn:x:"b"', {}],
])('a lock is not written with %s, and the article is named', (_, id, more) => {
  const entry = { ...GOOD, file: 'seeds/b.md', ...more };
  const lock = { ...EMPTY_LOCK, articles: { 'urn:x:a': GOOD, [id]: entry } };
  expect(checkReadable(EMPTY_LOCK, lock)).toEqual([
    {
      file: 'seeds/b.md',
      line: 1,
      column: 1,
      message: `the article "${id}" could not be read back from the lock; change its date, id or slug`,
    },
  ]);
});

test('a site that could not be read back is told too', () => {
  const lock = { ...EMPTY_LOCK, sites: { 'https://x.test': { hash: 'h', changed: 'now' } } };
  expect(checkReadable(EMPTY_LOCK, lock)).toMatchObject([{ file: 'seeds/articles.lock.json' }]);
  expect(checkReadable(EMPTY_LOCK, EMPTY_LOCK)).toEqual([]);
});

const date = fc.constantFrom(
  '0001-01-01T00:00:00+01:00',
  '0001-01-01T00:00:00-01:00',
  '9999-12-31T23:59:59-01:00',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01',
  '2024-01-01T00:00:00+23:59',
);
const quote = (text: string): string =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** The ways for an article to say of itself what the lock keeps. */
const source = fc.oneof(
  fc.string({ unit: codePoint, maxLength: 6 }).map((id) => ({
    file: 'seeds/x.md',
    text: `---\nid: ${quote(`urn:x:${id}`)}\n---\n# T\n\nText.\n`,
  })),
  fc.string({ unit: codePoint, maxLength: 6 }).map((tag) => ({
    file: 'seeds/x.md',
    text: `---\ntags: [${quote(tag)}]\n---\n# T\n\nText.\n`,
  })),
  date.map((day) => ({ file: 'seeds/x.md', text: `---\ndate: ${day}\n---\n# T\n\nText.\n` })),
  date.map((day) => ({ file: 'seeds/x.txt', text: `T\n\n${day}\n\nText of some words.\n` })),
  date.map((day) => ({ file: `seeds/${day.slice(0, 10)}-x.md`, text: '# T\n\nText.\n' })),
  date.map((day) => ({
    file: 'seeds/x.html',
    text: `<html><head><meta property="article:published_time" content="${day}"></head><body><article><h1>T</h1><p>Text.</p></article></body></html>`,
  })),
  date.map((day) => ({
    file: 'seeds/x.html',
    text: `<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"${day}"}</script></head><body><article><h1>T</h1><p>Text.</p></article></body></html>`,
  })),
);

test('whatever an article says of itself, the lock is read back, or the article is told', async () => {
  await fc.assert(
    fc.asyncProperty(source, async ({ file, text }) => {
      await withFolder(async ({ root, write, compile, readLock: readText }) => {
        await write(file, text);
        const report = await compile(Date.UTC(2024, 0, 1));
        if ('problems' in report) {
          for (const problem of report.problems) expect(problem.file).toBe(file);
          return;
        }
        const reading = await readLock(root);
        expect('lock' in reading && renderLock(reading.lock)).toBe(await readText());
      });
    }),
    { numRuns: 60 },
  );
}, 120_000);
