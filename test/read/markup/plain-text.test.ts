import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/read/markup/read-html.ts';
import { readMarkdown } from '../../../src/read/markup/read-markdown.ts';

const NOTE = '<sup><a href="#fn1">1</a></sup>';

describe.each([
  ['the title', (html: string) => readHtml(`<h1>${html}</h1><p>x</p>`).title?.text],
  ['the title of Markdown', (html: string) => readMarkdown(`# ${html}\n\nx`).title?.text],
  ['the summary', (html: string) => readHtml(`<p>${html}</p>`).lead],
  ['a stated summary', (html: string) => readHtml(`<p>${html}</p><!--more-->`).said.summary],
  ['plain text', (html: string) => readHtml(`<p>${html}</p>`).contentText],
])('in %s', (_, read) => {
  test.each([
    ['raised letters stand', 'XX<sup>e</sup> siècle', 'XXe siècle'],
    ['raised digits are signs', '10<sup>6</sup> km', '10⁶ km'],
    ['raised numbers below zero are signs', '10<sup>-12</sup> m', '10⁻¹² m'],
    ['lowered digits are signs', 'H<sub>2</sub>O', 'H₂O'],
    ['lowered letters stand', 'x<sub>i</sub>', 'xi'],
    ['letters with digits stand', 'x<sup>2n</sup>', 'x2n'],
    ['marks stand', 'Kim<sup>®</sup>', 'Kim®'],
    ['a link to a note goes', `Kim${NOTE} vows`, 'Kim vows'],
    ['several go', `Kim<sup><a href="#a">1</a>, <a href="#b">2</a></sup> vows`, 'Kim vows'],
    ['one in brackets goes', 'Kim<sup>[<a href="#a"><span>1</span></a>]</sup> vows', 'Kim vows'],
    ['one around its number goes', 'Kim<a href="#fn1"><sup>1</sup></a> vows', 'Kim vows'],
    ['a link to a page stays', 'Kim<sup><a href="https://x.example/">more</a></sup>', 'Kimmore'],
    ['an element in a word leaves no gap', 'a<big>b</big>c', 'abc'],
  ])('%s', (_name, html, text) => {
    expect(read(html)).toBe(text);
  });
});

test.each([
  ['a fraction', '<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>', '(a+b)/2'],
  ['a power', '<msup><mn>10</mn><mn>6</mn></msup>', '10⁶'],
  ['a power of letters', '<msup><mi>x</mi><mi>n</mi></msup>', 'x^n'],
  ['an index', '<msub><mi>x</mi><mn>2</mn></msub>', 'x₂'],
  ['both', '<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>', 'x_i²'],
  ['a root', '<msqrt><mi>x</mi></msqrt>', '√x'],
  ['a third root', '<mroot><mi>x</mi><mn>3</mn></mroot>', '³√x'],
])('a formula reads as one writes it on a line: %s', (_, html, text) => {
  const reading = readHtml(`<p><math>${html}</math></p>`);
  expect(reading.contentText).toBe(text);
  expect(reading.lead).toBe(text);
});

test.each([
  ['GFM', 'x[^1]\n\n[^1]: y', 'href="#user-content-fn-1" id="user-content-fnref-1"'],
  ['HTML', 'x<sup><a href="#n1">1</a></sup>', 'href="#n1"'],
  ['pandoc', 'x<a href="#fn1"><sup>1</sup></a>', 'href="#fn1"'],
])('a link to a note says so, for readers that show the note in its place: %s', (_, text, link) => {
  expect(readMarkdown(text).contentHtml).toContain(`<a ${link} class="footnote">`);
});

test.each([
  ['the way back', '<a href="#fnref1">↩</a>'],
  ['a link to a part', '<a href="#part">1</a>'],
  ['a link with another class', '<a class="button" href="https://x.example/">1</a>'],
])('other links do not: %s', (_, html) => {
  expect(readHtml(html).contentHtml).not.toContain('class');
});
