import {
  appendFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import {
  compileSite,
  createRoot,
  createSite,
  NOW,
  PICTURES,
  putArticle,
  readArticlesLock,
  readCleanOutput,
  readOutput,
} from '../support/build-tree.ts';

let root = '';
/** A copy of `.build/` as compile wrote it. */
let intact = '';
/** Where links lead to. */
let aside = '';
let count = 0;

/** A name that is not taken, in a folder. */
const findName = (folder: string): string => {
  count += 1;
  return path.join(folder, `extra-${count}`);
};

let expected: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  root = createSite(12);
  await compileSite(root);
  intact = createRoot();
  aside = createRoot();
  cpSync(path.join(root, '.build'), path.join(intact, '.build'), { recursive: true });
  expected = readOutput(root);
});

afterAll(() => {
  for (const each of [root, intact, aside]) rmSync(each, { recursive: true });
});

function restore(): void {
  rmSync(path.join(root, '.build'), { recursive: true });
  cpSync(path.join(intact, '.build'), path.join(root, '.build'), { recursive: true });
}

/** Everything in `.build/`, the files or the folders. */
const list = (kind: 'isFile' | 'isDirectory'): readonly string[] =>
  readdirSync(path.join(root, '.build'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry[kind]())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .toSorted();

const edit = (file: string, change: (bytes: Buffer) => Buffer): void =>
  writeFileSync(file, change(readFileSync(file)));

const replace = (place: string, put: (place: string) => void): void => {
  rmSync(place, { recursive: true });
  put(place);
};

/** What can happen to a file; the other one is some file too, and at is from 0 to 1. */
const FILE_DAMAGE: Readonly<Record<string, (file: string, other: string, at: number) => void>> = {
  cut: (file, _, at) => edit(file, (bytes) => bytes.subarray(0, at * bytes.length)),
  empty: (file) => writeFileSync(file, ''),
  'flip a bit of': (file, _, at) =>
    edit(file, (bytes) => {
      const place = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
      if (place >= 0) bytes[place] = (bytes[place] ?? 0) ^ (1 << (place % 8));
      return bytes;
    }),
  'write zeros into': (file, _, at) =>
    edit(file, (bytes) => bytes.fill(0, Math.floor(at * bytes.length))),
  'append to': (file) => appendFileSync(file, '\nx\t{}'),
  delete: (file) => rmSync(file),
  rename: (file) => renameSync(file, findName(path.dirname(file))),
  'double the lines of': (file) => edit(file, (bytes) => Buffer.concat([bytes, bytes])),
  'swap with another': (file, other) => {
    const bytes = readFileSync(file);
    writeFileSync(file, readFileSync(other));
    writeFileSync(other, bytes);
  },
  'have another one in place of': (file, other) => edit(file, () => readFileSync(other)),
  'link another one in place of': (file, other) => {
    if (file !== other) replace(file, (place) => linkSync(other, place));
  },
  'have a folder in place of': (file) =>
    replace(file, (place) => mkdirSync(path.join(place, 'x'), { recursive: true })),
  'have a link to the same in place of': (file) => {
    const target = findName(aside);
    renameSync(file, target);
    symlinkSync(target, file);
  },
  'have a link to nowhere in place of': (file) =>
    replace(file, (place) => symlinkSync('/nowhere/at/all', place)),
  'put a file beside': (file) => writeFileSync(findName(path.dirname(file)), 'x'),
};

const FOLDER_DAMAGE: Readonly<Record<string, (folder: string) => void>> = {
  remove: (folder) => rmSync(folder, { recursive: true }),
  empty: (folder) => replace(folder, (place) => mkdirSync(place)),
  rename: (folder) => renameSync(folder, findName(path.dirname(folder))),
  'have a file in place of': (folder) => replace(folder, (place) => writeFileSync(place, 'x')),
  'have a link to nowhere in place of': (folder) =>
    replace(folder, (place) => symlinkSync('/nowhere/at/all', place)),
  'have a link to the same in place of': (folder) => {
    const target = findName(aside);
    renameSync(folder, target);
    symlinkSync(target, folder);
  },
  'double it': (folder) => cpSync(folder, findName(path.dirname(folder)), { recursive: true }),
  'put a folder into': (folder) => mkdirSync(path.join(findName(folder), 'x'), { recursive: true }),
};

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

const damage = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...Object.keys(FILE_DAMAGE)),
    which: fraction,
    other: fraction,
    at: fraction,
  }),
  fc.record({ kind: fc.constantFrom(...Object.keys(FOLDER_DAMAGE)), folder: fraction }),
);

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

const pick = (all: readonly string[], at: number): string =>
  all[Math.min(all.length - 1, Math.floor(at * all.length))] ?? '';

function apply(each: Damage): void {
  if ('folder' in each) {
    const folder = pick(list('isDirectory'), each.folder);
    if (folder !== '') FOLDER_DAMAGE[each.kind]?.(folder);
    return;
  }
  const files = list('isFile');
  const [file, other] = [pick(files, each.which), pick(files, each.other)];
  if (file !== '') FILE_DAMAGE[each.kind]?.(file, other, each.at);
}

test('a compile repairs any damage in .build/', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (all) => {
      restore();
      for (const each of all) apply(each);
      await compileSite(root);
      expect(readOutput(root)).toEqual(expected);
    }),
    { numRuns: 35 },
  );
}, 60_000);

test.each(Object.keys(FILE_DAMAGE))(
  '"%s" each file, one after the other',
  async (kind) => {
    restore();
    const count = list('isFile').length;
    for (let number = 0; number < count; number += 6) {
      restore();
      apply({ kind, which: number / count, other: 0.5, at: 0.5 });
      await compileSite(root);
      expect(readOutput(root)).toEqual(expected);
    }
  },
  60_000,
);

test('a compile after an edit repairs any damage too', async () => {
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(12), async (each, number) => {
      restore();
      const lock = readArticlesLock(root) ?? '';
      apply(each);
      putArticle(root, number, 'Edited.');
      try {
        await compileSite(root);
        expect(readOutput(root)).toEqual(await readCleanOutput(root, lock));
      } finally {
        putArticle(root, number, number === 12 ? PICTURES : 'Text.');
        writeFileSync(path.join(root, 'seeds/articles.lock.json'), lock);
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('a second compile writes nothing', async () => {
  restore();
  const outcome = await compile({ root, now: NOW, frozen: false });
  expect(outcome).toMatchObject({ changed: false });
  expect(existsSync(path.join(root, '.build/tmp'))).toBe(false);
});
