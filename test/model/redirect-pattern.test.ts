import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRule, readPattern } from '../../src/model/redirect-pattern.ts';

const apply = (from: string, to: string, path: string): string | undefined =>
  applyRule({ parts: readPattern(from), to }, path);

test.each<[from: string, to: string, path: string, expected: string | undefined]>([
  ['/blog/*', '/articles/:splat', '/blog/kim', '/articles/kim'],
  ['/blog/*', '/articles/:splat', '/blog/a/b', '/articles/a/b'],
  ['/blog/*', '/x/:splat', '/blog', '/x/'],
  ['/blog/*', '/x', '/blogs/a', undefined],
  ['/blog*', '/x/:splat', '/blogs/a', '/x/s/a'],
  ['/*', '/x/:splat', '/a/b', '/x/a/b'],
  ['/*/feed', '/rss.xml', '/a/b/feed', '/rss.xml'],
  ['/*/feed', '/rss.xml', '/feed', undefined],
  ['/a/*.html', '/x/:splat', '/a/b/c.html', '/x/b/c'],
  ['/a/*/b', '/x', '/a/b', undefined],
  ['/blog/*/:slug', '/articles/:slug', '/blog/1/2/kim', '/articles/kim'],
  ['/:year/:month/:slug', '/articles/:slug', '/2020/05/kim', '/articles/kim'],
  ['/:year/:month/:slug', '/articles/:slug', '/2020/05', undefined],
  ['/:year/:month/:slug', '/articles/:slug', '/2020/05/kim/x', undefined],
  ['/:year-:month-:day-:slug.html', '/:slug', '/2020-05-06-a-b.html', '/a-b'],
  ['/p:id', '/x/:id', '/p', undefined],
  ['/:a', '/:a/:a', '/q', '/q/q'],
  ['/:a', '/:ab', '/q', '/:ab'],
  ['/blog/*', '/:splat', '/blog//evil.test/x', '/evil.test/x'],
  ['/blog/*', '/:splat', '/blog///evil.test', '/evil.test'],
  ['/caf%C3%A9/*', '/x/:splat', '/caf%C3%A9/%C3%BC', '/x/%C3%BC'],
])('%s to %s from %s is %s', (from, to, path, expected) => {
  expect(apply(from, to, path)).toBe(expected);
});

describe('a pattern', () => {
  // As Cloudflare has it: `*` is anything, a placeholder anything but a slash.
  const toExpression = (from: string): RegExp =>
    new RegExp(
      `^${from
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/:[A-Za-z]\w*/g, '[^/]+')}$`,
    );
  const path = fc.stringMatching(/^(\/[ab.-]{0,3}){1,5}$/);

  test.each([
    '/a/*',
    '/*',
    '/a*',
    '/*/b',
    '/:x/:y',
    '/:x-:y',
    '/a:x',
    '/:x.:y-:z',
    '/:x/*',
    '/*/:x',
    '/*b',
  ])('%s is for the paths that its expression is for', (from) => {
    fc.assert(
      fc.property(path, (text) => {
        // A slash at the end is no part of the one spelling of a path.
        fc.pre(!text.endsWith('/'));
        const is = toExpression(from);
        const isFolder = from.endsWith('/*') && from !== '/*' && is.test(`${text}/`);
        expect(apply(from, '/x', text) !== undefined).toBe(isFolder || is.test(text));
      }),
    );
  });

  test('reads a path that nearly fits once', () => {
    const from = `/${Array.from({ length: 40 }, (_, at) => `:p${at}`).join('-')}.html`;
    expect(apply(from, '/x', `/${'a-'.repeat(8000)}`)).toBe(undefined);
    expect(apply('/*/a/:x-:y/b', '/x', `${'/a/a-a'.repeat(4000)}`)).toBe(undefined);
  });
});
