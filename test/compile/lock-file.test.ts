import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLock, renderLock } from '../../src/compile/lock-file.ts';
import { LOCK_FILE, type Lock } from '../../src/lock/lock.ts';

const LOCK: Lock = {
  version: 1,
  sites: { 'https://x.test': { changed: '2024-01-04T00:00:00Z', hash: 'h3' } },
  articles: {
    'urn:x:b': {
      hash: 'h2',
      returned: '2024-01-03T00:00:00Z',
      firstSeen: '2024-01-01T00:00:00Z',
      formerSlugs: ['c', 'd'],
      slug: 'b',
      file: 'seeds/b.txt',
    },
    'urn:x:a': {
      file: 'seeds/a {"x": 1}, .txt',
      slug: 'a',
      firstSeen: '2024-01-01T00:00:00Z',
      hash: 'h1',
    },
  },
};
const TEXT = `{
  "version": 1,
  "sites": {
    "https://x.test": {"hash":"h3","changed":"2024-01-04T00:00:00Z"}
  },
  "articles": {
    "urn:x:a": {"file":"seeds/a {\\"x\\": 1}, .txt","slug":"a","firstSeen":"2024-01-01T00:00:00Z","hash":"h1"},
    "urn:x:b": {"file":"seeds/b.txt","slug":"b","formerSlugs":["c","d"],"firstSeen":"2024-01-01T00:00:00Z","hash":"h2","returned":"2024-01-03T00:00:00Z"}
  }
}
`;
const [, , , SITE = '', , , A = '', B = ''] = TEXT.split('\n');

let root = '';

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'tidings-lock-'));
  await mkdir(path.join(root, 'seeds'));
});

afterEach(() => rm(root, { recursive: true }));

async function read(text: string) {
  await writeFile(path.join(root, LOCK_FILE), text);
  return readLock(root);
}

const around = (entries: string): string =>
  `{\n  "version": 1,\n  "sites": {\n${SITE}\n  },\n  "articles": {\n${entries}\n  }\n}\n`;

test('nested values of an entry are written whole', () => {
  const entry = { file: { nested: { is: 'kept' } } };
  // No key of today holds more than a list; one that will must not come out empty.
  const lock = { ...LOCK, articles: { 'urn:x:a': entry } } as unknown as Lock;
  expect(renderLock(lock)).toContain('"urn:x:a": {"file":{"nested":{"is":"kept"}}}');
});

test('a lock has one line per article, sorted by id, with its keys in a fixed order', () => {
  expect(renderLock(LOCK)).toBe(TEXT);
});

describe('a lock is read', () => {
  test.each([
    ['as it was written', TEXT],
    ['with line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ['in another layout', JSON.stringify(LOCK, null, 2)],
    ['on one line', JSON.stringify(LOCK)],
    ['with a comma too few', around(`${A.slice(0, -1)}\n${B}`)],
    ['with a comma too many', around(`${A}\n${B},`)],
    ['with an entry twice', around(`${B},\n${A}\n${B}`)],
    [
      'with both sides of a merge',
      around(`<<<<<<< HEAD\n${A.slice(0, -1)}\n=======\n${B}\n>>>>>>> x`),
    ],
    [
      'with both sides and what was before (diff3)',
      around(`<<<<<<< HEAD\n${A}\n||||||| 0123abc\n    "urn:x:0": {\n=======\n${B}\n>>>>>>> x`),
    ],
    [
      'with both sides in another layout',
      `<<<<<<< HEAD\r\n${JSON.stringify(LOCK, null, 2)}\n=======\r\n${TEXT}>>>>>>> x\r\n`,
    ],
  ])('%s', async (_, text) => {
    const reading = await read(text);
    expect(reading).toEqual({ lock: LOCK });
    expect('lock' in reading && renderLock(reading.lock)).toBe(TEXT);
  });

  test('empty, as it was written', async () => {
    const empty: Lock = { version: 1, sites: {}, articles: {} };
    expect(await read(renderLock(empty))).toEqual({ lock: empty });
    expect(await read(JSON.stringify(empty, null, 2))).toEqual({ lock: empty });
  });
});

describe('a damaged lock is told with its place', () => {
  const RESTORE = 'restore the file from version control';
  const MERGE = 'unresolved merge conflict; keep the entries of both sides, and remove the markers';

  test.each([
    ['cut off', TEXT.slice(0, TEXT.indexOf('"hash":"h2')), 8, `this is not valid JSON; ${RESTORE}`],
    [
      'with a broken entry',
      TEXT.replace('"h1"', '"h1" "h3"'),
      7,
      `this is not valid JSON; ${RESTORE}`,
    ],
    [
      'with a wrong slug',
      TEXT.replace('"slug":"b"', '"slug":"B B"'),
      8,
      `the lock is damaged at articles › urn:x:b › slug; ${RESTORE}`,
    ],
    [
      'with a key that nobody knows',
      TEXT.replace('"hash":"h1"', '"hash":"h1","x":1'),
      7,
      `the lock is damaged at articles › urn:x:a; ${RESTORE}`,
    ],
    ...['1e14', '100000000000000', '100001', '0', '-1', '1.5', '1e400', '"3"'].map(
      (number): [string, string, number, string] => [
        `with an archive ${number}`,
        TEXT.replace('"hash":"h1"', `"hash":"h1","archive":${number}`),
        7,
        `the lock is damaged at articles › urn:x:a › archive; ${RESTORE}`,
      ],
    ),
    [
      'of another version',
      TEXT.replace('1,', '2,'),
      1,
      `the lock is damaged at version; ${RESTORE}`,
    ],
    [
      'with a side of a merge that is no lock',
      around(`${A}\n<<<<<<< HEAD\n${B}\n=======\n    "urn:x:b": {"file":\n>>>>>>> x`),
      8,
      MERGE,
    ],
    [
      'with brackets within brackets',
      around(`    "urn:x:b": {"file":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
      1,
      `the lock is damaged; ${RESTORE}`,
    ],
    ...['http://[', 'http://:80', 'http://a:99999', 'x'].map(
      (url): [string, string, number, string] => [
        `with the site ${url}`,
        `{"version":1,"sites":{"${url}":{"hash":"x","changed":"2024-01-01T00:00:00Z"}},"articles":{}}`,
        1,
        `the lock is damaged at sites › ${url}; ${RESTORE}`,
      ],
    ),
    ['with half of the marks of a merge', around(`=======\n${A}\n${B}`), 7, MERGE],
  ])('%s', async (_, text, line, message) => {
    expect(await read(text)).toEqual({
      problem: { file: LOCK_FILE, line, column: expect.any(Number), message },
    });
  });
});
