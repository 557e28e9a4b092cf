import { expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';

const read = (html: string): string => readHtml(`<p>x ${html}</p>`).contentHtml;

test.each([
  [
    'what shows',
    '<mrow><mi>x</mi><mo>=</mo><mn>2</mn></mrow>',
    '<mrow><mi>x</mi><mo>=</mo><mn>2</mn></mrow>',
  ],
  [
    'what is around',
    '<menclose notation="box"><mi>x</mi></menclose>',
    '<menclose notation="box"><mi>x</mi></menclose>',
  ],
  [
    'cells over columns',
    '<mtable><mtr><mtd columnspan="2"><mi>x</mi></mtd></mtr></mtable>',
    '<mtable><mtr><mtd columnspan="2"><mi>x</mi></mtd></mtr></mtable>',
  ],
  [
    'brackets',
    '<mfenced><mi>x</mi><mi>y</mi></mfenced>',
    '<mrow><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo></mrow>',
  ],
  [
    'other brackets',
    '<mfenced open="[" close="" separators=";,"><mi>x</mi><mi>y</mi></mfenced>',
    '<mrow><mo>[</mo><mi>x</mi><mo>;</mo><mi>y</mi><mo></mo></mrow>',
  ],
  [
    'the first part of an action',
    '<maction actiontype="toggle"><mi>x</mi><mi>y</mi></maction>',
    '<mi>x</mi>',
  ],
  [
    'no links',
    '<mi href="https://x.example/" xlink:href="https://x.example/">x</mi>',
    '<mi>x</mi>',
  ],
])('a formula keeps %s', (_, html, kept) => {
  expect(read(`<math>${html}</math>`)).toBe(`<p>x <math>${kept}</math></p>`);
});

test('the TeX of a formula is what a text without markup has of it', () => {
  const html =
    '<math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">\\hat x</annotation></semantics></math>';
  expect(read(html)).toBe(
    '<p>x <math alttext="\\hat x"><semantics><mrow><mi>x</mi></mrow></semantics></math></p>',
  );
  expect(readHtml(html).leftOut).toEqual([]);
  expect(readHtml(html).contentText).toBe('\\hat x');
});

test('what KaTeX writes is there once', () => {
  const html =
    '<span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span><span class="katex-html" aria-hidden="true"><span>x</span></span></span>';
  expect(read(html)).toBe('<p>x <math><mi>x</mi></math></p>');
  expect(readHtml(html).leftOut).toEqual([
    { line: 1, what: 'a formula in HTML, beside its MathML', text: 'x' },
  ]);
});

test.each([
  ['an action', '<maction><mi>x</mi></maction>', 'a <maction> element in a formula', 'x'],
  ['HTML', '<mtext><b>x</b></mtext>', 'a <b> element in a formula', 'x'],
])('what is no part of a formula is reported: %s', (_, html, what, text) => {
  expect(readHtml(`<math>${html}</math>`).leftOut).toEqual([{ line: 1, what, text }]);
});

test.each([
  ['title', '<svg><title>A rising line</title><path d="M0"/></svg>'],
  ['label', '<svg aria-label="A rising line"><path d="M0"/></svg>'],
])('a drawing keeps its %s as text', (_, html) => {
  expect(read(html)).toBe('<p>x A rising line</p>');
  expect(readHtml(html).leftOut).toEqual([{ line: 1, what: 'a <svg> element, keeping its title' }]);
});
