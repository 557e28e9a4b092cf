import { describe, expect, test } from 'vitest';
import type { LockEntry } from '../../src/lock/lock.ts';
import { mergeLocks } from '../../src/lock/merge-locks.ts';

const day = (number: number): string => `2024-01-0${number}T00:00:00Z`;
const BASE: LockEntry = { file: 'one.txt', slug: 'one', firstSeen: day(1), hash: 'h1' };
const EDITED: LockEntry = { ...BASE, hash: 'h2', changed: day(2) };

const merge = (a: LockEntry, b: LockEntry): LockEntry | undefined =>
  mergeLocks([
    { version: 1, sites: {}, articles: { 'urn:x:1': a } },
    { version: 1, sites: {}, articles: { 'urn:x:1': b } },
  ]).articles['urn:x:1'];

test('a merged lock has everything that either lock has', () => {
  const [one, two] = [BASE, { ...BASE, file: 'two.txt', slug: 'two' }];
  expect(
    mergeLocks([
      { version: 1, sites: {}, articles: { 'urn:x:1': one } },
      { version: 1, sites: {}, articles: {} },
      { version: 1, sites: {}, articles: { 'urn:x:2': two } },
    ]),
  ).toEqual({ version: 1, sites: {}, articles: { 'urn:x:1': one, 'urn:x:2': two } });
});

test('files that either branch replaced are remembered', () => {
  const [one, two, three] = ['a-000000000001.mp3', 'a-000000000002.mp3', 'a-000000000003.mp3'];
  expect(
    merge(
      { ...BASE, changed: day(2), media: [two], formerMedia: [one] },
      { ...BASE, changed: day(3), media: [three], formerMedia: [one] },
    ),
  ).toMatchObject({ media: [three], formerMedia: [one, two] });
});

describe('of an article that two branches changed, the last change counts', () => {
  test.each<[string, LockEntry, LockEntry, LockEntry]>([
    ['an edit', BASE, EDITED, EDITED],
    [
      'the later edit',
      EDITED,
      { ...BASE, hash: 'h3', changed: day(3) },
      { ...BASE, hash: 'h3', changed: day(3) },
    ],
    ['a removal', BASE, { ...BASE, removed: day(2) }, { ...BASE, removed: day(2) }],
    [
      'a return',
      { ...BASE, removed: day(2) },
      { ...BASE, returned: day(3) },
      { ...BASE, returned: day(3) },
    ],
    [
      'a removal after an edit, which is remembered',
      EDITED,
      { ...BASE, removed: day(3) },
      { ...EDITED, removed: day(3) },
    ],
    [
      'an edit after a removal',
      { ...BASE, removed: day(2) },
      { ...EDITED, changed: day(3) },
      { ...EDITED, changed: day(3) },
    ],
    [
      'a draft, which is gone since then',
      BASE,
      { ...BASE, removed: day(2), draft: true },
      { ...BASE, removed: day(2), draft: true },
    ],
    [
      'an edit after it became a draft',
      { ...BASE, removed: day(2), draft: true },
      { ...EDITED, changed: day(3) },
      { ...EDITED, changed: day(3) },
    ],
    [
      'an edit of a draft after an edit',
      { ...BASE, hash: 'h3', changed: day(4), removed: day(2), draft: true },
      { ...EDITED, changed: day(3) },
      { ...BASE, hash: 'h3', changed: day(4), removed: day(2), draft: true },
    ],
    [
      'that a draft was published again',
      { ...BASE, removed: day(2), draft: true },
      { ...BASE, returned: day(3) },
      { ...BASE, returned: day(3) },
    ],
    [
      'a draft that was taken away',
      { ...BASE, removed: day(2), draft: true },
      { ...BASE, removed: day(3) },
      { ...BASE, removed: day(3) },
    ],
    [
      'a new slug, and the slugs of both lead to it',
      { ...BASE, slug: 'a', formerSlugs: ['one'], changed: day(2) },
      { ...BASE, slug: 'b', formerSlugs: ['uno', 'one'], changed: day(3) },
      { ...BASE, slug: 'b', formerSlugs: ['one', 'a', 'uno'], changed: day(3) },
    ],
    [
      'an edit, and an archive that the other side filled',
      { ...BASE, archive: 2 },
      { ...EDITED, changed: day(3) },
      { ...EDITED, changed: day(3), archive: 2 },
    ],
    [
      'a new date, which takes it out of its archive',
      { ...BASE, archive: 2 },
      { ...EDITED, changed: day(3), published: day(1) },
      { ...EDITED, changed: day(3), published: day(1) },
    ],
  ])('%s', (_, a, b, merged) => {
    expect(merge(a, b)).toEqual(merged);
    expect(new Set(merge(b, a)?.formerSlugs)).toEqual(new Set(merged.formerSlugs));
    expect({ ...merge(b, a), formerSlugs: [] }).toEqual({ ...merged, formerSlugs: [] });
  });
});
