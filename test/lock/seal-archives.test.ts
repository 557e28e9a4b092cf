import { expect, test } from 'vitest';
import { EMPTY_LOCK, type LockEntry, MOST_ARCHIVES } from '../../src/lock/lock.ts';
import { sealArchives } from '../../src/lock/seal-archives.ts';
import { ARCHIVE_SIZE } from '../../src/model/archives.ts';

const NOW = '2024-01-01T00:00:00Z';

const older = Array.from({ length: 4 * ARCHIVE_SIZE }, (_, at) => {
  const entry: LockEntry = { file: `${at}.md`, slug: `a${at}`, firstSeen: NOW, hash: `h${at}` };
  return { id: `urn:x:${at}`, entry };
});

test.each([
  [0, [1, 2, 3]],
  [MOST_ARCHIVES - 1, [MOST_ARCHIVES]],
  [MOST_ARCHIVES, []],
])('new archives are numbered from %i on, up to the largest number of a lock', (last, numbers) => {
  const [, ...free] = older;
  const first = { file: 'f', slug: 'f', firstSeen: NOW, hash: 'f', archive: last || undefined };
  const articles = Object.fromEntries(older.map(({ id, entry }) => [id, entry]));
  const lock = { ...EMPTY_LOCK, articles: { ...articles, 'urn:x:first': first } };
  const sealed = sealArchives(lock, [...free, ...older.slice(0, 1)]);
  const found = Object.values(sealed.articles).map(({ archive }) => archive);
  for (const number of numbers) {
    expect(found.filter((each) => each === number)).toHaveLength(ARCHIVE_SIZE);
  }
  const isNew = (number: number | undefined): boolean => number !== undefined && number > last;
  expect(found.filter(isNew)).toHaveLength(numbers.length * ARCHIVE_SIZE);
});
