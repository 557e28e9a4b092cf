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
  ['a number further down', `Title\n\n${BODY}\n\n42\n\n${BODY}`],
  ['a number that says more', `Title\n\n191 people came.\n\n${BODY}\n\n${BODY}`],
])('counter: not %s', (_, text) => {
  expect(
    shape(text)
      .slice(1)
      .every((each) => each.endsWith(' paragraph')),
  ).toBe(true);
});

describe('a paragraph above a credit line', () => {
  const caption = 'A harbour at night, seen from the hill on May 3, 2020.';

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

  test('stays a paragraph if no text follows', () => {
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

test('every letter of a text is in the article or in the report', () => {
  const line = fc.oneof(
    fc.constantFrom('', '0', '191', 'Share', 'By Jane Doe', 'June 18, 2021', BODY, '***', '# six'),
    fc.constantFrom('• one', '- two', '1. three', '2. four', '> five', '====', 'Foto: dpa', '###'),
    fc.constantFrom('ENDS', '© 2021 Jane Doe', '(dpa)', 'Read more: x', 'WORLD', 'A <b> & "c"'),
    fc.constantFrom('KCNA | via Reuters', '| a | b', 'Title'),
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
      const parts = [...leftOut.map((piece) => piece.text), plain(contentHtml), title?.text ?? ''];
      expect(letters(parts.join(''))).toBe(letters(text));
    }),
  );
});
