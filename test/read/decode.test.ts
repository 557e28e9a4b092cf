import { describe, expect, test } from 'vitest';
import { decode } from '../../src/read/decode.ts';

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

/** A word as the bytes of an encoding. */
const WORDS = [
  ['iso-8859-1', 'café', ascii('caf\xe9')],
  ['latin1', '“café”', ascii('\x93caf\xe9\x94')],
  ['windows-1252', '€ – “a”', ascii('\x80 \x96 \x93a\x94')],
  ['windows-1251', 'Привет', hex('cf f0 e8 e2 e5 f2')],
  ['koi8-r', 'Привет', hex('f0 d2 c9 d7 c5 d4')],
  ['iso-8859-2', 'łódź', hex('b3 f3 64 bc')],
  ['shift_jis', '東京～', hex('93 8c 8b 9e 81 60')],
  ['euc-jp', '東京', hex('c5 ec b5 fe')],
  ['iso-2022-jp', '東京', hex('1b 24 42 45 6c 35 7e 1b 28 42')],
  ['euc-kr', '서울', hex('bc ad bf ef')],
  ['gb2312', '北京', hex('b1 b1 be a9')],
  ['gb18030', '北京', hex('b1 b1 be a9')],
  ['big5', '臺北', hex('bb 4f a5 5f')],
] as const;

const textOf = (bytes: Uint8Array, kind: Parameters<typeof decode>[2] = 'html'): unknown => {
  const decoded = decode(bytes, 'x', kind, 'en');
  return 'text' in decoded && decoded.warnings.length === 0 ? decoded.text : decoded;
};

describe('a page is read in the encoding that it declares', () => {
  const head = {
    'in a <meta>': (label: string) => `<html><head><META Charset='${label}'></head>`,
    'for HTTP': (label: string) =>
      `<html><head><meta http-equiv=Content-Type content="text/html; charset=${label}">`,
    'as XML': (label: string) => `<?xml version="1.0" encoding="${label}"?><html>`,
    'after a comment': (label: string) =>
      `<!-- <meta charset=utf-8> --><html><meta charset="${label}">`,
  };
  const rows = Object.entries(head).flatMap(([how, make]) =>
    WORDS.map(([label, word, bytes]) => [how, label, make(label), word, bytes] as const),
  );
  test.each(rows)('%s: %s', (_, __, start, word, bytes) => {
    expect(textOf(join(ascii(start), bytes, ascii('</html>')))).toBe(`${start}${word}</html>`);
  });

  test('but a byte order mark counts more', () => {
    const page = '<meta charset=koi8-r><p>café';
    expect(textOf(join(hex('ef bb bf'), Buffer.from(page)))).toBe(page);
    expect(textOf(Buffer.from(`\ufeff${page}`, 'utf16le'))).toBe(page);
  });

  test('and a declaration after 1,024 bytes is none', () => {
    const page = `${' '.repeat(1024)}<meta charset=koi8-r><p>`;
    expect(textOf(join(ascii(page), Buffer.from('café')))).toBe(`${page}café`);
  });
});

test.each([
  ['UTF-16 of Windows', Buffer.from('\ufeffcafé', 'utf16le')],
  ['UTF-16 of old Macs', Buffer.from('\ufeffcafé', 'utf16le').swap16()],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffcafé')],
])('a raw text, Markdown and a sidecar can be in %s', (_, bytes) => {
  for (const kind of ['text', 'markdown', 'fields'] as const)
    expect(textOf(bytes, kind)).toBe('café');
});

test.each([
  ['Western letters', 'en', ascii('A caf\xe9, \x93na\xefve\x94'), 'A café, “naïve”'],
  ['German letters', 'de', ascii('Gr\xf6\xdfe'), 'Größe'],
  ['Russian letters', 'ru', hex('cf f0 e8 e2 e5 f2'), 'Привет'],
  ['Japanese', 'ja', hex('93 8c 8b 9e'), '東京'],
  ['Chinese of Taiwan', 'zh-TW', hex('bb 4f a5 5f'), '臺北'],
] as const)(
  'what declares nothing is read as its language has it: %s',
  (_, language, bytes, text) => {
    for (const kind of ['text', 'markdown', 'html'] as const) {
      const warnings = [{ message: expect.stringMatching(/^this is not UTF-8, and was read as /) }];
      expect(decode(bytes, 'x', kind, language)).toMatchObject({ text, warnings });
    }
  },
);

test('the language of a page counts more than that of the site', () => {
  const page = join(ascii('<html lang="ru-RU"><p>'), hex('cf f0 e8 e2 e5 f2'));
  expect(decode(page, 'x', 'html', 'en')).toMatchObject({ text: '<html lang="ru-RU"><p>Привет' });
});

test.each([
  ['Russian on an English site', 'en', hex('cf f0 e8 e2 e5 f2')],
  ['Japanese on an English site', 'en', hex('93 8c 8b 9e')],
  ['Russian in KOI8-R', 'ru', hex('f0 d2 c9 d7 c5 d4')],
  ['Polish on an English site', 'en', hex('5a 61 bf f3 b3 e6')],
] as const)(
  'what would become other letters is refused, with its place: %s',
  (_, language, bytes) => {
    expect(decode(join(ascii('a\nb'), bytes), 'x', 'text', language)).toEqual({
      problem: expect.objectContaining({ file: 'x', line: 2 }),
    });
  },
);

test('a few broken bytes in a text in UTF-8 spoil no other letter', () => {
  const bytes = join(Buffer.from('Une élève\nnaïve, été'), hex('e9'), ascii(' x'));
  expect(decode(bytes, 'x', 'text', 'fr')).toEqual({
    text: 'Une élève\nnaïve, été\ufffd x',
    warnings: [{ line: 2, column: 11, message: expect.stringMatching(/not UTF-8, and show as/) }],
  });
});

test('a page that is UTF-8, whatever it says, is read as UTF-8', () => {
  const page = '<meta charset=iso-8859-1><p>café';
  expect(decode(Buffer.from(page), 'x', 'html', 'en')).toMatchObject({
    text: page,
    warnings: [{ message: expect.stringMatching(/correct its charset$/) }],
  });
});
