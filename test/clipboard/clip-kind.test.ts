import { describe, expect, test } from 'vitest';
import { chooseKind, classifyInput } from '../../src/clipboard/clip-kind.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('standard input is', () => {
  test.each([
    ['a page', '<!DOCTYPE html><html>', 'html'],
    ['a fragment', '\n  <p class="a">Text', 'html'],
    ['a fragment behind a comment', '<!--StartFragment--><h1>A</h1>', 'html'],
    ['a fragment with a byte order mark', '\ufeff<article>', 'html'],
    ['a text', 'A walk\n\nThe last ferry.', 'text'],
    ['a text with an element in it', 'Use <p> for paragraphs.', 'text'],
    ['a text in angle quotes', '<<A walk>> is a book', 'text'],
    ['an address in angles', '<https://x.example/>', 'text'],
  ])('%s', (_, text, kind) => {
    expect(Object.keys(classifyInput(encode(text), undefined))).toEqual([kind]);
  });

  test('a page in UTF-16', () => {
    const bytes = Buffer.from('\ufeff<p>Text</p>', 'utf16le');
    expect(Object.keys(classifyInput(bytes, undefined))).toEqual(['html']);
  });

  test.each(['html', 'text'] as const)('%s where that is said', (wanted) => {
    const [other] = [{ html: 'A <b>', text: '<p>' }[wanted]];
    expect(Object.keys(classifyInput(encode(other), wanted))).toEqual([wanted]);
  });
});

describe('of a clipboard, what is taken is', () => {
  const PAGE = encode('<meta charset="utf-8"><p>Text</p>');
  const CODE = encode('<div style="white-space:pre"><span>let a</span></div>');
  const TEXT = encode('Text');

  test.each([
    ['the HTML', { html: PAGE, text: TEXT }, undefined, 'html'],
    ['the text, where HTML only has colours', { html: CODE, text: TEXT }, undefined, 'text'],
    ['that HTML, where there is nothing else', { html: CODE }, undefined, 'html'],
    ['the text, where that is said', { html: PAGE, text: TEXT }, 'text', 'text'],
    ['nothing, where what is said is not there', { text: TEXT }, 'html', undefined],
    ['nothing of nothing', {}, undefined, undefined],
  ] as const)('%s', (_, clip, wanted, kind) => {
    expect(chooseKind(clip, wanted)).toBe(kind);
  });
});
