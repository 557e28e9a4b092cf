import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { hastenStrikethrough } from '../../../src/read/markup/strikethrough.ts';

const parse = (text: string, syntax: ReturnType<typeof gfm>) =>
  fromMarkdown(text, { extensions: [syntax], mdastExtensions: gfmFromMarkdown() });

const PIECES = [
  '~',
  '~~',
  '~~~',
  'a',
  'b',
  ' ',
  '.',
  '*',
  '**',
  '_',
  '`',
  '[',
  '](c)',
  '\n',
  '\\~',
];

test('strikethrough is found where the package alone finds it', () => {
  const hastened = hastenStrikethrough(gfm());
  const text = fc
    .array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 40 })
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (markdown) => {
      expect(parse(markdown, hastened)).toEqual(parse(markdown, gfm()));
    }),
    { numRuns: 1000 },
  );
});
