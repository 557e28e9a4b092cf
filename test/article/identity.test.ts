import { describe, expect, test } from 'vitest';
import { type Candidate, identify } from '../../src/article/identity.ts';
import { EMPTY_LOCK, type Lock } from '../../src/article/lock.ts';

const candidate = (file: string, hash: string, more: Partial<Candidate> = {}): Candidate => ({
  file,
  hash,
  title: file.replace('.txt', ''),
  ...more,
});

const at = (lock: Lock, day: string, candidates: readonly Candidate[], authority = 'a.test') =>
  identify(lock, candidates, {
    now: Date.parse(`2024-01-${day}T00:00:00Z`),
    authority,
    exampleAuthority: 'tidings.example',
  });

const idsOf = ({ identities }: ReturnType<typeof identify>): Record<string, string> =>
  Object.fromEntries([...identities].map(([file, { id }]) => [file, id]));

const first = at(EMPTY_LOCK, '01', [candidate('one.txt', 'h1'), candidate('two.txt', 'h2')]);
const ONE = 'tag:a.test,2024-01-01:one';
const TWO = 'tag:a.test,2024-01-01:two';

test('a new article gets an id of its day and slug', () => {
  expect(idsOf(first)).toEqual({ 'one.txt': ONE, 'two.txt': TWO });
  expect(first.lock.articles[ONE]).toEqual({
    file: 'one.txt',
    slug: 'one',
    firstSeen: '2024-01-01T00:00:00Z',
    hash: 'h1',
  });
});

test('nothing changed changes nothing', () => {
  const again = at(first.lock, '02', [candidate('one.txt', 'h1'), candidate('two.txt', 'h2')]);
  expect(again.lock).toEqual(first.lock);
});

describe('an article keeps its id', () => {
  test.each([
    [
      'edited',
      [candidate('one.txt', 'new'), candidate('two.txt', 'h2')],
      { 'one.txt': ONE, 'two.txt': TWO },
    ],
    [
      'renamed',
      [candidate('1.txt', 'h1'), candidate('two.txt', 'h2')],
      { '1.txt': ONE, 'two.txt': TWO },
    ],
    [
      'when two swap their names: ids follow the content',
      [candidate('one.txt', 'h2'), candidate('two.txt', 'h1')],
      { 'one.txt': TWO, 'two.txt': ONE },
    ],
    [
      'when it is copied: the copy gets a new one',
      [candidate('copy.txt', 'h1'), candidate('one.txt', 'h1'), candidate('two.txt', 'h2')],
      { 'copy.txt': 'tag:a.test,2024-01-02:copy', 'one.txt': ONE, 'two.txt': TWO },
    ],
  ])('%s', (_, candidates, ids) => {
    expect(idsOf(at(first.lock, '02', candidates))).toEqual(ids);
  });

  test('and its slug when the title is rewritten', () => {
    const { identities } = at(first.lock, '02', [candidate('one.txt', 'new', { title: 'Fresh' })]);
    expect(identities.get('one.txt')?.entry).toMatchObject({
      slug: 'one',
      changed: '2024-01-02T00:00:00Z',
    });
  });
});

test('a removed article is remembered with the time, and comes back under its id', () => {
  const removed = at(first.lock, '02', [candidate('two.txt', 'h2')]);
  expect(removed.lock.articles[ONE]?.removed).toBe('2024-01-02T00:00:00Z');
  const later = at(removed.lock, '03', [candidate('two.txt', 'h2')]);
  expect(later.lock).toEqual(removed.lock);
  const back = at(later.lock, '04', [candidate('again.txt', 'h1'), candidate('two.txt', 'h2')]);
  expect(idsOf(back)['again.txt']).toBe(ONE);
  expect(back.lock.articles[ONE]).toEqual({
    file: 'again.txt',
    slug: 'one',
    firstSeen: '2024-01-01T00:00:00Z',
    hash: 'h1',
    returned: '2024-01-04T00:00:00Z',
  });
});

test('another article under the name of a removed one is another article', () => {
  const removed = at(first.lock, '02', [candidate('two.txt', 'h2')]);
  const { identities } = at(removed.lock, '03', [
    candidate('one.txt', 'other', { title: 'Other' }),
    candidate('two.txt', 'h2'),
  ]);
  expect(identities.get('one.txt')?.id).toBe('tag:a.test,2024-01-03:other');
});

test('two articles of one title on one day get two ids', () => {
  const { identities } = at(EMPTY_LOCK, '01', [
    candidate('a.txt', 'h1', { title: 'Same' }),
    candidate('b.txt', 'h2', { title: 'Same', slug: 'same' }),
  ]);
  expect([...identities.values()].map(({ id }) => id)).toEqual([
    'tag:a.test,2024-01-01:same',
    'tag:a.test,2024-01-01:same-2',
  ]);
});

test('an id that the publisher gives is the id', () => {
  const { identities } = at(first.lock, '02', [
    candidate('one.txt', 'h1', { id: 'https://old.test/?p=1' }),
  ]);
  expect(identities.get('one.txt')?.id).toBe('https://old.test/?p=1');
});

test('ids of the example host follow the site to its own, ids of a real host never', () => {
  const example = at(EMPTY_LOCK, '01', [candidate('one.txt', 'h1')], 'tidings.example');
  expect(idsOf(example)).toEqual({ 'one.txt': 'tag:tidings.example,2024-01-01:one' });
  const real = at(example.lock, '02', [candidate('one.txt', 'h1')], 'a.test');
  expect(idsOf(real)).toEqual({ 'one.txt': ONE });
  const moved = at(real.lock, '03', [candidate('one.txt', 'h1')], 'b.test');
  expect(idsOf(moved)).toEqual({ 'one.txt': ONE });
});

test('an id of the example host that the publisher states stays, and settles', () => {
  const stated = [candidate('one.txt', 'h1', { id: 'tag:tidings.example,2020:x' })];
  const once = at(EMPTY_LOCK, '01', stated);
  expect(idsOf(once)).toEqual({ 'one.txt': 'tag:tidings.example,2020:x' });
  expect(at(once.lock, '02', stated).lock).toEqual(once.lock);
});
