import { describe, expect, test } from 'vitest';
import { type Candidate, identify } from '../../src/article/identity.ts';
import { EMPTY_LOCK, type Lock } from '../../src/article/lock.ts';

const candidate = (file: string, hash: string, more: Partial<Candidate> = {}): Candidate => ({
  file,
  hash,
  title: file.replace('.txt', ''),
  topics: [],
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
    [
      'renamed and edited at once, by the address that its title gives',
      [candidate('1.txt', 'new', { title: 'One' }), candidate('two.txt', 'h2')],
      { '1.txt': ONE, 'two.txt': TWO },
    ],
    [
      'renamed, edited and given another title, by the address that it states',
      [candidate('1.txt', 'new', { slug: 'one' }), candidate('two.txt', 'h2')],
      { '1.txt': ONE, 'two.txt': TWO },
    ],
    [
      'when two swap their names and one is edited',
      [candidate('one.txt', 'new', { title: 'Two' }), candidate('two.txt', 'h1')],
      { 'one.txt': TWO, 'two.txt': ONE },
    ],
    [
      'edited in its place, whatever else takes up its title',
      [
        candidate('0.txt', 'new', { title: 'One' }),
        candidate('one.txt', 'h1'),
        candidate('two.txt', 'h2'),
      ],
      { '0.txt': 'tag:a.test,2024-01-02:one', 'one.txt': ONE, 'two.txt': TWO },
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

test('another article under the address of a removed one is another article', () => {
  const removed = at(first.lock, '02', [candidate('two.txt', 'h2')]);
  const { identities } = at(removed.lock, '03', [
    candidate('1.txt', 'other', { title: 'One' }),
    candidate('two.txt', 'h2'),
  ]);
  expect(identities.get('1.txt')?.id).toBe('tag:a.test,2024-01-03:one');
});

test('an article that is renamed is itself, and not the copy of it that was removed', () => {
  const both = [candidate('copy.txt', 'h1'), candidate('one.txt', 'h1')];
  const copied = at(first.lock, '02', both);
  const removed = at(copied.lock, '03', [candidate('one.txt', 'h1')]);
  expect(idsOf(at(removed.lock, '04', [candidate('1.txt', 'h1')]))).toEqual({ '1.txt': ONE });
});

test('the slugs that an article had are remembered; one that comes back is its slug again', () => {
  const slugs = (lock: Lock) => [lock.articles[ONE]?.slug, lock.articles[ONE]?.formerSlugs];
  const rename = (lock: Lock, day: string, slug: string) =>
    at(lock, day, [candidate('one.txt', 'h1', { slug })]).lock;
  const second = rename(first.lock, '02', 'uno');
  expect(slugs(second)).toEqual(['uno', ['one']]);
  const third = rename(second, '03', 'un');
  expect(slugs(third)).toEqual(['un', ['one', 'uno']]);
  const fourth = rename(third, '04', 'one');
  expect(slugs(fourth)).toEqual(['one', ['uno', 'un']]);
  expect(rename(fourth, '05', 'one')).toEqual(fourth);
  expect(rename(rename(first.lock, '02', 'one'), '03', 'one')).not.toHaveProperty([
    'articles',
    ONE,
    'formerSlugs',
  ]);
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
