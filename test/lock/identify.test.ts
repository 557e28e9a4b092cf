import { describe, expect, test } from 'vitest';
import { identify } from '../../src/lock/identify.ts';
import { EMPTY_LOCK, type Lock } from '../../src/lock/lock.ts';
import type { Candidate } from '../../src/lock/match.ts';

const candidate = (file: string, hash: string, more: Partial<Candidate> = {}): Candidate => ({
  file,
  hash,
  title: file.replace('.txt', ''),
  name: file,
  isNamed: false,
  language: 'en',
  terms: [],
  ...more,
});

const at = (
  lock: Lock,
  day: string,
  candidates: readonly Candidate[],
  authority = 'a.test',
  hidden: readonly string[] = [],
) =>
  identify(
    lock,
    candidates,
    {
      now: Date.parse(`2024-01-${day}T00:00:00Z`),
      authority,
      exampleAuthority: 'tidings.example',
    },
    new Set(hidden),
  );

const idsOf = ({ identities }: ReturnType<typeof identify>): Record<string, string> =>
  Object.fromEntries([...identities].map(([file, { id }]) => [file, id]));

const two = candidate('two.txt', 'h2');
const first = at(EMPTY_LOCK, '01', [candidate('one.txt', 'h1'), two]);
/** The first one is taken away. */
const gone = at(first.lock, '02', [two]).lock;
const ONE = 'tag:a.test,2024-01-01:one';
const TWO = 'tag:a.test,2024-01-01:two';

describe('an article keeps its id', () => {
  test.each([
    [
      'renamed, edited and given another title, by the address that it states',
      [candidate('1.txt', 'new', { slug: 'one' }), two],
      { '1.txt': ONE, 'two.txt': TWO },
    ],
    [
      'when two files swap their names and one is edited',
      [candidate('one.txt', 'new', { title: 'Two' }), candidate('two.txt', 'h1')],
      { 'one.txt': TWO, 'two.txt': ONE },
    ],
    [
      'in its file, though a new article has its title',
      [candidate('0.txt', 'new', { title: 'One' }), candidate('one.txt', 'h1'), two],
      { '0.txt': 'tag:a.test,2024-01-02:one-2', 'one.txt': ONE, 'two.txt': TWO },
    ],
  ])('%s', (_, candidates, ids) => {
    expect(idsOf(at(first.lock, '02', candidates))).toEqual(ids);
  });
});

test('a new article with the title of a removed one has an id of its own', () => {
  const other = at(gone, '03', [candidate('1.txt', 'other', { title: 'One' }), two]);
  expect(idsOf(other)['1.txt']).toBe('tag:a.test,2024-01-03:one');
});

test('an article that is put back unedited, in another file, has the entry that it had', () => {
  const back = at(gone, '04', [candidate('again.txt', 'h1'), two]).lock.articles[ONE];
  const entry = { ...first.lock.articles[ONE], file: 'again.txt' };
  expect(back).toEqual({ ...entry, returned: '2024-01-04T00:00:00Z' });
});

test('a renamed article keeps its own id, not that of a copy that was removed', () => {
  const both = [candidate('copy.txt', 'h1'), candidate('one.txt', 'h1')];
  const copied = at(first.lock, '02', both);
  const removed = at(copied.lock, '03', [candidate('one.txt', 'h1')]);
  expect(idsOf(at(removed.lock, '04', [candidate('1.txt', 'h1')]))).toEqual({ '1.txt': ONE });
});

describe('an id that the publisher gives to an article that has one', () => {
  const X = 'urn:x:one';

  test.each([
    ['as it is', candidate('one.txt', 'h1', { id: X })],
    ['edited at once', candidate('one.txt', 'new', { id: X })],
    ['renamed at once', candidate('other.txt', 'h1', { id: X })],
    ['renamed and edited at once', candidate('other.txt', 'new', { id: X, title: 'one' })],
  ])('takes over its entry: %s', (_, one) => {
    const before = { ...first.lock.articles[ONE], formerSlugs: ['zero'], archive: 3 };
    const known = { ...first.lock, articles: { ...first.lock.articles, [ONE]: before } } as Lock;
    const { lock } = at(known, '02', [one, two]);
    expect(Object.keys(lock.articles).toSorted()).toEqual([TWO, X]);
    expect(lock.articles[X]).toMatchObject({
      slug: 'one',
      firstSeen: '2024-01-01T00:00:00Z',
      formerSlugs: ['zero'],
      archive: 3,
    });
    expect(lock.articles[X]).not.toHaveProperty('removed');
  });

  test('is replaced by another that is given later', () => {
    const named = at(first.lock, '02', [candidate('one.txt', 'h1', { id: X }), two]);
    const again = at(named.lock, '03', [candidate('one.txt', 'h1', { id: 'urn:x:uno' }), two]);
    expect(Object.keys(again.lock.articles).toSorted()).toEqual([TWO, 'urn:x:uno']);
    const back = at(again.lock, '04', [candidate('one.txt', 'h1'), two]);
    expect(back.lock).toEqual(again.lock);
  });

  test('brings no article back that readers were told is gone', () => {
    const { lock } = at(gone, '03', [candidate('one.txt', 'h1', { id: X }), two]);
    expect(lock.articles[ONE]).toEqual(gone.articles[ONE]);
    expect(lock.articles[X]).toMatchObject({ firstSeen: '2024-01-03T00:00:00Z' });
  });

  test('has an entry from another branch already: the two are one', () => {
    const { [ONE]: entry } = first.lock.articles;
    if (!entry) throw new Error('the lock has no such article');
    const merged = {
      ...first.lock,
      articles: { ...first.lock.articles, [ONE]: { ...entry, archive: 2 }, [X]: entry },
    };
    const { lock } = at(merged, '03', [candidate('one.txt', 'h1', { id: X }), two]);
    expect(Object.keys(lock.articles).toSorted()).toEqual([TWO, X]);
    expect(lock.articles[X]).toEqual({ ...entry, archive: 2 });
  });

  test('is not given to another article', () => {
    const both = [candidate('one.txt', 'h1', { id: TWO }), two];
    expect(idsOf(at(first.lock, '02', both))).toMatchObject({ 'one.txt': TWO });
  });
});

test('ids of the example host follow the site to its own, ids of a real host never', () => {
  const example = at(EMPTY_LOCK, '01', [candidate('one.txt', 'h1')], 'tidings.example');
  expect(idsOf(example)).toEqual({ 'one.txt': 'tag:tidings.example,2024-01-01:one' });
  const real = at(example.lock, '02', [candidate('one.txt', 'h1')], 'a.test');
  expect(idsOf(real)).toEqual({ 'one.txt': ONE });
  const moved = at(real.lock, '03', [candidate('one.txt', 'h1')], 'b.test');
  expect(idsOf(moved)).toEqual({ 'one.txt': ONE });
});

test('an id of the example host that the publisher gives stays', () => {
  const stated = [candidate('one.txt', 'h1', { id: 'tag:tidings.example,2020:x' })];
  const once = at(EMPTY_LOCK, '01', stated);
  expect(idsOf(once)).toEqual({ 'one.txt': 'tag:tidings.example,2020:x' });
  expect(at(once.lock, '02', stated).lock).toEqual(once.lock);
});

const draft = (file: string, hash: string, more: Partial<Candidate> = {}): Candidate =>
  candidate(file, hash, { isDraft: true, ...more });

describe('a draft', () => {
  const drafted = at(first.lock, '02', [draft('one.txt', 'h1'), two]).lock;

  test('that was never published leaves no trace', () => {
    const more = [draft('new.txt', 'n'), draft('own.txt', 'o', { id: 'urn:x:own' })];
    const both = [candidate('one.txt', 'h1'), two];
    const made = at(first.lock, '02', [...more, ...both]);
    expect(made.lock).toEqual(first.lock);
    expect([...made.identities.keys()]).toEqual(['one.txt', 'two.txt']);
  });

  test('of what was published is gone for readers, and the lock follows its edits', () => {
    expect(drafted.articles[ONE]).toMatchObject({ removed: '2024-01-02T00:00:00Z', draft: true });
    const edited = at(drafted, '03', [draft('one.txt', 'h3', { title: 'Uno', slug: 'x' }), two]);
    expect(edited.lock.articles[ONE]).toEqual({
      file: 'one.txt',
      slug: 'one',
      sourceSlug: 'x',
      firstSeen: '2024-01-01T00:00:00Z',
      hash: 'h3',
      changed: '2024-01-03T00:00:00Z',
      removed: '2024-01-02T00:00:00Z',
      draft: true,
    });
  });

  const edit = { title: 'Uno' };

  test.each<[string, readonly (readonly Candidate[])[]]>([
    [
      'renamed, though another draft has its name',
      [
        [draft('1.txt', 'h1'), draft('one.txt', 'n', { title: 'New' }), two],
        [candidate('1.txt', 'h5', edit), two],
      ],
    ],
    [
      'renamed, though another article has its name',
      [
        [draft('1.txt', 'h1'), candidate('one.txt', 'n', { title: 'New' }), two],
        [candidate('1.txt', 'h5', edit), two],
      ],
    ],
    [
      'taken away, and put back under its name and title',
      [[two], [candidate('one.txt', 'h5', { title: 'One' }), two]],
    ],
  ])('is the same article when it is published again, %s', (_, steps) => {
    let lock = drafted;
    for (const [index, step] of steps.entries()) lock = at(lock, `0${index + 3}`, step).lock;
    expect(lock.articles[ONE]).toMatchObject({
      slug: 'one',
      file: steps.at(-1)?.[0]?.file,
      returned: `2024-01-0${steps.length + 2}T00:00:00Z`,
    });
    expect(lock.articles[ONE]).not.toHaveProperty('removed');
    expect(lock.articles[ONE]).not.toHaveProperty('draft');
  });

  test('that was renamed at once keeps its id, published with another title', () => {
    const moved = at(first.lock, '02', [draft('1.txt', 'h1'), two]).lock;
    expect(idsOf(at(moved, '03', [candidate('1.txt', 'h5', edit), two]))['1.txt']).toBe(ONE);
  });

  test('that is a copy takes nothing from the article, which is edited at once', () => {
    const copied = [draft('copy.txt', 'h1', { title: 'One' }), candidate('one.txt', 'h3'), two];
    const made = at(first.lock, '02', copied);
    expect(idsOf(made)['one.txt']).toBe(ONE);
    expect(Object.keys(made.lock.articles)).toEqual([ONE, TWO]);
  });

  test('of the same title does not take the id of an article that is renamed', () => {
    const made = at(first.lock, '02', [
      draft('a.txt', 'h3', { title: 'One' }),
      candidate('b.txt', 'h4', { title: 'One' }),
      two,
    ]);
    expect(idsOf(made)['b.txt']).toBe(ONE);
  });

  test('that is removed is gone since it became one, and its file name is free', () => {
    const away = at(drafted, '03', [two]).lock;
    expect(away).toEqual(gone);
    const other = candidate('one.txt', 'n', { title: 'New' });
    expect(idsOf(at(away, '04', [other, two]))['one.txt']).toBe('tag:a.test,2024-01-04:new');
  });

  test('keeps its id with a lock of a version that did not follow drafts', () => {
    const known = at(gone, '03', [draft('one.txt', 'h3'), two]).lock;
    expect(idsOf(at(known, '04', [candidate('one.txt', 'h4', edit), two]))['one.txt']).toBe(ONE);
  });

  test('is scheduled, and gone again before its time', () => {
    const published = '2024-01-09T00:00:00Z';
    const ahead = at(drafted, '03', [candidate('one.txt', 'h3', { published }), two]).lock;
    expect(ahead.articles[ONE]).toMatchObject({ published, returned: '2024-01-03T00:00:00Z' });
    const again = at(ahead, '04', [draft('one.txt', 'h3', { published }), two]).lock;
    expect(again.articles[ONE]).toMatchObject({ removed: '2024-01-04T00:00:00Z', draft: true });
  });
});

describe('a file under a name that is skipped', () => {
  const hidden = at(first.lock, '02', [two], 'a.test', ['one.txt']).lock;

  test('has not moved to where another article has its title', () => {
    const other = candidate('1.txt', 'n', { title: 'One' });
    const made = at(hidden, '03', [other, two], 'a.test', ['one.txt']);
    expect(idsOf(made)['1.txt']).toBe('tag:a.test,2024-01-03:one');
  });

  test('does not change an article that was removed before', () => {
    expect(at(gone, '03', [two], 'a.test', ['one.txt']).lock).toEqual(gone);
  });
});

test('an article that is put back keeps its id, with any title that it had in that file', () => {
  const retitled = at(first.lock, '02', [candidate('one.txt', 'h3', { title: 'Uno' }), two]).lock;
  expect(retitled.articles[ONE]).toMatchObject({ slug: 'one', sourceSlug: 'uno' });
  const away = at(retitled, '03', [two]).lock;
  for (const title of ['Uno', 'One']) {
    const back = at(away, '04', [candidate('one.txt', 'h4', { title }), two]);
    expect(idsOf(back)['one.txt']).toBe(ONE);
  }
  const other = at(away, '04', [candidate('one.txt', 'h4', { title: 'Other' }), two]);
  expect(idsOf(other)['one.txt']).toBe('tag:a.test,2024-01-04:other');
});

test('readers are still told that an article is gone, though its date had not come', () => {
  const entry = { file: 'x', slug: 'x', firstSeen: '2024-01-01T00:00:00Z', hash: 'x' };
  const gone = { ...entry, published: '2024-02-01T00:00:00Z', removed: '2024-01-01T00:00:00Z' };
  const lock = { ...first.lock, articles: { 'urn:x': gone } };
  expect(at(lock, '02', []).lock).toEqual(lock);
});
