import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../src/article/characters.ts';

test.each([
  ['a byte order mark', '\ufeffText', 'Text', 0],
  ['line ends of every kind', 'a\r\nb\rc\nd\fe\vf\u0085g', 'a\nb\nc\nd\ne\nf\ng', 0],
  ['control characters', 'a\u0000b\u0008c\u007fd\u0090', 'abcd', 4],
  ['noncharacters', 'a\ufffeb\uffff', 'ab', 2],
  ['lone surrogates', 'a\ud800b\udc00', 'a\ufffdb\ufffd', 0],
  ['what is text', 'tab\tand 😀 and 日本 and עברית', 'tab\tand 😀 and 日本 and עברית', 0],
])('%s', (_, source, text, removed) => {
  expect(cleanText(source)).toEqual({ text, removed });
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (source) => {
      expect(cleanLine(cleanLine(source))).toBe(cleanLine(source));
    }),
  );
});
