import { describe, expect, test } from 'vitest';
import { parseRules } from '../../../src/compile/rules/parse-rules.ts';

test('comments, empty lines, blanks and endings of lines make no difference', () => {
  const text =
    '\ufeff# The old site\r\n\r\n  /a\t /b   302 # until May\r/c /d#e\n#/f /g\n/h https://x.test/i 308\n/j /k 301';
  expect(parseRules(text)).toEqual({
    rules: [
      { line: 3, from: '/a', to: '/b', status: 302 },
      { line: 4, from: '/c', to: '/d#e' },
      { line: 6, from: '/h', to: 'https://x.test/i', status: 308 },
      { line: 7, from: '/j', to: '/k' },
    ],
    problems: [],
  });
});

describe('a rule is refused', () => {
  test.each([
    '/a',
    'a /b',
    'https://x.test/a /b',
    '//x.test/a /b',
    '/a?p=1 /b',
    '/a id=:id /b/:id 301',
    '/a#b /c',
    '/a/*/* /b',
    '/:a/:a /b',
    '/:a:b /c',
    '/:a-* /c',
    '/a /b 200',
    '/a /b 404',
    '/a /b 410',
    '/a /b 301!',
    '/a /b 302 Country=us',
    '/a /b Role=admin',
    '/a /b 301 Cookie=x',
    '/a /b c',
    '/a /b 301 c',
    '/a b',
    '/a //evil.test',
    '/a /\\evil.test',
    '/a ftp://x.test/',
    '/a/* http://:splat/',
    '/a http://[::1]/',
    '/a https://x.test\\\\@y.test/',
    '/a javascript:alert(1)',
    '/a https://u@x.test/',
    '/a/* https://:splat/',
    '/a/* https://x.test:splat/',
    '/a/* https://:splat.x.test/',
    '/a/* /b/*',
    '/a/* /b/:slug',
    '/:a /b/:splat',
    `/${'a'.repeat(2000)} /b`,
  ])('%s', (line) => {
    const { rules, problems } = parseRules(`/x /y\n ${line}`);
    expect(rules).toEqual([{ line: 1, from: '/x', to: '/y' }]);
    expect(problems).toMatchObject([{ file: 'seeds/_redirects', line: 2, column: 2 }]);
    expect(problems[0]?.message).toMatch(/; [a-z]/);
  });
});

test('ten thousand rules are read at once', () => {
  const text = Array.from({ length: 10_000 }, (_, at) => `/old/${at} /articles/a`).join('\n');
  expect(parseRules(text).rules).toHaveLength(10_000);
});
