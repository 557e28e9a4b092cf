import { expect, test } from 'vitest';
import { countArticles, groupByKind } from '../../src/cli/groups.ts';
import { atStart } from '../../src/model/problem.ts';

const kindsOf = (...messages: readonly string[]) =>
  groupByKind(messages.map((message, at) => atStart(`seeds/${at}.md`, message))).map(
    ({ kind, problems }) => [kind, problems.length],
  );

test.each<readonly [string, readonly string[], string]>([
  [
    'names in quotes',
    ['there is no field "a"; did you mean "b"?', 'there is no field "c"; see docs'],
    'there is no field …',
  ],
  [
    'files',
    [
      'there is no file seeds/a b.png; add it',
      'there is no file ../b.png; add it',
      'there is no file seeds/c/d.png; add it',
    ].slice(1),
    'there is no file …',
  ],
  [
    'a file that is blamed on its own',
    ['image: seeds/a.png: this is 26 MiB, and', 'image: seeds/b.png: this is 30 MiB, and'],
    'image: …: this is … MiB, and',
  ],
  [
    'times',
    [
      'updated: 2030-01-01T00:00:00Z is in the future; x',
      'updated: 2031-01-01T00:00:00Z is in the future; x',
    ],
    'updated: … is in the future',
  ],
  [
    'a semicolon in a name',
    ['there is no file for the link "a;b"; x', 'there is no file for the link "c"; x'],
    'there is no file for the link …',
  ],
])('problems are of one kind whatever they name: %s', (_, messages, kind) => {
  expect(kindsOf(...messages)).toEqual([[kind, messages.length]]);
});

test('the most frequent kind comes first', () => {
  expect(kindsOf('a; x', 'b; x', 'b; y', 'c; x')).toEqual([
    ['b', 2],
    ['a', 1],
    ['c', 1],
  ]);
});

test('an article and its sidecar count as one, the settings and the lock as none', () => {
  const files = [
    'seeds/a.md',
    'seeds/a.yaml',
    'seeds/b.md',
    'wrangler.toml',
    'seeds',
    'seeds/articles.lock.json',
  ];
  expect(countArticles(files.map((file) => atStart(file, 'x')))).toBe(2);
});
