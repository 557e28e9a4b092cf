import { describe, expect, test } from 'vitest';
import { buildRedirects } from '../../src/compile/redirects.ts';

describe('an address leads', () => {
  test.each<[string, Parameters<typeof buildRedirects>[0], Record<string, string>]>([
    ['nowhere where none was left', [{ slug: 'a' }], {}],
    [
      'from each slug that an article had to the one it has',
      [{ slug: 'c', formerSlugs: ['a', 'b'] }],
      { '/articles/a': '/articles/c', '/articles/b': '/articles/c' },
    ],
    [
      'from each alias to the article',
      [{ slug: 'a', aliases: ['/2021/ä.html', 'b'] }],
      { '/2021/%C3%A4.html': '/articles/a', '/articles/b': '/articles/a' },
    ],
    [
      'where an alias says, before where a slug was',
      [
        { slug: 'a', formerSlugs: ['x'] },
        { slug: 'b', aliases: ['x'] },
      ],
      { '/articles/x': '/articles/b' },
    ],
    [
      'to the newer of two that had it',
      [
        { slug: 'new', formerSlugs: ['x'] },
        { slug: 'old', formerSlugs: ['x'] },
      ],
      { '/articles/x': '/articles/new' },
    ],
  ])('%s', (_, residents, expected) => {
    expect(Object.fromEntries(buildRedirects(residents).map(({ from, to }) => [from, to]))).toEqual(
      expected,
    );
  });
});
