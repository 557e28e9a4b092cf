import { expect, test } from 'vitest';
import { findInvalidAliases } from '../../src/compile/checks.ts';

const publish = (slug: string, aliases?: readonly string[]) => ({
  file: `seeds/${slug}.txt`,
  fields: aliases ? { aliases: [...aliases] } : {},
  identity: {
    id: `urn:x:${slug}`,
    entry: { file: `seeds/${slug}.txt`, slug, firstSeen: '2024-01-01T00:00:00Z', hash: 'h' },
  },
  positions: { aliases: { file: `seeds/${slug}.yaml`, line: 3, column: 10 } },
});

test.each<[string, readonly string[], readonly string[]]>([
  ['where nothing else is', ['/2021/06/kim.html', 'kim', '/articles/bb'], []],
  ['that is there twice', ['/x', '/x'], []],
  ['of a feed', ['/feed/'], ['the alias "/feed/" is an address of the site itself; remove it']],
  ['of an article of WordPress', ['/?p=12', '/index.php?p=13'], []],
  ['of the front page', ['/?x=12'], ['the alias "/" is an address of the site itself; remove it']],
  [
    'below an article',
    ['/articles/b/amp'],
    ['the alias "/articles/b/amp" is the address of seeds/b.txt; remove it'],
  ],
  [
    'that is its own address',
    ['a'],
    ['the alias "/articles/a" is the address of seeds/a.txt; remove it'],
  ],
])('an alias %s', (_, aliases, expected) => {
  const problems = findInvalidAliases([publish('a', aliases), publish('b')]);
  expect(problems.map(({ message }) => message)).toEqual(expected);
});

test('an alias that two articles spell differently is a problem at the second', () => {
  expect(findInvalidAliases([publish('a', ['/ü']), publish('b', ['/x', '/%C3%BC'])])).toEqual([
    {
      file: 'seeds/b.yaml',
      line: 3,
      column: 10,
      message: 'the alias "/%C3%BC" is also an alias of seeds/a.txt; remove it from one of them',
    },
  ]);
});
