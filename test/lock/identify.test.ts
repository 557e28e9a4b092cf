import { describe, expect, test } from 'vitest';
import { identify } from '../../src/lock/identify.ts';
import { EMPTY_LOCK, type Lock } from '../../src/lock/lock.ts';
import type { Candidate } from '../../src/lock/match.ts';

const candidate = (file: string, hash: string, more: Partial<Candidate> = {}): Candidate => ({
  file,
  hash,
  title: file.replace('.txt', ''),
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

describe('an id that is given to an article that the lock knows', () => {
  const X = 'urn:x:one';
  const two = candidate('two.txt', 'h2');

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

  test('and another one takes over from that', () => {
    const named = at(first.lock, '02', [candidate('one.txt', 'h1', { id: X }), two]);
    const again = at(named.lock, '03', [candidate('one.txt', 'h1', { id: 'urn:x:uno' }), two]);
    expect(Object.keys(again.lock.articles).toSorted()).toEqual([TWO, 'urn:x:uno']);
    const back = at(again.lock, '04', [candidate('one.txt', 'h1'), two]);
    expect(back.lock).toEqual(again.lock);
  });

  test('brings no article back that readers were told is gone', () => {
    const gone = at(first.lock, '02', [two]);
    const { lock } = at(gone.lock, '03', [candidate('one.txt', 'h1', { id: X }), two]);
    expect(lock.articles[ONE]).toEqual(gone.lock.articles[ONE]);
    expect(lock.articles[X]).toMatchObject({ firstSeen: '2024-01-03T00:00:00Z' });
  });

  test('and is known already, from another branch: the two are one', () => {
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

test('an id of the example host that the publisher states stays, and settles', () => {
  const stated = [candidate('one.txt', 'h1', { id: 'tag:tidings.example,2020:x' })];
  const once = at(EMPTY_LOCK, '01', stated);
  expect(idsOf(once)).toEqual({ 'one.txt': 'tag:tidings.example,2020:x' });
  expect(at(once.lock, '02', stated).lock).toEqual(once.lock);
});

const draft = (file: string, hash: string, more: Partial<Candidate> = {}): Candidate =>
  candidate(file, hash, { isDraft: true, ...more });

describe('a draft', () => {
  const two = candidate('two.txt', 'h2');
  const drafted = at(first.lock, '02', [draft('one.txt', 'h1'), two]).lock;

  test('that was never published leaves no trace', () => {
    const more = [draft('new.txt', 'n'), draft('own.txt', 'o', { id: 'urn:x:own' })];
    const both = [candidate('one.txt', 'h1'), two];
    const made = at(first.lock, '02', [...more, ...both]);
    expect(made.lock).toEqual(first.lock);
    expect([...made.identities.keys()]).toEqual(['one.txt', 'two.txt']);
  });

  test('of what was published is gone for readers, and followed', () => {
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
    ['as it was', [[candidate('one.txt', 'h1'), two]]],
    ['edited, with another title', [[candidate('one.txt', 'h3', edit), two]]],
    ['renamed', [[candidate('1.txt', 'h1'), two]]],
    [
      'edited, then renamed, then edited with another title',
      [
        [draft('one.txt', 'h3'), two],
        [draft('1.txt', 'h3'), two],
        [candidate('1.txt', 'h4', edit), two],
      ],
    ],
    [
      'with another title, then renamed and edited under it',
      [
        [draft('one.txt', 'h3', edit), two],
        [candidate('1.txt', 'h4', edit), two],
      ],
    ],
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
      'put away, and put back under its name and title',
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

  test('that is renamed at once is known again, edited with another title', () => {
    const moved = at(first.lock, '02', [draft('1.txt', 'h1'), two]);
    expect(moved.lock.articles[ONE]).toMatchObject({ file: '1.txt', draft: true });
    expect(idsOf(at(moved.lock, '03', [candidate('1.txt', 'h5', edit), two]))['1.txt']).toBe(ONE);
  });

  test('and another swap their names', () => {
    const both = at(first.lock, '02', [draft('one.txt', 'h1'), draft('two.txt', 'h2')]).lock;
    const swapped = at(both, '03', [draft('one.txt', 'h2'), draft('two.txt', 'h1')]).lock;
    const shown = [
      candidate('one.txt', 'h3', { title: 'X' }),
      candidate('two.txt', 'h4', { title: 'Y' }),
    ];
    expect(idsOf(at(swapped, '04', shown))).toEqual({ 'one.txt': TWO, 'two.txt': ONE });
  });

  test('that is a copy takes nothing from the article, which is edited at once', () => {
    const copied = [draft('copy.txt', 'h1', { title: 'One' }), candidate('one.txt', 'h3'), two];
    const made = at(first.lock, '02', copied);
    expect(idsOf(made)['one.txt']).toBe(ONE);
    expect(Object.keys(made.lock.articles)).toEqual([ONE, TWO]);
  });

  test('of the same title does not take the address from an article that is renamed', () => {
    const made = at(first.lock, '02', [
      draft('a.txt', 'h3', { title: 'One' }),
      candidate('b.txt', 'h4', { title: 'One' }),
      two,
    ]);
    expect(idsOf(made)['b.txt']).toBe(ONE);
  });

  test('that is taken away is gone since it was one, and its name is free', () => {
    const gone = at(drafted, '03', [two]).lock;
    expect(gone.articles[ONE]).toEqual({
      ...first.lock.articles[ONE],
      removed: '2024-01-02T00:00:00Z',
    });
    const other = candidate('one.txt', 'n', { title: 'New' });
    expect(idsOf(at(gone, '04', [other, two]))['one.txt']).toBe('tag:a.test,2024-01-04:new');
  });

  test('is known from a lock that did not follow drafts yet', () => {
    const { draft: _, ...entry } =
      drafted.articles[ONE] ?? first.lock.articles[ONE] ?? expect.fail();
    const old = { ...drafted, articles: { ...drafted.articles, [ONE]: entry } };
    const known = at(old, '03', [draft('one.txt', 'h3'), two]).lock;
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
  const two = candidate('two.txt', 'h2');
  const hidden = at(first.lock, '02', [two], 'a.test', ['one.txt']).lock;

  test('is the same article when it is back, edited with another title', () => {
    expect(hidden.articles[ONE]).toMatchObject({ removed: '2024-01-02T00:00:00Z', draft: true });
    expect(at(hidden, '03', [two], 'a.test', ['one.txt']).lock).toEqual(hidden);
    const back = at(hidden, '04', [candidate('one.txt', 'h3', { title: 'Uno' }), two]);
    expect(idsOf(back)['one.txt']).toBe(ONE);
  });

  test('has not moved to where another article has its title', () => {
    const other = candidate('1.txt', 'n', { title: 'One' });
    const made = at(hidden, '03', [other, two], 'a.test', ['one.txt']);
    expect(idsOf(made)['1.txt']).toBe('tag:a.test,2024-01-03:one');
  });

  test('is no sign of an article that was taken away before', () => {
    const removed = at(first.lock, '02', [two]).lock;
    expect(at(removed, '03', [two], 'a.test', ['one.txt']).lock).toEqual(removed);
  });
});

test('an article is known by its name with any title that it had there', () => {
  const two = candidate('two.txt', 'h2');
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

test('a tombstone is never lost, whatever date its article had', () => {
  const entry = { file: 'x', slug: 'x', firstSeen: '2024-01-01T00:00:00Z', hash: 'x' };
  const gone = { ...entry, published: '2024-02-01T00:00:00Z', removed: '2024-01-01T00:00:00Z' };
  const lock = { ...first.lock, articles: { 'urn:x': gone } };
  expect(at(lock, '02', []).lock).toEqual(lock);
});
