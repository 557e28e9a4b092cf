import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText, stripBidi } from '../../src/model/characters.ts';
import { codePoint } from '../support/code-point.ts';

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
    fc.property(fc.string({ unit: codePoint }), (source) => {
      expect(cleanLine(cleanLine(source))).toBe(cleanLine(source));
    }),
  );
});

test.each([
  ['an override', 'a\u202eb\u202cc', 'abc'],
  ['an override that nothing ends', 'a\u202eb', 'ab'],
  ['an embedding that nothing ends', 'a\u202bb', 'ab'],
  ['an isolate that nothing ends', 'a\u2067b', 'ab'],
  ['an isolate that the end of another kind closes', 'a\u2067b\u202c', 'ab'],
  ['an end before the beginning', 'a\u2069b\u2067', 'ab'],
  ['marks alone', 'a\u200fb', 'a\u200fb'],
  ['an isolate that is ended', 'a \u2067\u05e9\u2069 b', 'a \u2067\u05e9\u2069 b'],
])('%s in a title does not reverse the text after it', (_, line, closed) => {
  expect(stripBidi(line)).toBe(closed);
});
