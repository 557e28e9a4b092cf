import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/model/characters.ts';
import { classifyBlocks } from '../../../src/read/text/classify-blocks.ts';
import { readText } from '../../../src/read/text/read-text.ts';

const BODY = 'A sentence of the body, which ends as a sentence does.';

const shape = (text: string): readonly string[] =>
  classifyBlocks(text).map(({ role, first }) => `${first} ${role}`);

test.each([
  ['the first line, whole', `It ends in U.S.\n\n${BODY}`, ['1 title', '3 paragraph']],
  ['blank lines above it', `\n\n Title \n\n${BODY}`, ['3 title', '5 paragraph']],
  ['text directly below it', `Title\n${BODY}`, ['1 title', '2 paragraph']],
])('title: %s', (_, text, expected) => {
  expect(shape(text)).toEqual(expected);
});

test.each([
  ['zero', '0'],
  ['a number', '191'],
  ['a grouped number', '1,024'],
  ['a rounded number', '1.2K'],
])('counter: %s between title and text', (_, counter) => {
  expect(shape(`Title\n\n${counter}\n\n${BODY}`)).toEqual(['1 title', '3 counter', '5 paragraph']);
});

test.each([
  ['a number further down', `Title\n\n${BODY}\n\n42\n\n${BODY}`],
  ['a number that says more', `Title\n\n191 people came.\n\n${BODY}\n\n${BODY}`],
])('counter: not %s', (_, text) => {
  expect(
    shape(text)
      .slice(1)
      .every((each) => each.endsWith(' paragraph')),
  ).toBe(true);
});

test('a caption that ends in its credit has both apart', () => {
  const text = `Title\n\n${BODY}\n\nA harbour at night. © AFP\n\n${BODY}`;
  expect(classifyBlocks(text)[2]).toMatchObject({
    role: 'caption',
    split: { caption: 'A harbour at night.', credit: '© AFP' },
  });
});

describe('a paragraph above a credit line', () => {
  const caption = 'A harbour at night, seen from the hill on May 3, 2020.';

  test.each([
    ['an agency and its channel', 'KCNA | via Reuters'],
    ['a person, a collection, an archive', 'Ana Lima | Moment | Getty Images'],
    ['an agency alone', 'Reuters'],
    ['a label, a person and an agency', 'Photo: Jane Doe / AFP'],
    ['a person and an agency in brackets', '(Robert F. Bukaty / AP)'],
    ['a person in brackets', '(Ben Olender)'],
    ['a stock agency’s address', 'x - stock.adobe.com'],
    ['a copyright', '© 2021 Jane Doe'],
    ['a person and a paper', 'Jane Doe/The Guardian'],
  ])('is its caption: %s', (_, credit) => {
    expect(shape(`Title\n\n${caption}\n\n${credit}\n\n${BODY}`)).toEqual([
      '1 title',
      '3 caption',
      '5 credit',
      '7 paragraph',
    ]);
  });

  test.each([
    ['that ends as a sentence', 'The choice was simple: stay | go.'],
    ['that is long', `${'long '.repeat(20)}| ${'longer '.repeat(20)}`],
    ['that only names an agency', 'Not even Reuters knew.'],
  ])('stays a paragraph above a line %s', (_, line) => {
    expect(shape(`Title\n\n${caption}\n\n${line}\n\n${BODY}`)).toEqual([
      '1 title',
      '3 paragraph',
      '5 paragraph',
      '7 paragraph',
    ]);
  });

  test('stays a paragraph above the rows of a table', () => {
    expect(shape(`Title\n\n${caption}\n\nName | Score\nAda | 3\n\n${BODY}`)).not.toContain(
      '3 caption',
    );
  });

  test('stays a paragraph where no text follows: a text is more than its caption', () => {
    expect(shape(`Title\n\n${BODY}\n\nOne | Two`)).toEqual([
      '1 title',
      '3 paragraph',
      '5 paragraph',
    ]);
  });
});

test('hard-wrapped lines are one paragraph, others one each', () => {
  const wrapped = 'These words were broken at a column by some\nmail program, as it used to be.';
  expect(classifyBlocks(`Title\n\n${wrapped}`).at(-1)?.text).toBe(wrapped.replace('\n', ' '));
  expect(shape('Title\n\nRoses are red,\nviolets are blue.')).toEqual([
    '1 title',
    '3 paragraph',
    '4 paragraph',
  ]);
});

test('no word of any text is lost', () => {
  const line = fc.oneof(
    fc.constantFrom('', '0', '1.2K', 'KCNA | via Reuters', BODY, 'Title', '| a | b'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { text } = cleanText(lines.join('\n'));
      const letters = (some: string): string => some.replace(/[^\p{L}]/gu, '');
      const blocks = classifyBlocks(text);
      expect(letters(blocks.map((block) => block.text).join(''))).toBe(letters(text));
      const ends = blocks.flatMap(({ first, last }) => [first, last]);
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    }),
  );
});

test('reading twice gives the same, and every letter stands in the article or in the report', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '191',
      'Share',
      'By Jane Doe',
      'June 18, 2021',
      'KCNA | via Reuters',
      BODY,
    ),
    fc.constantFrom(
      '• one',
      '- two',
      '1. three',
      '2. four',
      '> five',
      '***',
      '# six',
      '====',
      'Foto: dpa',
    ),
    fc.constantFrom(
      '###',
      'ENDS',
      '© 2021 Jane Doe',
      '(dpa)',
      'Read more: x',
      'WORLD',
      'A <b> & "c"',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  const letters = (some: string): string => [...some.replace(/[^\p{L}]/gu, '')].sort().join('');
  const plain = (html: string): string =>
    html
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { text } = cleanText(lines.join('\n'));
      const { leftOut, contentHtml, title } = readText(text);
      expect(readText(text)).toEqual({ ...readText(text), leftOut, contentHtml });
      const parts = [...leftOut.map((piece) => piece.text), plain(contentHtml), title?.text ?? ''];
      expect(letters(parts.join(''))).toBe(letters(text));
    }),
  );
});
